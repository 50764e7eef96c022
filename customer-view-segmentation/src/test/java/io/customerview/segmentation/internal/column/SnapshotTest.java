package io.customerview.segmentation.internal.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CustomerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final CustomerId ANA = id(1);
  private static final CustomerId RUI = id(2);
  private static final CustomerId EVA = id(3);
  private static final Condition IN_SANTOS = Criterion.CITY.equalTo("Santos");

  private final Criterion<BigDecimal> seats = Criterion.decimal("seats");

  private static CustomerId id(long number) {
    return new CustomerId(new UUID(0, number));
  }

  private static CustomerFacts in(CustomerId id, String city) {
    return CustomerFacts.builder(id).city(city).build();
  }

  private static Snapshot snapshot(Criteria criteria) {
    return Snapshot.of(criteria, Stream.of(in(ANA, "Santos"), in(RUI, "Santos"), in(EVA, "Itu")));
  }

  private static Members members(Snapshot snapshot, Criteria criteria, Condition condition) {
    Segment segment = Segment.builder("segment").combined(condition).build();
    return snapshot.members(Formula.of(segment, criteria, TODAY));
  }

  private Criteria seatsFailingFor(CustomerId failing) {
    return Criteria.standard()
        .with(
            HostCriterion.of(
                seats,
                facts -> {
                  if (facts.customer().equals(failing)) {
                    throw new IllegalStateException("no licence server");
                  }
                  return List.of(BigDecimal.TEN);
                }));
  }

  @Test
  @DisplayName("SEG-11: a customer of whom the host can't tell is failed, neither in nor out")
  void failing_criterion() {
    Criteria criteria = seatsFailingFor(RUI);
    Snapshot snapshot = snapshot(criteria);
    Members many = members(snapshot, criteria, seats.atLeast(BigDecimal.ONE));
    assertThat(many.toList()).containsExactly(ANA, EVA);
    assertThat(many.failed()).containsExactly(RUI);
    Members few = members(snapshot, criteria, new Condition.Not(seats.atLeast(BigDecimal.ONE)));
    assertThat(few.toList()).isEmpty();
    assertThat(few.failed()).containsExactly(RUI);
  }

  @Test
  @DisplayName("SEG-11: a criterion that fails touches no segment that does not use it")
  void other_segments() {
    Criteria criteria = seatsFailingFor(RUI);
    Members members = members(snapshot(criteria), criteria, IN_SANTOS);
    assertThat(members.toList()).containsExactly(ANA, RUI);
    assertThat(members.failed()).isEmpty();
  }

  @Test
  @DisplayName("SEG-11: a changed customer fails, and no longer fails, like any other")
  void failing_changes() {
    Criteria criteria = seatsFailingFor(RUI);
    Condition condition = seats.atLeast(BigDecimal.ONE);
    Snapshot without = snapshot(criteria).without(RUI);
    assertThat(members(without, criteria, condition).failed()).isEmpty();
    Snapshot again = without.with(in(RUI, "Itu"));
    assertThat(members(again, criteria, condition).failed()).containsExactly(RUI);
    assertThat(members(again, criteria, condition).toList()).containsExactly(ANA, EVA);
    assertThat(members(again.compacted(), criteria, condition).failed()).containsExactly(RUI);
  }

  @Test
  @DisplayName("SEG-11: the host is asked once for each customer, not once for each segment")
  void asked_once() {
    List<CustomerId> asked = new ArrayList<>();
    Criteria criteria =
        Criteria.standard()
            .with(
                HostCriterion.of(
                    seats,
                    facts -> {
                      asked.add(facts.customer());
                      return List.of();
                    }));
    Snapshot snapshot = snapshot(criteria).with(in(ANA, "Itu"));
    members(snapshot, criteria, seats.atLeast(BigDecimal.ONE));
    members(snapshot.compacted(), criteria, seats.atLeast(BigDecimal.ONE));
    assertThat(asked).containsExactly(ANA, RUI, EVA, ANA);
  }

  @Test
  @DisplayName("SEG-11: a criterion that the snapshot never read is refused, not answered")
  void criterion_not_read() {
    Snapshot snapshot = snapshot(Criteria.standard());
    Criteria later = seatsFailingFor(RUI);
    Condition condition = seats.atLeast(BigDecimal.ONE);
    assertThatThrownBy(() -> members(snapshot, later, condition))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seats");
  }

  @Test
  void a_customer_that_comes_twice_is_refused() {
    Stream<CustomerFacts> twice = Stream.of(in(ANA, "Santos"), in(RUI, "Itu"), in(ANA, "Itu"));
    assertThatThrownBy(() -> Snapshot.of(Criteria.standard(), twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(ANA.toString());
  }

  @Test
  void members_are_asked_for_one_by_one() {
    Members members = members(snapshot(Criteria.standard()), Criteria.standard(), IN_SANTOS);
    assertThat(members.contains(RUI)).isTrue();
    assertThat(members.contains(EVA)).isFalse();
    assertThat(members.contains(id(99))).isFalse();
    assertThat(members).containsExactly(ANA, RUI);
    assertThat(members).hasToString("Members[2]");
  }

  @Test
  void added_customers_are_found_by_id() {
    Snapshot snapshot = snapshot(Criteria.standard()).with(in(id(4), "Santos"));
    Members members = members(snapshot, Criteria.standard(), IN_SANTOS);
    assertThat(members.contains(id(4))).isTrue();
    assertThat(members).containsExactly(ANA, RUI, id(4));
  }

  @Test
  void a_snapshot_does_not_change_when_another_is_made_of_it() {
    Snapshot before = snapshot(Criteria.standard());
    Snapshot left = before.with(in(id(4), "Santos"));
    Snapshot right = before.with(in(id(5), "Santos")).without(ANA);
    Criteria criteria = Criteria.standard();
    assertThat(members(before, criteria, IN_SANTOS).toList()).containsExactly(ANA, RUI);
    assertThat(members(left, criteria, IN_SANTOS).toList()).containsExactly(ANA, RUI, id(4));
    assertThat(members(right, criteria, IN_SANTOS).toList()).containsExactly(RUI, id(5));
  }

  @Test
  void removing_who_is_not_there_changes_nothing() {
    Snapshot snapshot = snapshot(Criteria.standard());
    assertThat(snapshot.without(id(99))).isSameAs(snapshot);
    assertThat(snapshot.without(ANA).without(ANA).changes()).isEqualTo(1);
    assertThat(snapshot.compacted()).isSameAs(snapshot);
  }

  @Test
  @DisplayName("SEG-2: what one contract must meet is not met by two")
  void one_contract() {
    LocalDate start = LocalDate.of(2025, 1, 1);
    CustomerFacts two =
        CustomerFacts.builder(ANA)
            .contracts(
                List.of(
                    ContractFacts.counting(start, null, List.of("ouro")),
                    ContractFacts.counting(start.plusYears(1), null, List.of("prata"))))
            .build();
    Snapshot snapshot = Snapshot.of(Criteria.standard(), Stream.of(two));
    Condition first = Criterion.CONTRACT_START.equalTo(start);
    Condition silver = Criterion.TAG.equalTo("Prata");
    Condition both = new Condition.AllOf(List.of(first, silver));
    assertThat(members(snapshot, Criteria.standard(), both).count()).isEqualTo(1);
    assertThat(members(snapshot, Criteria.standard(), new Condition.SameContract(both)).count())
        .isZero();
  }

  @Test
  @DisplayName("SEG-11: nothing but a reader's own failure is taken for one")
  void errors_are_not_swallowed() {
    AtomicBoolean broken = new AtomicBoolean();
    Criteria criteria =
        Criteria.standard()
            .with(
                HostCriterion.of(
                    seats,
                    facts -> {
                      if (broken.get()) {
                        throw new InternalError("out of order");
                      }
                      return List.of();
                    }));
    Snapshot snapshot = snapshot(criteria);
    broken.set(true);
    assertThatThrownBy(() -> snapshot.with(in(ANA, "Itu"))).isInstanceOf(InternalError.class);
  }
}
