package io.customerview.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.json.SegmentJson;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.TooDeep;
import io.customerview.segmentation.rule.SegmentRefusal.TooManyConditions;
import io.customerview.segmentation.testkit.SegmentHost;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The largest rules that may be, in everything that is done with them, and larger ones. */
class LargestSegmentTest {

  /** A quarter of what a thread has on 64-bit Linux unless told. */
  private static final int SMALL_STACK = 256 * 1024;

  private final Storage storage = InMemoryStorage.create();
  private final SegmentHost host = new SegmentHost(storage);

  static Stream<Segment> largest() {
    List<Condition> wide = new ArrayList<>();
    for (int at = 0; at < Condition.MOST_CONDITIONS; at++) {
      wide.add(Criterion.CITY.equalTo("city " + at));
    }
    Condition deep = Criterion.NEXT_RENEWAL.atMost(RelativeDay.days(30));
    for (int depth = 1; depth < Condition.DEEPEST - 1; depth++) {
      Condition other = Criterion.TAG.equalTo("tag " + depth);
      deep =
          switch (depth % 3) {
            case 0 -> new Not(deep);
            case 1 -> new AllOf(List.of(deep, other));
            default -> new AnyOf(List.of(other, deep));
          };
    }
    List<Condition> tags = new ArrayList<>();
    for (int at = 0; at < Condition.MOST_CONDITIONS; at++) {
      tags.add(Criterion.TAG.greaterThan("x".repeat(120) + at));
    }
    List<Condition> either = new ArrayList<>();
    for (int at = 0; at < Condition.MOST_CONDITIONS / 2; at++) {
      either.add(
          new AnyOf(List.of(Criterion.TAG.equalTo("a" + at), Criterion.TAG.equalTo("b" + at))));
    }
    return Stream.of(
        Segment.builder("Wide").independent(wide.toArray(Condition[]::new)).build(),
        Segment.builder("Deep").combined(deep).build(),
        Segment.builder("Tags").combined(tags.toArray(Condition[]::new)).build(),
        Segment.builder("Either").combined(either.toArray(Condition[]::new)).build());
  }

  @ParameterizedTest
  @MethodSource("largest")
  @DisplayName(
      "SEG-1 SEG-7 SEG-8: the largest rules are kept, asked, explained and checked, on a stack of a quarter of the usual size")
  void largest_rules(Segment segment) throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread thread = new Thread(null, () -> use(segment), "small stack", SMALL_STACK);
    thread.setUncaughtExceptionHandler((which, failure) -> thrown.add(failure));
    thread.start();
    thread.join();
    assertThat(thrown).isEmpty();
  }

  private void use(Segment segment) {
    SegmentDesk desk = host.desk();
    SegmentId id = desk.add(segment);
    CustomerId customer = host.company("city 7");
    host.contract("k1", customer, "100", host.today().plusDays(40));
    desk.refresh();
    boolean isMember = desk.ask(customer, id).isMember();
    assertThat(host.members(id)).hasSize(isMember ? 1 : 0);
    assertThat(desk.match(customer).segments()).hasSize(isMember ? 1 : 0);
    SegmentExplanation why = desk.explain(customer, id);
    assertThat(why.isMember()).isEqualTo(isMember);
    assertThat(why.explanation().text(Locale.ENGLISH)).isNotBlank();
    assertThat(why.changes().text(Locale.ENGLISH)).isNotBlank();
    assertThat(desk.check(id, segment).day()).isEqualTo(host.today());
    assertThat(
            desk.check(Segment.builder("Other").combined(Criterion.CITY.equalTo("x")).build())
                .pairs())
        .hasSize(1);
    assertThat(SegmentJson.of(Criteria.standard()).read(SegmentJson.write(segment)).orElseThrow())
        .isEqualTo(segment);
    desk.delete(id, Version.FIRST);
  }

  @Test
  @DisplayName(
      "SEG-1: ten thousand conditions, and blocks a thousand deep, are refused in Java as well")
  void larger_ones() {
    Segment.Builder wide = Segment.builder("Wide");
    for (int at = 0; at < 10_000; at++) {
      wide.independent(Criterion.CITY.equalTo("city " + at));
    }
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(wide::build)
        .satisfies(
            refused ->
                assertThat(refused.refusal())
                    .isEqualTo(new TooManyConditions(Condition.MOST_CONDITIONS, 10_000)));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () -> {
              Condition deep = Criterion.CITY.equalTo("Santos");
              for (int depth = 0; depth < 1_000; depth++) {
                deep = new Not(deep);
              }
            })
        .satisfies(
            refused -> assertThat(refused.refusal()).isEqualTo(new TooDeep(Condition.DEEPEST)));
  }

  static Stream<String> unreadable() {
    String one = "{\"criterion\":\"city\",\"operator\":\"=\",\"argument\":\"Santos\"}";
    return Stream.of(
            "[" + one + (("," + one).repeat(9_999)) + "]",
            "[" + "{\"not\":".repeat(1_000) + one + "}".repeat(1_000) + "]",
            "[{\"criterion\":\"revenue\",\"operator\":\"=\",\"argument\":1e999999999}]",
            "[{\"criterion\":\"nextRenewal\",\"operator\":\"=\",\"argument\":\"2026-02-30\"}]",
            "[{\"criterion\":\"shoeSize\",\"operator\":\"=\",\"argument\":41}]")
        .map(combined -> "{\"name\":\"Stored\",\"combined\":" + combined + "}");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  @DisplayName(
      "SEG-9: a stored rule that can't be read fails alone, and its members stay as they were")
  void stored(String definition) {
    SegmentId santos =
        host.desk()
            .add(Segment.builder("Santos").combined(Criterion.CITY.equalTo("Santos")).build());
    CustomerId customer = host.company("Santos");
    host.desk().refresh();
    SegmentId broken = new SegmentId(new UUID(7, 7));
    SegmentRules rules = storage.segmentRules();
    Work.run(
        storage,
        work -> {
          rules.save(
              work,
              new StoredSegment(
                  broken, "Stored", "stored", definition, Version.FIRST, 2, Optional.empty()));
          rules.save(work, rules.lock(work).changed(new UUID(1, 2)));
        });
    Refreshed refreshed = host.desk().refresh();
    assertThat(refreshed.failed()).containsExactly(Map.entry(broken, "json.unreadable"));
    assertThat(host.members(santos)).containsExactly(customer);
    assertThat(host.desk().find(santos).asOf().isCurrent()).isTrue();
    assertThat(host.desk().find(broken).asOf().isCurrent()).isFalse();
    assertThat(host.desk().match(customer).segments()).containsExactly(santos);
    host.move(customer, "Recife");
    assertThat(host.members(santos)).isEmpty();
    host.desk().delete(broken, Version.FIRST);
    assertThat(host.desk().refresh().failed()).isEmpty();
  }
}
