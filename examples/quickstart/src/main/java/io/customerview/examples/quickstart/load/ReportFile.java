package io.customerview.examples.quickstart.load;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.customerview.examples.quickstart.mapping.Finding;
import io.customerview.examples.quickstart.text.StopException;
import io.customerview.examples.quickstart.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes every finding into a CSV file, for whoever puts the export right. */
public final class ReportFile {

  private static final CsvSchema SCHEMA = CsvSchema.emptySchema().withColumnSeparator(';');

  private ReportFile() {}

  /** Writes the findings, in the place of what the file held. */
  public static void write(Path file, Findings findings, Texts texts) {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        SequenceWriter lines =
            new CsvMapper()
                .writer(SCHEMA)
                .with(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .writeValues(out)) {
      lines.write(
          List.of(
              texts.get("report.row"),
              texts.get("report.column"),
              texts.get("report.value"),
              texts.get("report.effect"),
              texts.get("report.reason"),
              texts.get("report.suggestion")));
      for (Finding finding : findings.all()) {
        lines.write(
            List.of(
                Long.toString(finding.row()),
                finding.column().title(),
                finding.value(),
                texts.get("effect." + finding.effect()),
                finding.reason().message(texts.locale()),
                String.join(" + ", finding.suggestions())));
      }
    } catch (IOException e) {
      throw new StopException("report.unwritable", file, e.getClass().getSimpleName());
    }
  }
}
