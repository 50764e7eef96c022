package io.customerview.examples.quickstart.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CustomerCsvTest {

  @Test
  @DisplayName("cells with separators, quotes or line breaks are quoted, others are not")
  void quotes() throws IOException {
    CustomerRow row =
        new CustomerRow()
            .set(Column.CODE, "C1")
            .set(Column.TYPE, "a;b")
            .set(Column.GIVEN_NAMES, "a \"b\"")
            .set(Column.FAMILY_NAMES, "a\nb")
            .set(Column.SOCIAL_NAME, " a,b ");
    StringWriter out = new StringWriter();
    CustomerCsv.write(out, Stream.of(row));
    assertThat(out.toString())
        .startsWith("codigo;tipo;nome;")
        .endsWith("\nC1;\"a;b\";\"a \"\"b\"\"\";\"a\nb\"; a,b " + ";".repeat(24) + '\n');
  }
}
