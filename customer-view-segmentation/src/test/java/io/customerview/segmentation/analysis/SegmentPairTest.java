package io.customerview.segmentation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SegmentPairTest {

  private static final LocalDate TODAY = LocalDate.of(2021, 2, 10);
  private static final Condition LARGE = Criterion.REVENUE.atLeast(new BigDecimal("500"));
  private static final Condition HUGE = Criterion.REVENUE.greaterThan(new BigDecimal("9000"));
  private static final Condition LARGE_TAG = Criterion.TAG.equalTo("large");
  private static final Condition EARLY = Criterion.CONTRACT_START.lessThan(TODAY);
  private static final Condition LATE = Criterion.CONTRACT_START.greaterThan(TODAY);

  private static SegmentPair pair(Condition one, Condition other) {
    return SegmentPair.of(
        Segment.builder("A").combined(one).build(),
        Segment.builder("B").combined(other).build(),
        Criteria.standard(),
        TODAY);
  }

  @Test
  @DisplayName("SEG-8: one segment within another, with a customer who is in the larger alone")
  void within_and_contains() {
    SegmentPair within = pair(HUGE, LARGE);

    assertThat(within.relation()).isEqualTo(Relation.WITHIN);
    assertThat(within.inBoth()).isPresent();
    assertThat(within.onlyInFirst()).isEmpty();
    assertThat(within.onlyInSecond()).isPresent();
    assertThat(pair(LARGE, HUGE).relation()).isEqualTo(Relation.CONTAINS);
    assertThat(pair(new SameContract(new AllOf(List.of(LARGE_TAG, EARLY))), EARLY).relation())
        .isEqualTo(Relation.WITHIN);
  }

  @Test
  @DisplayName("SEG-8: two that can't overlap, and two that contracts of their own let overlap")
  void disjoint_and_overlapping() {
    assertThat(pair(Criterion.STATE.equalTo("PR"), Criterion.STATE.equalTo("Paraná")).relation())
        .isEqualTo(Relation.EQUAL);
    assertThat(pair(Criterion.STATE.equalTo("PR"), Criterion.STATE.equalTo("SC")).relation())
        .isEqualTo(Relation.DISJOINT);

    SegmentPair starts = pair(EARLY, LATE);
    assertThat(starts.relation()).isEqualTo(Relation.OVERLAPPING);
    assertThat(starts.inBoth().orElseThrow().facts().contracts()).hasSize(2);
    assertThat(pair(Criterion.TAG.equalTo("a"), Criterion.TAG.equalTo("b")).relation())
        .isEqualTo(Relation.OVERLAPPING);
  }

  @Test
  @DisplayName("SEG-8: a segment that no one can be in is told to be apart from others")
  void with_one_that_is_never_true() {
    Condition never = new SameContract(new AllOf(List.of(EARLY, LATE)));

    assertThat(pair(never, EARLY).relation()).isEqualTo(Relation.DISJOINT);
    assertThat(pair(never, never).relation()).isEqualTo(Relation.EQUAL);
  }

  @Test
  @DisplayName("SEG-8: relations are told in three languages")
  void messages() {
    SegmentPair pair = pair(HUGE, LARGE);

    assertThat(pair.message(Locale.ENGLISH)).isEqualTo("Every customer in “A” is also in “B”.");
    assertThat(pair.message(Locale.forLanguageTag("pt")))
        .isEqualTo("Todo cliente de “A” também está em “B”.");
    assertThat(pair.message(Locale.forLanguageTag("es-MX")))
        .isEqualTo("Todo cliente de “A” está también en “B”.");
    assertThat(pair.toString()).isEqualTo("SegmentPair[WITHIN]");
  }
}
