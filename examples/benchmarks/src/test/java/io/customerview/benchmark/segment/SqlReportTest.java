package io.customerview.benchmark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SqlReportTest {

  @Test
  @DisplayName("The report of SQL has a line for every question, with the same members by hand")
  void small() throws SQLException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    SqlReport.print(2_000, 1, new PrintStream(text, true, StandardCharsets.UTF_8));
    for (SqlReport.Question question : SqlReport.QUESTIONS) {
      assertThat(text.toString(StandardCharsets.UTF_8))
          .contains("| " + question.segment().name() + " | 2");
    }
  }
}
