package io.customerview.segmentation.rule;

import static io.customerview.segmentation.rule.ConditionTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.shared.CommonRefusal.TextCharacter;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.CommonRefusal.TextTooLong;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SegmentTest {

  private static final Condition CITY = Criterion.CITY.equalTo("Santos");
  private static final Condition STATE = Criterion.STATE.equalTo("SP");

  @Test
  @DisplayName("SEG-1: all combined conditions and one of the independent ones")
  void condition() {
    Segment both = Segment.builder("x").combined(CITY).independent(STATE, CITY).build();
    assertThat(both.condition())
        .isEqualTo(new AllOf(List.of(CITY, new AnyOf(List.of(STATE, CITY)))));
    assertThat(Segment.builder("x").combined(CITY, STATE).build().condition())
        .isEqualTo(new AllOf(List.of(CITY, STATE)));
    assertThat(Segment.builder("x").independent(STATE).build().condition())
        .isEqualTo(new AllOf(List.of(new AnyOf(List.of(STATE)))));
  }

  @Test
  @DisplayName("SEG-1: a segment has a name and a condition")
  void needed() {
    assertRefused(() -> Segment.builder("x").build(), new SegmentRefusal.NoCondition());
    assertRefused(() -> Segment.builder(" "), new TextMissing("segment.name"));
    assertRefused(
        () -> Segment.builder("x".repeat(257)), new TextTooLong("segment.name", 256, 257));
    assertRefused(() -> Segment.builder("a\u0000"), new TextCharacter("segment.name", 0, 1));
  }

  @Test
  @DisplayName("SEG-1: names are compared after NFC and trimming, with case and accents")
  void names() {
    Segment segment = Segment.builder("  São  Paulo ").combined(CITY).build();
    assertThat(segment.name()).isEqualTo("São  Paulo");
    assertThat(segment.nameKey())
        .isEqualTo("São  Paulo")
        .isEqualTo(Segment.keyOf(" Sa\u0303o  Paulo "))
        .isNotEqualTo(Segment.keyOf("SÃO  PAULO"))
        .isNotEqualTo(Segment.keyOf("Sao  Paulo"));
  }

  @Test
  @DisplayName("SEG-1: a segment holds at most 1,000 comparisons and 32 levels")
  void limits() {
    Condition[] half = Collections.nCopies(500, CITY).toArray(Condition[]::new);
    Segment.Builder most = Segment.builder("x").combined(half).independent(half);
    assertThat(most.build().condition().size()).isEqualTo(1_000);
    assertRefused(
        () -> most.combined(CITY).build(), new SegmentRefusal.TooManyConditions(1_000, 1_001));
    Condition deep = CITY;
    for (int level = 1; level < Condition.DEEPEST - 1; level++) {
      deep = new Not(deep);
    }
    Condition deepest = deep;
    assertThat(Segment.builder("x").combined(deepest).build().condition().depth()).isEqualTo(32);
    assertRefused(
        () -> Segment.builder("x").independent(deepest).build(), new SegmentRefusal.TooDeep(32));
  }

  @Test
  @DisplayName("SEG-1: segments are equal when name and conditions are, and show neither")
  void equality() {
    Segment segment = Segment.builder("Maria").combined(CITY).independent(STATE).build();
    assertThat(segment)
        .isEqualTo(Segment.builder("Maria").combined(CITY).independent(STATE).build())
        .hasSameHashCodeAs(Segment.builder("Maria").combined(CITY).independent(STATE).build())
        .isNotEqualTo(Segment.builder("maria").combined(CITY).independent(STATE).build())
        .isNotEqualTo(Segment.builder("Maria").combined(CITY).build())
        .isNotEqualTo(Segment.builder("Maria").combined(CITY, CITY).independent(STATE).build())
        .isNotEqualTo("Maria");
    assertThat(segment.toString()).contains("2 conditions").doesNotContain("Santos");
  }

  @Test
  @DisplayName("SEG-1: what was handed over can't be changed from outside")
  void immutable() {
    Segment segment = Segment.builder("x").combined(CITY).build();
    assertThatThrownBy(() -> segment.combined().add(STATE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(segment.independent()).isEmpty();
  }
}
