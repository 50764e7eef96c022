package io.customerview.examples.quickstart.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExportCsvTest {

  @Test
  @DisplayName("cells with separators, quotes or line breaks are quoted, others are not")
  void quotes() throws IOException {
    CustomerRow row =
        new CustomerRow()
            .set(CustomerColumn.CODE, "C1")
            .set(CustomerColumn.TYPE, "a;b")
            .set(CustomerColumn.GIVEN_NAMES, "a \"b\"")
            .set(CustomerColumn.FAMILY_NAMES, "a\nb")
            .set(CustomerColumn.SOCIAL_NAME, " a,b ");
    StringWriter out = new StringWriter();
    ExportCsv.write(out, CustomerColumn.values(), Stream.of(row.cells()));
    assertThat(out.toString())
        .startsWith("codigo;tipo;nome;")
        .endsWith("\nC1;\"a;b\";\"a \"\"b\"\"\";\"a\nb\"; a,b " + ";".repeat(24) + '\n');
  }
}
