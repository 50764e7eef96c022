package io.customerview.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.base.SegmentRuleRefusal.SegmentUnknown;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.analysis.Finding.AlwaysTrue;
import io.customerview.segmentation.analysis.Finding.ChangesNothing;
import io.customerview.segmentation.analysis.Finding.NeverTrue;
import io.customerview.segmentation.analysis.Relation;
import io.customerview.segmentation.analysis.SegmentPair;
import io.customerview.segmentation.explain.SmallestChanges.Certainty;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionFailed;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionUnknown;
import io.customerview.segmentation.rule.SegmentRefusal.RuleUnreadable;
import io.customerview.segmentation.testkit.SegmentHost;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Questions to segments: whether, which, why, and what about this rule. */
class SegmentDeskTest {

  private static final Segment IN_SANTOS = inCity("In Santos", "Santos");

  private static final Segment RENEWS_SOON =
      Segment.builder("Renews within 30 days")
          .combined(Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30)))
          .build();

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private static final Criterion<BigDecimal> SEATS = Criterion.decimal("seats");

  private final Storage storage = InMemoryStorage.create();
  private final SegmentHost host = new SegmentHost(storage);
  private final SegmentDesk desk = host.desk();

  private static Segment inCity(String name, String city) {
    return Segment.builder(name).combined(Criterion.CITY.equalTo(city)).build();
  }

  private static Refusal refusal(ThrowingCallable call) {
    return assertThatExceptionOfType(RefusedException.class).isThrownBy(call).actual().refusal();
  }

  @Test
  @DisplayName("SEG-1: all segments come in the order of code points of their folded names")
  void in_the_order_of_names() {
    List<String> names = List.of("\uFFFD", "a", "\uD835\uDD4F", "Z").stream().toList();
    names.forEach(name -> desk.add(inCity(name, "Santos")));
    assertThat(desk.all())
        .extracting(SegmentEntry::name)
        .containsExactly("a", "\uD835\uDD4F", "Z", "\uFFFD");
  }

  @Test
  @DisplayName("SEG-1: a segment is asked of a customer as both are now, without a refresh")
  void asked() {
    CustomerId customer = host.company("Santos");
    SegmentId id = desk.add(IN_SANTOS);
    assertThat(host.members(id)).isEmpty();
    SegmentAnswer answer = desk.ask(customer, id);
    assertThat(answer.isMember()).isTrue();
    assertThat(answer.customer()).isEqualTo(customer);
    assertThat(answer.segment()).isEqualTo(id);
    assertThat(answer.basis())
        .isEqualTo(new Basis(Version.FIRST, host.today(), host.clock().instant()));
    Version second = desk.change(id, Version.FIRST, inCity("In Santos", "Campinas"));
    assertThat(desk.ask(customer, id).isMember()).isFalse();
    assertThat(desk.ask(customer, id).basis().rule()).isEqualTo(second);
  }

  @Test
  @DisplayName("SEG-1: all segments are asked of a customer, and a person is asked like a company")
  void matched() {
    CustomerId customer = host.company("Santos");
    SegmentId santos = desk.add(IN_SANTOS);
    desk.add(inCity("In Campinas", "Campinas"));
    SegmentId poor =
        desk.add(
            Segment.builder("Pays nothing")
                .combined(Criterion.REVENUE.equalTo(BigDecimal.ZERO))
                .build());
    CustomerSegments matched = desk.match(customer);
    assertThat(matched.segments()).containsExactlyInAnyOrder(santos, poor).isSorted();
    assertThat(matched.unknown()).isEmpty();
    assertThat(matched.failed()).isEmpty();
    assertThat(matched.ruleSet()).isEqualTo(3);
    assertThat(matched.day()).isEqualTo(host.today());
    assertThat(desk.of(customer)).isEmpty();
  }

  @Test
  @DisplayName("SEG-7: an answer is explained, with what would change it and what it stands on")
  void explained() {
    CustomerId customer = host.company("Santos");
    host.contract("k1", customer, "100", host.today().plusDays(40));
    SegmentId id = desk.add(RENEWS_SOON);
    SegmentExplanation why = desk.explain(customer, id);
    assertThat(why.isMember()).isFalse();
    assertThat(why.basis())
        .isEqualTo(new Basis(Version.FIRST, host.today(), host.clock().instant()));
    assertThat(why.explanation().text(Locale.ENGLISH)).contains("Renews within 30 days", "✗");
    assertThat(why.changes().certainty()).isEqualTo(Certainty.EXACT);
    assertThat(why.changes().size()).isEqualTo(1);
    host.clock().advance(Duration.ofDays(15));
    SegmentExplanation later = desk.explain(customer, id);
    assertThat(later.isMember()).isTrue();
    assertThat(later.basis().day()).isEqualTo(host.today());
    assertThat(later.toString()).doesNotContain("Santos");
  }

  @Test
  @DisplayName("ACS-1 SEG-7: contracts are explained to agents who may read them only")
  void explained_without_contracts() {
    CustomerId customer = host.company("Santos");
    host.contract("k1", customer, "100", host.today().plusDays(40));
    SegmentId id = desk.add(RENEWS_SOON);
    Agent analyst = Agent.of(new AgentId("ana"), AccessProfile.ANALYST);
    Agent reader = analyst.with(Permission.READ_CONTRACTS);
    String day = host.today().plusDays(40).toString();
    assertThat(explained(reader, customer, id)).contains(day);
    assertThat(explained(analyst, customer, id)).contains("✗", "not shown").doesNotContain(day);
  }

  private String explained(Agent agent, CustomerId customer, SegmentId id) {
    return host.segments()
        .as(host.as(agent))
        .explain(customer, id)
        .explanation()
        .text(Locale.ENGLISH);
  }

  @Test
  @DisplayName("SEG-7 SEG-8: a segment is asked and explained that is not saved, and stays so")
  void asked_as_a_draft() {
    CustomerId customer = host.company("Santos");
    host.contract("k1", customer, "100", host.today().plusDays(40));
    DraftAnswer answer = desk.askDraft(customer, RENEWS_SOON);
    assertThat(answer.customer()).isEqualTo(customer);
    assertThat(answer.isMember()).isFalse();
    assertThat(answer.changesOn()).hasValue(host.today().plusDays(10));
    assertThat(answer.day()).isEqualTo(host.today());
    assertThat(answer.moment()).isEqualTo(host.clock().instant());
    assertThat(desk.askDraft(customer, IN_SANTOS).isMember()).isTrue();
    assertThat(desk.askDraft(customer, IN_SANTOS).changesOn()).isEmpty();
    DraftExplanation why = desk.explainDraft(customer, RENEWS_SOON);
    assertThat(why.isMember()).isFalse();
    SegmentId id = desk.add(RENEWS_SOON);
    SegmentExplanation saved = desk.explain(customer, id);
    assertThat(why.explanation().text(Locale.ENGLISH))
        .isEqualTo(saved.explanation().text(Locale.ENGLISH));
    assertThat(why.changes().text(Locale.ENGLISH)).isEqualTo(saved.changes().text(Locale.ENGLISH));
    assertThat(why.toString()).doesNotContain("Santos");
    desk.delete(id, Version.FIRST);
    assertThat(desk.all()).isEmpty();
    Segment unknown = Segment.builder("Seats").combined(SEATS.atLeast(BigDecimal.ONE)).build();
    CustomerId nobody = new CustomerId(new UUID(1, 1));
    for (BiFunction<CustomerId, Segment, Object> question :
        List.<BiFunction<CustomerId, Segment, Object>>of(desk::askDraft, desk::explainDraft)) {
      assertThat(refusal(() -> question.apply(customer, unknown)))
          .isInstanceOf(CriterionUnknown.class);
      assertThat(refusal(() -> question.apply(nobody, IN_SANTOS)))
          .isEqualTo(new CustomerUnknown(nobody));
    }
  }

  @Test
  @DisplayName(
      "SEG-10 SEG-11: a criterion that can't be read gives no answer, and all others have one")
  void criterion_not_read() {
    Criterion<LocalDate> visit = Criterion.date("visit");
    AtomicInteger readable = new AtomicInteger(Integer.MAX_VALUE);
    SegmentHost visited =
        new SegmentHost(
            storage,
            host.clock(),
            Criteria.standard()
                .with(
                    HostCriterion.of(
                        visit,
                        facts -> {
                          if (readable.getAndDecrement() <= 0) {
                            throw new IllegalStateException("no connection");
                          }
                          return List.of(host.today().plusDays(5));
                        })));
    SegmentDesk other = visited.desk();
    SegmentId soon = other.add(RENEWS_SOON);
    SegmentId ahead =
        other.add(
            Segment.builder("Visit ahead").combined(visit.atLeast(RelativeDay.TODAY)).build());
    SegmentId santos = other.add(IN_SANTOS);
    other.refresh();
    CustomerId customer = visited.company("Santos");
    visited.contract("k1", customer, "100", host.today().plusDays(40));
    LocalDate enters = host.today().plusDays(10);
    // Read once: for today, for the days to try, and for the answers on those.
    for (int reads = 0; reads <= 1; reads++) {
      readable.set(reads);
      CustomerSegments matched = other.match(customer);
      boolean isRead = reads == 1;
      assertThat(matched.unknown()).isEqualTo(isRead ? List.of() : List.of(ahead));
      assertThat(matched.segments())
          .containsExactlyInAnyOrderElementsOf(isRead ? List.of(ahead, santos) : List.of(santos));
      assertThat(matched.changesOn()).hasValue(isRead ? host.today().plusDays(6) : enters);
      readable.set(0);
      assertThat(refusal(() -> other.ask(customer, ahead))).isEqualTo(new CriterionFailed("visit"));
      assertThat(other.ask(customer, soon).changesOn()).hasValue(enters);
    }
    readable.set(1);
    assertThat(other.ask(customer, ahead).changesOn())
        .as("one answer stands on one reading")
        .hasValue(host.today().plusDays(6));
    readable.set(1);
    assertThat(other.explain(customer, ahead).isMember()).isTrue();
    readable.set(0);
    visited.told().clear();
    visited.move(customer, "Recife");
    assertThat(visited.told())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.left()).containsExactly(santos);
              assertThat(change.unknown()).containsExactly(ahead);
            });
    assertThat(other.find(ahead).asOf().unanswered()).isEqualTo(1);
    assertThat(other.find(ahead).asOf().isCurrent()).isFalse();
    assertThat(other.find(soon).asOf().isCurrent()).isTrue();
    assertThat(visited.members(ahead)).as("as before").containsExactly(customer);
    readable.set(Integer.MAX_VALUE);
    assertThat(other.refresh().customers()).isEqualTo(1);
    assertThat(other.find(ahead).asOf().isCurrent()).isTrue();
  }

  @Test
  @DisplayName("SEG-7 SEG-8 SEG-11: what takes its time keeps no unit of work open")
  void answered_after_the_unit_of_work() {
    AtomicReference<Runnable> inside = new AtomicReference<>(() -> {});
    SegmentHost withSeats =
        new SegmentHost(
            storage,
            host.clock(),
            Criteria.standard()
                .with(
                    HostCriterion.of(
                        SEATS,
                        facts -> {
                          inside.get().run();
                          return List.of(BigDecimal.TEN);
                        })));
    Segment rule = Segment.builder("Seats").combined(SEATS.atLeast(BigDecimal.ONE)).build();
    SegmentId seats = withSeats.desk().add(rule);
    CustomerId customer = host.company("Santos");
    AtomicInteger asked = new AtomicInteger();
    // A unit of work can't be begun inside another one.
    inside.set(() -> Work.run(storage, work -> asked.incrementAndGet()));
    assertThat(withSeats.desk().ask(customer, seats).isMember()).isTrue();
    assertThat(withSeats.desk().match(customer).segments()).containsExactly(seats);
    assertThat(withSeats.desk().explain(customer, seats).isMember()).isTrue();
    assertThat(withSeats.desk().askDraft(customer, rule).isMember()).isTrue();
    assertThat(withSeats.desk().explainDraft(customer, rule).isMember()).isTrue();
    assertThat(asked.get()).isGreaterThanOrEqualTo(5);
  }

  @Test
  @DisplayName("SEG-7 SEG-11: what can't be answered is refused with the reason")
  void not_answered() {
    AtomicBoolean broken = new AtomicBoolean(true);
    SegmentHost withSeats =
        new SegmentHost(
            storage,
            host.clock(),
            Criteria.standard()
                .with(
                    HostCriterion.of(
                        SEATS,
                        facts -> {
                          if (broken.get()) {
                            throw new IllegalStateException("no connection");
                          }
                          return List.of(BigDecimal.TEN);
                        })));
    SegmentId seats =
        withSeats
            .desk()
            .add(Segment.builder("Seats").combined(SEATS.atLeast(BigDecimal.ONE)).build());
    SegmentId santos = desk.add(IN_SANTOS);
    CustomerId customer = host.company("Santos");
    SegmentDesk other = withSeats.desk();
    assertThat(refusal(() -> other.ask(customer, seats))).isEqualTo(new CriterionFailed("seats"));
    assertThat(refusal(() -> other.explain(customer, seats)))
        .isEqualTo(new CriterionFailed("seats"));
    assertThat(other.match(customer).segments()).containsExactly(santos);
    assertThat(other.match(customer).unknown()).containsExactly(seats);
    broken.set(false);
    assertThat(other.ask(customer, seats).isMember()).isTrue();

    assertThat(refusal(() -> desk.ask(customer, seats))).isInstanceOf(RuleUnreadable.class);
    assertThat(refusal(() -> desk.explain(customer, seats))).isInstanceOf(RuleUnreadable.class);
    assertThat(desk.match(customer).segments()).containsExactly(santos);
    assertThat(desk.match(customer).failed()).containsOnlyKeys(seats);
    assertThat(desk.find(seats).asOf().failure()).isPresent();

    CustomerId nobody = new CustomerId(new UUID(1, 1));
    SegmentId none = new SegmentId(new UUID(1, 1));
    assertThat(refusal(() -> desk.ask(nobody, santos))).isEqualTo(new CustomerUnknown(nobody));
    assertThat(refusal(() -> desk.match(nobody))).isEqualTo(new CustomerUnknown(nobody));
    assertThat(refusal(() -> desk.of(nobody))).isEqualTo(new CustomerUnknown(nobody));
    assertThat(refusal(() -> desk.explain(nobody, santos))).isEqualTo(new CustomerUnknown(nobody));
    assertThat(refusal(() -> desk.ask(customer, none))).isEqualTo(new SegmentUnknown(none));
    assertThat(refusal(() -> desk.find(none))).isEqualTo(new SegmentUnknown(none));
  }

  @Test
  @DisplayName("SEG-8: a segment is checked by itself before it is saved, and nothing is kept")
  void checked_alone() {
    Condition rich = Criterion.REVENUE.atLeast(THOUSAND);
    SegmentReview never =
        desk.check(
            Segment.builder("Never")
                .combined(rich)
                .combined(Criterion.REVENUE.lessThan(BigDecimal.TEN))
                .build());
    assertThat(never.check().findings()).containsExactly(new NeverTrue());
    SegmentReview always =
        desk.check(
            Segment.builder("Always")
                .independent(rich)
                .independent(Criterion.REVENUE.lessThan(THOUSAND))
                .build());
    assertThat(always.check().findings()).containsExactly(new AlwaysTrue());
    SegmentReview idle =
        desk.check(
            Segment.builder("Idle")
                .combined(rich)
                .combined(Criterion.REVENUE.atLeast(BigDecimal.TEN))
                .build());
    assertThat(idle.check().findings()).hasOnlyElementsOfType(ChangesNothing.class).hasSize(1);
    assertThat(idle.check().member()).isPresent();
    assertThat(idle.day()).isEqualTo(host.today());
    assertThat(desk.all()).isEmpty();
  }

  @Test
  @DisplayName(
      "SEG-8: a segment is checked beside the stored ones: the same, within, around, apart")
  void checked_beside_others() {
    SegmentId santos = desk.add(IN_SANTOS);
    SegmentId campinas = desk.add(inCity("In Campinas", "Campinas"));
    SegmentId either =
        desk.add(
            Segment.builder("Either")
                .combined(Criterion.CITY.in("Santos", "Campinas", "Recife"))
                .build());
    SegmentId poor =
        desk.add(
            Segment.builder("Pays nothing")
                .combined(Criterion.REVENUE.equalTo(BigDecimal.ZERO))
                .build());
    SegmentId narrow =
        desk.add(
            Segment.builder("Narrow")
                .combined(Criterion.CITY.equalTo("Santos"))
                .combined(Criterion.STATE.equalTo("SP"))
                .build());
    SegmentReview review = desk.check(inCity("Santos again", " SANTOS"));
    assertThat(review.of(Relation.EQUAL)).containsExactly(santos);
    assertThat(review.of(Relation.DISJOINT)).containsExactly(campinas);
    assertThat(review.of(Relation.WITHIN)).containsExactly(either);
    assertThat(review.of(Relation.CONTAINS)).containsExactly(narrow);
    assertThat(review.of(Relation.OVERLAPPING)).containsExactly(poor);
    assertThat(review.of(Relation.UNDECIDED)).isEmpty();
    SegmentPair within = review.pairs().get(either);
    assertThat(within.onlyInSecond().orElseThrow().facts().cityOrNull()).isNotEqualTo("santos");
    assertThat(within.onlyInFirst()).isEmpty();
    assertThat(review.nameTakenBy()).isEmpty();
  }

  @Test
  @DisplayName("SEG-1 SEG-8: a check tells a name that is taken, but not by what is to be changed")
  void checked_name() {
    SegmentId santos = desk.add(IN_SANTOS);
    SegmentReview other = desk.check(inCity("  In Santos ", "Campinas"));
    assertThat(other.nameTakenBy()).hasValue(santos);
    SegmentReview itself = desk.check(santos, inCity("In Santos", "Santos"));
    assertThat(itself.nameTakenBy()).isEmpty();
    assertThat(itself.pairs()).isEmpty();
    SegmentId none = new SegmentId(new UUID(1, 1));
    assertThat(refusal(() -> desk.check(none, IN_SANTOS))).isEqualTo(new SegmentUnknown(none));
  }

  @Test
  @DisplayName(
      "SEG-8 SEG-11: stored segments that can't be read are named, and a check of one is refused")
  void checked_with_unknown_criteria() {
    SegmentHost withSeats =
        new SegmentHost(
            storage,
            host.clock(),
            Criteria.standard().with(HostCriterion.of(SEATS, facts -> List.of())));
    Segment large = Segment.builder("Seats").combined(SEATS.atLeast(BigDecimal.ONE)).build();
    SegmentId seats = withSeats.desk().add(large);
    SegmentReview review = desk.check(IN_SANTOS);
    assertThat(review.notCompared()).containsOnlyKeys(seats);
    assertThat(review.pairs()).isEmpty();
    assertThat(refusal(() -> desk.check(large))).isInstanceOf(CriterionUnknown.class);
  }

  @Test
  @DisplayName(
      "SEG-10: segments that count days in another zone than the customer view are refused")
  void zone() {
    Segments elsewhere =
        Segments.builder()
            .storage(storage)
            .secrets(TestSecrets.SECRETS)
            .zone(ZoneId.of("Asia/Tokyo"))
            .build();
    CustomerView view =
        CustomerView.builder()
            .storage(storage)
            .secrets(TestSecrets.SECRETS)
            .clock(new SettableClock())
            .onChange(elsewhere)
            .build();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> elsewhere.as(view.as(Agent.system(new AgentId("crm")))))
        .withMessageContaining("Asia/Tokyo");
  }

  @Test
  @DisplayName("SEG-9: segments that the customer view tells of no change are refused")
  void not_told() {
    Segments deaf = Segments.builder().storage(storage).secrets(TestSecrets.SECRETS).build();
    CustomerView view =
        CustomerView.builder()
            .storage(storage)
            .secrets(TestSecrets.SECRETS)
            .clock(new SettableClock())
            .build();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> deaf.as(view.as(Agent.system(new AgentId("crm")))))
        .withMessageContaining(".onChange(segments)");
  }
}
