package io.customerview.benchmark.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report of searches has a line for every case")
class SearchReportTest {

  @Test
  void small() throws SQLException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    SearchReport.print(500, 2, new PrintStream(text, true, StandardCharsets.UTF_8));
    for (SearchCase one : SearchCase.values()) {
      assertThat(text.toString(StandardCharsets.UTF_8)).contains("| " + one.name() + " |");
    }
    assertThat(text.toString(StandardCharsets.UTF_8))
        .containsPattern("\\| CPF \\| 0 \\| 1 \\|")
        .contains("| regexp_replace(cpf) |");
  }

  @Test
  void a_plan_is_added_up() {
    Explained.Read read =
        Explained.readOf(
            """
            [{"Plan": {"Node Type": "Nested Loop", "Actual Rows": 6.0, "Actual Loops": 1,
              "Shared Hit Blocks": 9, "Shared Read Blocks": 1, "Plans": [
                {"Node Type": "Function Scan", "Actual Rows": 2.0, "Actual Loops": 1,
                  "Shared Hit Blocks": 0, "Shared Read Blocks": 0},
                {"Node Type": "Index Only Scan", "Index Name": "search_entry_pkey",
                  "Actual Rows": 3.0, "Actual Loops": 2, "Shared Hit Blocks": 5,
                  "Shared Read Blocks": 1},
                {"Node Type": "Seq Scan", "Actual Rows": 1.0, "Actual Loops": 1,
                  "Rows Removed by Filter": 4, "Shared Hit Blocks": 4,
                  "Shared Read Blocks": 0}]}}]""");
    assertThat(read).isEqualTo(new Explained.Read(1, 11, 6, 10));
  }
}
