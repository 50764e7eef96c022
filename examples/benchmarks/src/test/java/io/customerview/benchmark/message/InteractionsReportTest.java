package io.customerview.benchmark.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InteractionsReportTest {

  @Test
  @DisplayName("INT-2 INT-3: a page reads a row for each of its lines, and totals no interaction")
  void small() throws SQLException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    InteractionsReport.print(8_000, 2, new PrintStream(text, true, StandardCharsets.UTF_8));
    assertThat(text.toString(StandardCharsets.UTF_8))
        .contains("4,000 of 8,000 interactions are of one customer")
        .containsPattern("\\| first page \\| 20 \\| 3 \\| \\d\\d \\|")
        .containsPattern("\\| second page \\| 20 \\| 6 \\| \\d{2,3} \\|")
        .containsPattern("\\| totals \\| 4 \\| 3 \\| \\d\\d\\d \\|");
  }
}
