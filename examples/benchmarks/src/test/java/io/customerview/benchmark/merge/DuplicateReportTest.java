package io.customerview.benchmark.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.merge.Candidate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report of duplicates says what was found, by what went wrong")
class DuplicateReportTest {

  private static final int CUSTOMERS = 4_000;

  @Test
  @DisplayName("MRG-1: nearly all that were registered twice are found, and few others")
  void small() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Outcome outcome =
        DuplicateReport.print(
            CUSTOMERS, 7, CUSTOMERS, new PrintStream(text, true, StandardCharsets.UTF_8));
    for (Slip slip : outcome.seconds().keySet()) {
      assertThat(text.toString(StandardCharsets.UTF_8)).contains("| " + slip + " | ");
    }
    assertThat(outcome.all()).isEqualTo(CUSTOMERS / 20);
    assertThat(outcome.recall(Candidate.LEAST)).isGreaterThan(0.97);
    assertThat(outcome.precision(Candidate.LEAST)).isGreaterThan(0.95);
  }

  @Test
  @DisplayName("Equal arguments give equal customers, and one in twenty is one of the others")
  void base() {
    DuplicateBase base = new DuplicateBase(400, 7);
    assertThat(base.rows().map(row -> row.registration().toString()).toList())
        .isEqualTo(base.rows().map(row -> row.registration().toString()).toList())
        .isNotEqualTo(
            new DuplicateBase(400, 8).rows().map(row -> row.registration().toString()).toList());
    assertThat(base.second(20)).isPresent();
    assertThat(base.second(19)).isEmpty();
    assertThat(base.relativeOf(18)).hasValue(1);
  }
}
