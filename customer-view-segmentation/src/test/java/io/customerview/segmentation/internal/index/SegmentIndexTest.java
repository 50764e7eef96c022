package io.customerview.segmentation.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SegmentIndexTest {

  private static final LocalDate TODAY = LocalDate.of(2024, 2, 29);

  private final AtomicInteger reads = new AtomicInteger();
  private final HostCriterion<BigDecimal> seats =
      HostCriterion.of(
          Criterion.decimal("seats"),
          facts -> {
            reads.incrementAndGet();
            if (facts.revenue().equals(Money.ZERO)) {
              throw new IllegalStateException("no seats");
            }
            return List.of(BigDecimal.TEN);
          });
  private final Criteria criteria = Criteria.standard().with(seats);
  private final CustomerFacts customer =
      CustomerFacts.builder(new CustomerId(UUID.randomUUID()))
          .revenue(Money.of(500))
          .city("Santos")
          .contracts(List.of(ContractFacts.counting(TODAY, TODAY.plusDays(10), List.of("ouro"))))
          .build();
  private final CustomerFacts failing =
      CustomerFacts.builder(customer.customer()).city("Santos").build();
  private final Matcher matcher = new Matcher();

  @Test
  @DisplayName("SEG-9: several segments that ask for one value are found where few ask for any")
  void few_ask_for_one_value() {
    Map<SegmentId, Segment> segments = new HashMap<>();
    for (int at = 0; at < 7; at++) {
      segments.put(
          id(at), Segment.builder("s" + at).combined(Criterion.CITY.equalTo("Santos")).build());
    }
    SegmentIndex index =
        SegmentIndex.of(SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY, segments);
    CustomerFacts inSantos =
        CustomerFacts.builder(new CustomerId(new UUID(1, 1))).city("Santos").build();
    assertThat(new Matcher().match(index, SegmentArbitraries.TODAY, inSantos).matched())
        .containsExactlyInAnyOrderElementsOf(segments.keySet());
  }

  @Test
  @DisplayName("SEG-11: a failing criterion fails the segments that use it, and no others")
  void a_failing_criterion() {
    Condition inSantos = Criterion.CITY.equalTo("Santos");
    Condition inBauru = Criterion.CITY.equalTo("Bauru");
    Condition many = seats.criterion().atLeast(BigDecimal.ONE);
    Map<SegmentId, Segment> segments = new HashMap<>();
    segments.put(id(1), segment(inSantos));
    segments.put(id(2), segment(inSantos, many));
    segments.put(id(3), segment(inBauru, many));
    segments.put(id(4), segment(new AnyOf(List.of(inSantos, many))));
    SegmentIndex index = SegmentIndex.of(criteria, TODAY, segments).with(id(5), segment(many));

    Matches found = matcher.match(index, TODAY, failing);
    assertThat(found.matched()).containsExactly(id(1));
    assertThat(found.failed()).containsExactlyInAnyOrder(id(2), id(3), id(4), id(5));
    assertThat(found.failures())
        .hasSize(4)
        .extracting(HostCriterionException::criterion)
        .containsOnly("seats");
    assertThat(reads).hasValue(1);

    found = matcher.match(index, TODAY, customer);
    assertThat(found.matched()).containsExactlyInAnyOrder(id(1), id(2), id(4), id(5));
    assertThat(found.failed()).isEmpty();
    assertThat(reads).hasValue(2);
  }

  @Test
  @DisplayName("SEG-9: however many segments ask for a value, a customer who has it is in them all")
  void segments_that_ask_for_the_same_value() {
    Map<SegmentId, Segment> segments = new HashMap<>();
    for (int number = 0; number < 40; number++) {
      segments.put(id(number), segment(Criterion.CITY.equalTo("Santos")));
      segments.put(id(100 + number), segment(Criterion.CITY.equalTo("Bauru")));
      segments.put(id(200 + number), segment(Criterion.TAG.equalTo("Ouro")));
      SegmentIndex index = SegmentIndex.of(criteria, TODAY, segments);
      assertThat(matcher.match(index, TODAY, customer).matched()).hasSize(2 * number + 2);
    }
  }

  @Test
  @DisplayName("SEG-9: segments of the plain shape are not asked one by one")
  void no_segment_is_asked_by_itself() {
    Map<SegmentId, Segment> segments = new HashMap<>();
    for (int number = 0; number < 1_000; number++) {
      segments.put(
          id(number),
          Segment.builder("s")
              .combined(
                  Criterion.REVENUE.atLeast(BigDecimal.valueOf(number)),
                  Criterion.NEXT_RENEWAL.atMost(TODAY.plusDays(number / 2)))
              .independent(Criterion.CITY.equalTo("City " + number), Criterion.TAG.equalTo("Ouro"))
              .build());
    }
    Matches found = matcher.match(SegmentIndex.of(criteria, TODAY, segments), TODAY, customer);
    assertThat(found.matched()).hasSize(481); // 20 to 500
    assertThat(found.asked()).isZero();
  }

  @Test
  @DisplayName("SEG-9: of segments about one contract only those are asked that may hold")
  void segments_about_one_contract() {
    Map<SegmentId, Segment> segments = new HashMap<>();
    for (int number = 0; number < 1_000; number++) {
      segments.put(
          id(number),
          segment(
              new SameContract(
                  new AllOf(
                      List.of(
                          Criterion.CONTRACT_START.equalTo(TODAY.plusDays(number / 10)),
                          Criterion.TAG.equalTo("Ouro"))))));
    }
    Matches found = matcher.match(SegmentIndex.of(criteria, TODAY, segments), TODAY, customer);
    assertThat(found.matched()).hasSize(10);
    assertThat(found.asked()).isEqualTo(10);
  }

  @Test
  @DisplayName("SEG-10: an index is for one day, and moves on to another")
  void an_index_is_for_one_day() {
    Segment soon = segment(Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(7)));
    SegmentIndex index =
        SegmentIndex.of(
            criteria, TODAY, Map.of(id(1), soon, id(2), segment(Criterion.CITY.equalTo("Santos"))));
    LocalDate later = TODAY.plusDays(3);
    assertThat(matcher.match(index, TODAY, customer).matched()).containsExactly(id(2));
    assertThatThrownBy(() -> matcher.match(index, later, customer))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(matcher.match(index.on(later), later, customer).matched())
        .containsExactlyInAnyOrder(id(1), id(2));
  }

  @Test
  @DisplayName("A segment that uses an unknown criterion is refused, and changes nothing")
  void an_unknown_criterion() {
    SegmentIndex index =
        SegmentIndex.empty(Criteria.standard(), TODAY)
            .with(id(1), segment(Criterion.CITY.equalTo("Santos")));
    Segment unknown = segment(seats.criterion().atLeast(BigDecimal.ONE));
    assertThatThrownBy(() -> index.with(id(1), unknown)).isInstanceOf(RefusedException.class);
    assertThat(matcher.match(index, TODAY, customer).matched()).containsExactly(id(1));
  }

  @Test
  @DisplayName("A compaction keeps what counts, and leaves the index before it as it was")
  void a_compaction_keeps_what_counts() {
    SegmentIndex before = SegmentIndex.empty(criteria, TODAY, 8);
    for (int number = 0; number < 20; number++) {
      before = before.with(id(number), segment(Criterion.CITY.equalTo("Santos")));
    }
    before = before.without(id(3));
    SegmentIndex compact = before.compacted();
    assertThat(before.size()).isEqualTo(19);
    assertThat(compact.size()).isEqualTo(19);
    assertThat(compact.contains(id(3))).isFalse();
    assertThat(compact.compacted()).isSameAs(compact);
    assertThat(matcher.match(compact, TODAY, customer).matched()).hasSize(19);
  }

  @Test
  @DisplayName("An index is compacted when it has many blocks, or counts less than it left out")
  void kept_quick() {
    SegmentIndex index = SegmentIndex.empty(criteria, TODAY, 4);
    int compactions = 0;
    for (int change = 0; change < 400; change++) {
      SegmentIndex changed = index.with(id(change % 50), segment(Criterion.CITY.equalTo("Santos")));
      index = changed.keptQuick();
      compactions += index == changed ? 0 : 1;
      assertThat(index.keptQuick()).isSameAs(index);
      assertThat(index.size()).isEqualTo(Math.min(change + 1, 50));
    }
    assertThat(matcher.match(index, TODAY, customer).matched()).hasSize(50);
    assertThat(compactions).isBetween(8, 40);
    for (int number = 0; number < 30; number++) {
      index = index.without(id(number)).keptQuick();
    }
    assertThat(matcher.match(index, TODAY, customer).matched()).hasSize(20);
  }

  @Test
  @DisplayName("Many clauses, long ones and many comparisons of a kind are asked again")
  void what_the_layers_do_not_hold() {
    Condition[] clauses = new Condition[8];
    Condition[] tags = new Condition[8];
    for (int at = 0; at < 8; at++) {
      clauses[at] =
          new AnyOf(
              List.of(
                  Criterion.TAG.equalTo("tag " + at),
                  Criterion.REVENUE.equalTo(BigDecimal.valueOf(500 + at / 7))));
      tags[at] = Criterion.TAG.equalTo("tag " + at);
    }
    SegmentIndex index =
        SegmentIndex.of(criteria, TODAY, Map.of(id(1), segment(clauses), id(2), segment(tags)));
    assertThat(matcher.match(index, TODAY, customer).matched()).isEmpty();
    List<String> all = IntStream.range(0, 8).mapToObj(at -> "tag " + at).toList();
    CustomerFacts tagged =
        CustomerFacts.builder(customer.customer())
            .revenue(Money.of(500))
            .contracts(
                List.of(
                    ContractFacts.counting(TODAY, null, all.subList(0, 3)),
                    ContractFacts.counting(TODAY, null, all.subList(3, 8))))
            .build();
    assertThat(matcher.match(index, TODAY, tagged).matched())
        .containsExactlyInAnyOrder(id(1), id(2));
  }

  private static Segment segment(Condition... conditions) {
    return Segment.builder("s").combined(conditions).build();
  }

  private static SegmentId id(int number) {
    return new SegmentId(new UUID(0, number));
  }
}
