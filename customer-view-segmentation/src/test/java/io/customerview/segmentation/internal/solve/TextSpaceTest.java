package io.customerview.segmentation.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much work it is to find a text. Counted in steps, each of which is little work. */
class TextSpaceTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  /** Between a text and the first that begins with it and a blank lies none that folding gives. */
  private static TextValues nothing(String text) {
    return TextValues.greaterThan(text).intersection(TextValues.lessThan(text + " !"));
  }

  /** Returns how many steps are left of so many. */
  private static long left(Budget budget, long most) {
    long left = 0;
    while (left < most && budget.spend()) {
      left++;
    }
    return left;
  }

  @Test
  @DisplayName("SEG-8: every text that is tried is paid for, longer ones more")
  void texts_are_paid_for() {
    Budget ofShort = new Budget(100_000);
    assertThat(TextSpace.TAGS.pick(nothing("x"), ofShort)).isNull();
    Budget ofLong = new Budget(100_000);
    assertThat(TextSpace.TAGS.pick(nothing("x".repeat(100)), ofLong)).isNull();
    long paidForShort = 100_000 - left(ofShort, 100_000);
    long paidForLong = 100_000 - left(ofLong, 100_000);
    assertThat(paidForShort).isBetween(10L, 200L);
    assertThat(paidForLong).isGreaterThan(100 * 10).isGreaterThan(20 * paidForShort);
  }

  @Test
  @DisplayName("SEG-8: with nothing left no text is tried, and what is found at once costs little")
  void no_text_without_budget() {
    assertThat(TextSpace.TEXTS.pick(TextValues.of("santos"), new Budget(0))).isNull();
    assertThat(TextSpace.TEXTS.pick(TextValues.of("santos"), new Budget(2))).isEqualTo("santos");
    Budget little = new Budget(50);
    assertThat(TextSpace.TAGS.pick(nothing("x".repeat(100)), little)).isNull();
    assertThat(little.isSpent()).isTrue();
  }

  @Test
  @DisplayName(
      "SEG-8: many long tags with one beginning end with the steps, and are undecided then")
  void many_long_tags() {
    Segment.Builder segment = Segment.builder("Long tags");
    String beginning = "x".repeat(120);
    for (int at = 0; at < 50; at++) {
      segment.combined(Criterion.TAG.greaterThan(beginning + at));
      segment.combined(Criterion.TAG.lessThan(beginning + at + '!'));
    }
    Budget budget = new Budget(2_000);
    Answer<Imagined> answer =
        new Solver(TODAY)
            .find(List.of(Formula.of(segment.build(), Criteria.standard(), TODAY)), budget);
    assertThat(answer.isNone()).isFalse();
    assertThat(answer.isFound() || budget.isSpent()).isTrue();
  }
}
