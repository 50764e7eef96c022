package io.customerview.examples.quickstart.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.examples.quickstart.text.StopException;
import io.customerview.examples.quickstart.text.Texts;
import io.customerview.segmentation.analysis.SegmentCheck;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFileTest {

  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

  @TempDir Path folder;

  private void assertStops(Path file, Texts texts, String... parts) {
    assertThatExceptionOfType(StopException.class)
        .isThrownBy(() -> SegmentFile.read(file, texts))
        .satisfies(stop -> assertThat(stop.sentence(texts)).contains(parts));
  }

  @Test
  @DisplayName("SEG-8: nothing is wrong with the rules that come with the program")
  void committed() {
    SegmentFile file = SegmentFile.read(Path.of("data/segments.json"), ENGLISH);
    assertThat(file.segments()).extracting(Segment::name).contains("Room to grow").hasSize(7);
    assertThat(file.segments())
        .allSatisfy(
            segment ->
                assertThat(
                        SegmentCheck.of(segment, Criteria.standard(), LocalDate.of(2026, 11, 28))
                            .findings())
                    .isEmpty());
  }

  @Test
  @DisplayName("everything that is wrong is told at once, with its line, in the language asked for")
  void issues() throws IOException {
    Path file = folder.resolve("segments.json");
    Files.writeString(
        file,
        """
        {"segments": [
          {"name": "A", "combined": [
            {"criterion": "revenu", "operator": ">=", "argument": "1"},
            {"criterion": "city", "operator": "=>", "argument": "Santos"}
          ]}
        ]}
        """);
    assertStops(file, ENGLISH, "nothing was done", "line 3: ", "line 4: ");
    assertStops(file, Texts.in(Locale.forLanguageTag("pt")), "nada foi feito", "linha 3: ");
    assertStops(file, Texts.in(Locale.forLanguageTag("es")), "no se hizo nada", "línea 4: ");
  }

  @Test
  @DisplayName("a file that is not there, a folder, or not UTF-8 says so")
  void unreadable() throws IOException {
    assertStops(folder.resolve("none.json"), ENGLISH, "There is no file");
    assertStops(folder, ENGLISH, "can't be read");
    Path file = folder.resolve("latin.json");
    Files.write(file, "{\"name\": \"São\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertStops(file, ENGLISH, "not UTF-8");
  }
}
