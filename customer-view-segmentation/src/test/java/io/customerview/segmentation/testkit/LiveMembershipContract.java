package io.customerview.segmentation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.audit.AuditQuery;
import io.customerview.base.CustomerFacts;
import io.customerview.base.Membership;
import io.customerview.base.SegmentRuleRefusal.NameTaken;
import io.customerview.base.SegmentRuleRefusal.SegmentUnknown;
import io.customerview.base.SegmentRuleRefusal.StaleSegment;
import io.customerview.contract.Contract;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Customer;
import io.customerview.customer.Registration;
import io.customerview.merge.Merged;
import io.customerview.segmentation.KeptMembership;
import io.customerview.segmentation.MembersPage;
import io.customerview.segmentation.Refreshed;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.SegmentEntry;
import io.customerview.segmentation.SegmentSweep;
import io.customerview.segmentation.Segments;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionUnknown;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What live membership promises on every storage (SEG-9, SEG-10). Each test has its own storage.
 */
public interface LiveMembershipContract {

  /** Returns an empty storage. */
  Storage emptyStorage();

  Segment IN_SANTOS = Segment.builder("Santos").combined(Criterion.CITY.equalTo("Santos")).build();

  Segment LARGE =
      Segment.builder("Large").combined(Criterion.REVENUE.atLeast(new BigDecimal("1000"))).build();

  Criterion<BigDecimal> SEATS = Criterion.decimal("seats");

  Segment HAS_SEATS = Segment.builder("Seats").combined(SEATS.atLeast(BigDecimal.ONE)).build();

  Segment RENEWS_SOON =
      Segment.builder("Renews within 30 days")
          .combined(Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30)))
          .build();

  @Test
  @DisplayName("SEG-9: a change of one customer tells what it entered and left, once")
  default void a_change_tells_what_it_entered_and_left() {
    SegmentHost host = new SegmentHost(emptyStorage());
    SegmentId santos = host.desk().add(IN_SANTOS);
    SegmentId large = host.desk().add(LARGE);
    host.desk().refresh();
    CustomerId customer = host.company("SANTOS ");
    assertThat(host.told())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.customer()).isEqualTo(customer);
              assertThat(change.entered()).containsExactly(santos);
              assertThat(change.left()).isEmpty();
              assertThat(change.moment()).isEqualTo(host.clock().instant());
              assertThat(change.day()).isEqualTo(host.today());
              assertThat(change.ruleSet()).isEqualTo(2);
            });
    host.told().clear();
    host.contract("k1", customer, "999.9999", host.today());
    assertThat(host.told()).isEmpty();
    host.contract("k2", customer, "0.0001", host.today());
    assertThat(host.told())
        .singleElement()
        .satisfies(change -> assertThat(change.entered()).containsExactly(large));
    host.told().clear();
    host.move(customer, "Campinas");
    assertThat(host.told())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.entered()).isEmpty();
              assertThat(change.left()).containsExactly(santos);
            });
    assertThat(host.desk().of(customer)).extracting(KeptMembership::segment).containsExactly(large);
  }

  @Test
  @DisplayName("SEG-9: what a listener refuses leaves neither the change nor the membership")
  default void undone_together() {
    SegmentHost host = new SegmentHost(emptyStorage());
    host.desk().add(IN_SANTOS);
    CustomerId customer = host.company("Campinas");
    AtomicBoolean refuse = new AtomicBoolean(true);
    Segments strict =
        Segments.builder()
            .storage(host.storage())
            .secrets(TestSecrets.SECRETS)
            .onChange(
                (work, change) -> {
                  if (refuse.get()) {
                    throw new IllegalStateException("not now");
                  }
                })
            .build();
    AgentView view =
        CustomerView.builder()
            .storage(host.storage())
            .clock(host.clock())
            .secrets(TestSecrets.SECRETS)
            .onChange(strict)
            .build()
            .as(Agent.system(new AgentId("crm")));
    Customer before = view.customers().find(customer);
    Registration moved = before.registration().toBuilder().city("Santos").build();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> view.customers().change(customer, before.version(), moved));
    assertThat(view.customers().find(customer)).isEqualTo(before);
    assertThat(host.desk().of(customer)).isEmpty();
    refuse.set(false);
    view.customers().change(customer, before.version(), moved);
    assertThat(host.desk().of(customer)).hasSize(1);
  }

  @Test
  @DisplayName(
      "SEG-9: a changed rule is not current until refreshed, and the refresh tells the difference")
  default void a_changed_rule() {
    SegmentHost host = new SegmentHost(emptyStorage());
    CustomerId inSantos = host.company("Santos");
    CustomerId inCampinas = host.company("Campinas");
    SegmentId id = host.desk().add(IN_SANTOS);
    assertThat(host.desk().members(id, Optional.empty(), 10).asOf().isCurrent()).isFalse();
    assertThat(host.members(id)).isEmpty();
    Refreshed first = host.desk().refresh();
    assertThat(first.entered()).isEqualTo(1);
    assertThat(first.customers()).isEqualTo(2);
    assertThat(host.members(id)).containsExactly(inSantos);
    host.told().clear();
    Version second =
        host.desk()
            .change(
                id,
                Version.FIRST,
                Segment.builder("Santos").combined(Criterion.CITY.equalTo("Campinas")).build());
    MembersPage stale = host.desk().members(id, Optional.empty(), 10);
    assertThat(stale.asOf().isCurrent()).isFalse();
    assertThat(stale.asOf().rule()).isEqualTo(second);
    assertThat(stale.page().items()).extracting(Membership::customer).containsExactly(inSantos);
    assertThat(host.desk().of(inSantos))
        .containsExactly(new KeptMembership(stale.page().items().get(0), stale.asOf()));
    Refreshed difference = host.desk().refresh();
    assertThat(difference.entered()).isEqualTo(1);
    assertThat(difference.left()).isEqualTo(1);
    assertThat(host.told()).hasSize(2);
    assertThat(host.members(id)).containsExactly(inCampinas);
    MembersPage current = host.desk().members(id, Optional.empty(), 10);
    assertThat(current.asOf().isCurrent()).isTrue();
    assertThat(current.asOf().moment()).hasValue(host.clock().instant());
    assertThat(current.page().items()).extracting(Membership::rule).containsExactly(second);
    assertThat(host.desk().of(inCampinas))
        .containsExactly(new KeptMembership(current.page().items().get(0), current.asOf()));
    assertThat(host.desk().refresh().customers()).isZero();
  }

  @Test
  @DisplayName("SEG-9: a refresh that was interrupted goes on where it was, in another process too")
  default void a_refresh_goes_on() {
    SegmentHost host = new SegmentHost(emptyStorage());
    List<CustomerId> customers = new ArrayList<>();
    for (int at = 0; at < 5; at++) {
      customers.add(host.company("Santos"));
    }
    SegmentId id = host.desk().add(IN_SANTOS);
    assertThat(host.desk().refresh(2)).satisfies(one -> assertThat(one.isDone()).isFalse());
    SegmentHost other = new SegmentHost(host.storage(), host.clock(), Criteria.standard());
    assertThat(other.desk().refresh(2).customers()).isEqualTo(2);
    assertThat(host.desk().members(id, Optional.empty(), 10).asOf().isCurrent()).isFalse();
    Refreshed last = host.desk().refresh(2);
    assertThat(last.customers()).isEqualTo(1);
    assertThat(last.isDone()).isTrue();
    assertThat(host.members(id)).containsExactlyInAnyOrderElementsOf(customers);
    assertThat(host.desk().members(id, Optional.empty(), 10).asOf().isCurrent()).isTrue();
  }

  @Test
  @DisplayName("SEG-9: a rule that is removed leaves others as current as they were, in a pass too")
  default void a_removed_rule() {
    SegmentHost host = new SegmentHost(emptyStorage());
    SegmentId gone = host.desk().add(LARGE);
    SegmentId stays = host.desk().add(IN_SANTOS);
    List<CustomerId> customers = new ArrayList<>();
    for (int at = 0; at < 4; at++) {
      customers.add(host.company("Santos"));
    }
    assertThat(host.desk().refresh(3).isDone()).isFalse();
    host.desk().delete(gone, Version.FIRST);
    assertThat(host.desk().find(stays).asOf().isCurrent()).isFalse();
    Refreshed rest = host.desk().refresh(3);
    assertThat(rest.customers()).isEqualTo(1);
    assertThat(rest.isDone()).isTrue();
    assertThat(host.desk().find(stays).asOf().isCurrent()).isTrue();
    SegmentId another = host.desk().add(LARGE);
    host.desk().refresh();
    host.desk().delete(another, Version.FIRST);
    assertThat(host.desk().find(stays).asOf().isCurrent()).isTrue();
    assertThat(host.desk().nextRefresh()).isEmpty();
    assertThat(host.desk().refresh().customers()).isZero();
    assertThat(host.members(stays)).containsExactlyInAnyOrderElementsOf(customers);
  }

  @Test
  @DisplayName("SEG-10: on a new day only those are looked at whose membership the day changes")
  default void a_new_day() {
    SegmentHost host = new SegmentHost(emptyStorage());
    SegmentId id = host.desk().add(RENEWS_SOON);
    host.desk().refresh();
    CustomerId soon = host.company("Santos");
    host.contract("k1", soon, "1", host.today().plusDays(40));
    CustomerId later = host.company("Santos");
    host.contract("k2", later, "1", host.today().plusDays(400));
    assertThat(host.members(id)).isEmpty();
    host.clock().advance(Duration.ofDays(9));
    assertThat(host.desk().refresh().customers()).isZero();
    host.told().clear();
    host.clock().advance(Duration.ofDays(1));
    assertThat(host.desk().members(id, Optional.empty(), 10).asOf().isCurrent()).isFalse();
    Refreshed tenth = host.desk().refresh();
    assertThat(tenth.customers()).isEqualTo(1);
    assertThat(host.members(id)).containsExactly(soon);
    assertThat(host.told())
        .singleElement()
        .satisfies(change -> assertThat(change.day()).isEqualTo(host.today()));
    host.clock().advance(Duration.ofDays(100));
    assertThat(host.desk().refresh().left()).isEqualTo(1);
    assertThat(host.members(id)).isEmpty();
  }

  @Test
  @DisplayName("SEG-10: the sweep refreshes under its own name, and leaves no trace where it idles")
  default void a_sweep() {
    SegmentHost host = new SegmentHost(emptyStorage());
    SegmentSweep sweep = host.segments().sweep(host.customerView(true));
    SegmentId id = host.desk().add(RENEWS_SOON);
    CustomerId soon = host.company("Santos");
    host.contract("k1", soon, "1", host.today().plusDays(40));
    assertThat(sweep.runOnce()).isEqualTo(new Refreshed(1, 0, 0, 0, Map.of(), true));
    host.clock().advance(Duration.ofDays(10));
    assertThat(sweep.runOnce()).isEqualTo(new Refreshed(1, 1, 0, 0, Map.of(), true));
    assertThat(sweep.runOnce()).isEqualTo(new Refreshed(0, 0, 0, 0, Map.of(), true));
    assertThat(host.members(id)).containsExactly(soon);
    AuditQuery swept = AuditQuery.ALL.by(new AgentId(Segments.SWEEP_AGENT));
    assertThat(host.view().audit().list(swept, Optional.empty(), 10).items())
        .singleElement()
        .satisfies(entry -> assertThat(entry.operation()).isEqualTo("segments.refresh"));
  }

  @Test
  @DisplayName(
      "SEG-11: a criterion that is gone fails its own segments, and no other answer changes")
  default void a_criterion_that_is_gone() {
    Criterion<BigDecimal> seats = Criterion.decimal("seats");
    Storage storage = emptyStorage();
    SegmentHost before =
        new SegmentHost(
            storage,
            new SettableClock(),
            Criteria.standard().with(HostCriterion.of(seats, facts -> List.of(BigDecimal.TEN))));
    SegmentId withSeats =
        before.desk().add(Segment.builder("Seats").combined(seats.atLeast(BigDecimal.ONE)).build());
    SegmentId santos = before.desk().add(IN_SANTOS);
    CustomerId customer = before.company("Santos");
    before.desk().refresh();
    assertThat(before.members(withSeats)).containsExactly(customer);

    SegmentHost after = new SegmentHost(storage, before.clock(), Criteria.standard());
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () ->
                after
                    .desk()
                    .add(
                        Segment.builder("More seats")
                            .combined(seats.atLeast(BigDecimal.TEN))
                            .build()))
        .satisfies(refused -> assertThat(refused.refusal()).isInstanceOf(CriterionUnknown.class));
    SegmentId large = after.desk().add(LARGE);
    Refreshed refreshed = after.desk().refresh();
    assertThat(refreshed.failed()).containsOnlyKeys(withSeats);
    assertThat(after.desk().all())
        .filteredOn(entry -> entry.id().equals(withSeats))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.segment()).isEmpty();
              assertThat(entry.asOf().failure()).isPresent();
              assertThat(entry.asOf().isCurrent()).isFalse();
            });
    after.move(customer, "Campinas");
    assertThat(after.members(santos)).isEmpty();
    assertThat(after.members(large)).isEmpty();
    assertThat(after.members(withSeats)).containsExactly(customer);
  }

  @Test
  @DisplayName("SEG-11: a criterion that throws leaves the question open, until it can be read")
  default void a_criterion_that_throws() {
    AtomicBoolean broken = new AtomicBoolean();
    SegmentHost host = new SegmentHost(emptyStorage(), new SettableClock(), withSeats(broken));
    SegmentId withSeats = host.desk().add(HAS_SEATS);
    SegmentId santos = host.desk().add(IN_SANTOS);
    host.desk().refresh();
    broken.set(true);
    CustomerId customer = host.company("Santos");
    assertThat(host.told())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.entered()).containsExactly(santos);
              assertThat(change.unknown()).containsExactly(withSeats);
            });
    assertThat(host.desk().refresh().unknown()).isEqualTo(1);
    broken.set(false);
    assertThat(host.desk().refresh().entered()).isEqualTo(1);
    assertThat(host.members(withSeats)).containsExactly(customer);
    broken.set(true);
    host.move(customer, "Campinas");
    assertThat(host.members(santos)).isEmpty();
    assertThat(host.members(withSeats)).containsExactly(customer);
  }

  /** Criteria with one of the host's own that can't be read while a flag is set. */
  private static Criteria withSeats(AtomicBoolean broken) {
    return Criteria.standard()
        .with(
            HostCriterion.of(
                SEATS,
                facts -> {
                  if (broken.get()) {
                    throw new IllegalStateException("no connection");
                  }
                  return List.of(BigDecimal.TEN);
                }));
  }

  @Test
  @DisplayName("SEG-9 SEG-11: who could not be asked does not keep others from being looked at")
  default void others_than_who_could_not_be_asked() {
    AtomicBoolean broken = new AtomicBoolean();
    SegmentHost host = new SegmentHost(emptyStorage(), new SettableClock(), withSeats(broken));
    SegmentId seats = host.desk().add(HAS_SEATS);
    SegmentId soon = host.desk().add(RENEWS_SOON);
    host.desk().refresh();
    broken.set(true);
    for (int at = 0; at < 5; at++) {
      host.company("Santos");
    }
    broken.set(false);
    CustomerId renewing = host.company("Santos");
    host.contract("k1", renewing, "1", host.today().plusDays(31));
    broken.set(true);
    host.clock().advance(Duration.ofDays(1));
    int steps = 0;
    long unknown = 0;
    for (boolean isDone = false; !isDone; steps++) {
      Refreshed step = host.desk().refresh(2);
      isDone = step.isDone();
      unknown += step.unknown();
    }
    assertThat(host.members(soon)).containsExactly(renewing);
    assertThat(steps).isLessThan(10);
    assertThat(unknown).as("each asked once").isEqualTo(6);
    assertThat(host.desk().find(seats).asOf().unanswered()).isEqualTo(6);
    assertThat(host.desk().find(soon).asOf().isCurrent()).isTrue();
    broken.set(false);
    assertThat(host.desk().refresh().entered()).isEqualTo(5);
    assertThat(host.members(seats)).hasSize(6);
    assertThat(host.desk().find(seats).asOf().isCurrent()).isTrue();
  }

  @Test
  @DisplayName("SEG-9: while a customer has no answer, its segment is not current, and others are")
  default void not_current_without_an_answer() {
    AtomicBoolean broken = new AtomicBoolean();
    SegmentHost host = new SegmentHost(emptyStorage(), new SettableClock(), withSeats(broken));
    SegmentId seats = host.desk().add(HAS_SEATS);
    SegmentId santos = host.desk().add(IN_SANTOS);
    host.desk().refresh();
    broken.set(true);
    CustomerId customer = host.company("Santos");
    assertThat(host.desk().find(seats).asOf().isCurrent()).isFalse();
    assertThat(host.desk().find(seats).asOf().unanswered()).isEqualTo(1);
    assertThat(host.desk().find(santos).asOf().isCurrent()).isTrue();
    assertThat(host.desk().refresh().unknown()).isEqualTo(1);
    assertThat(host.desk().members(seats, Optional.empty(), 1).asOf().isCurrent()).isFalse();
    broken.set(false);
    host.move(customer, "Campinas");
    assertThat(host.desk().find(seats).asOf().isCurrent()).isTrue();
    assertThat(host.members(seats)).containsExactly(customer);
  }

  @Test
  @DisplayName(
      "SEG-9 SEG-11: what a process did without knowing a criterion is asked by one that does")
  default void a_process_that_knows_less() {
    Storage storage = emptyStorage();
    SegmentHost knows =
        new SegmentHost(storage, new SettableClock(), withSeats(new AtomicBoolean()));
    SegmentHost knowsLess = new SegmentHost(storage, knows.clock(), Criteria.standard());
    SegmentId seats = knows.desk().add(HAS_SEATS);
    SegmentId santos = knows.desk().add(IN_SANTOS);
    knows.desk().refresh();
    CustomerId first = knowsLess.company("Santos");
    assertThat(knows.members(santos)).containsExactly(first);
    assertThat(knows.members(seats)).isEmpty();
    assertThat(knows.desk().find(seats).asOf().isCurrent()).isFalse();
    assertThat(knows.desk().find(santos).asOf().isCurrent()).isTrue();
    assertThat(knows.desk().refresh().customers()).isEqualTo(1);
    assertThat(knows.members(seats)).containsExactly(first);
    assertThat(knows.desk().find(seats).asOf().isCurrent()).isTrue();

    CustomerId second = knowsLess.company("Campinas");
    Refreshed without = knowsLess.desk().refresh();
    assertThat(without.customers()).isEqualTo(1);
    assertThat(without.failed()).containsOnlyKeys(seats);
    assertThat(knowsLess.desk().refresh().customers()).isZero();
    assertThat(knows.desk().find(seats).asOf().isCurrent()).isFalse();
    assertThat(knows.desk().find(seats).asOf().failure()).isPresent();
    assertThat(knows.desk().of(first))
        .extracting(KeptMembership::segment, kept -> kept.asOf().isCurrent())
        .containsExactlyInAnyOrder(tuple(santos, true), tuple(seats, false));
    assertThat(knowsLess.desk().nextRefresh()).isEmpty();
    assertThat(knows.desk().nextRefresh()).as("it can be read again").hasValue(knows.today());
    assertThat(knows.desk().refresh().customers()).isEqualTo(2);
    assertThat(knows.desk().nextRefresh()).isEmpty();
    assertThat(knows.members(seats)).containsExactlyInAnyOrder(first, second);
    assertThat(knows.desk().find(seats).asOf().isCurrent()).isTrue();
  }

  @Test
  @DisplayName(
      "MRG-2 SEG-9: a merged customer leaves its segments; once that is undone, both are in theirs since when they were")
  default void merged_and_undone() {
    SegmentHost host = new SegmentHost(emptyStorage());
    SegmentId santos = host.desk().add(IN_SANTOS);
    SegmentId large = host.desk().add(LARGE);
    SegmentId small =
        host.desk()
            .add(
                Segment.builder("Small")
                    .combined(Criterion.REVENUE.atMost(new BigDecimal("500")))
                    .build());
    host.desk().refresh();
    CustomerId survivor = host.company("Campinas");
    host.contract("m1", survivor, "100", host.today());
    CustomerId duplicate = host.company("Santos");
    host.contract("m2", duplicate, "2000", host.today());
    List<Membership> before = memberships(host, survivor, duplicate);
    assertThat(before)
        .extracting(Membership::customer, Membership::segment)
        .containsExactlyInAnyOrder(
            tuple(survivor, small), tuple(duplicate, santos), tuple(duplicate, large));
    host.clock().advance(Duration.ofHours(1));
    host.told().clear();

    Merged merged =
        host.view()
            .merging()
            .merge(survivor, version(host, survivor), duplicate, version(host, duplicate));

    assertThat(host.told())
        .extracting(
            change -> change.customer(),
            change -> Set.copyOf(change.entered()),
            change -> Set.copyOf(change.left()))
        .containsExactlyInAnyOrder(
            tuple(duplicate, Set.of(), Set.of(santos, large)),
            tuple(survivor, Set.of(large), Set.of(small)));
    assertThat(host.members(santos)).isEmpty();
    assertThat(host.members(large)).containsExactly(survivor);
    host.clock().advance(Duration.ofHours(1));
    host.told().clear();

    host.view().merging().undo(merged.merge(), merged.version());

    assertThat(host.told())
        .extracting(
            change -> change.customer(),
            change -> Set.copyOf(change.entered()),
            change -> Set.copyOf(change.left()))
        .containsExactlyInAnyOrder(
            tuple(duplicate, Set.of(santos, large), Set.of()),
            tuple(survivor, Set.of(small), Set.of(large)));
    assertThat(memberships(host, survivor, duplicate)).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  @DisplayName("MRG-2 SEG-11: who can't be asked once a merge is undone is where it was before")
  default void undone_where_less_is_known() {
    Storage storage = emptyStorage();
    SegmentHost knows =
        new SegmentHost(storage, new SettableClock(), withSeats(new AtomicBoolean()));
    SegmentHost knowsLess = new SegmentHost(storage, knows.clock(), Criteria.standard());
    SegmentId seats = knows.desk().add(HAS_SEATS);
    knows.desk().refresh();
    CustomerId survivor = knows.company("Campinas");
    CustomerId duplicate = knows.company("Santos");
    List<Membership> before = memberships(knows, survivor, duplicate);
    assertThat(before).hasSize(2);
    Merged merged =
        knows
            .view()
            .merging()
            .merge(survivor, version(knows, survivor), duplicate, version(knows, duplicate));
    assertThat(knows.members(seats)).containsExactly(survivor);
    knows.clock().advance(Duration.ofHours(1));
    knowsLess.view().merging().undo(merged.merge(), merged.version());
    assertThat(memberships(knows, survivor, duplicate)).containsExactlyInAnyOrderElementsOf(before);
  }

  private static Version version(SegmentHost host, CustomerId customer) {
    return host.view().customers().find(customer).version();
  }

  private static List<Membership> memberships(SegmentHost host, CustomerId... customers) {
    List<Membership> all = new ArrayList<>();
    for (CustomerId customer : customers) {
      host.desk().of(customer).forEach(kept -> all.add(kept.membership()));
    }
    return all;
  }

  @Test
  @DisplayName("SEG-9: a sweep that processes share is not current where one of them could not ask")
  default void a_sweep_that_processes_share() {
    Storage storage = emptyStorage();
    SegmentHost knows =
        new SegmentHost(storage, new SettableClock(), withSeats(new AtomicBoolean()));
    SegmentHost knowsLess = new SegmentHost(storage, knows.clock(), Criteria.standard());
    List<CustomerId> customers = new ArrayList<>();
    for (int at = 0; at < 5; at++) {
      customers.add(knows.company("Santos"));
    }
    SegmentId seats = knows.desk().add(HAS_SEATS);
    assertThat(knows.desk().refresh(2).isDone()).isFalse();
    assertThat(knowsLess.desk().refresh(2).isDone()).isFalse();
    assertThat(knows.desk().refresh(2).isDone()).isTrue();
    assertThat(knows.desk().find(seats).asOf().isCurrent()).isFalse();
    knows.desk().refresh();
    assertThat(knows.members(seats)).containsExactlyInAnyOrderElementsOf(customers);
    assertThat(knows.desk().find(seats).asOf().isCurrent()).isTrue();
  }

  @Test
  @DisplayName(
      "SEG-10: the next day on which anyone enters or leaves is told, and members are current until then")
  default void the_next_refresh() {
    SegmentHost host = new SegmentHost(emptyStorage());
    assertThat(host.desk().nextRefresh()).isEmpty();
    SegmentId soon = host.desk().add(RENEWS_SOON);
    assertThat(host.desk().nextRefresh()).as("a rule has changed").hasValue(host.today());
    host.desk().refresh();
    assertThat(host.desk().nextRefresh()).isEmpty();
    host.contract("k1", host.company("Santos"), "1", host.today().plusDays(50));
    CustomerId first = host.company("Santos");
    host.contract("k2", first, "1", host.today().plusDays(40));
    LocalDate enters = host.today().plusDays(10);
    assertThat(host.desk().nextRefresh()).hasValue(enters);
    host.clock().advance(Duration.ofDays(9));
    assertThat(host.desk().find(soon).asOf().isCurrent()).as("the day before").isTrue();
    assertThat(host.desk().nextRefresh()).hasValue(enters);
    host.clock().advance(Duration.ofDays(1));
    assertThat(host.desk().find(soon).asOf().isCurrent()).as("the day").isFalse();
    assertThat(host.desk().nextRefresh()).hasValue(enters);
    host.clock().advance(Duration.ofDays(1));
    assertThat(host.desk().nextRefresh()).as("too late").hasValue(host.today());
    host.desk().refresh();
    assertThat(host.members(soon)).containsExactly(first);
    assertThat(host.desk().find(soon).asOf().isCurrent()).isTrue();
    assertThat(host.desk().nextRefresh()).hasValue(enters.plusDays(10));
  }

  @Test
  @DisplayName(
      "SEG-10: a change that began before midnight takes nobody back who was looked at after it")
  default void before_midnight() {
    SegmentHost before = new SegmentHost(emptyStorage());
    SegmentId soon = before.desk().add(RENEWS_SOON);
    before.desk().refresh();
    CustomerId customer = before.company("Santos");
    before.contract("k1", customer, "1", before.today().plusDays(31));
    SettableClock later = new SettableClock();
    later.advance(Duration.ofDays(1));
    SegmentHost after = new SegmentHost(before.storage(), later, Criteria.standard());
    assertThat(after.desk().refresh().entered()).isEqualTo(1);
    before.told().clear();
    before.move(customer, "Campinas");
    CustomerId other = before.company("Santos");
    before.contract("k2", other, "1", before.today().plusDays(31));
    assertThat(before.told())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.customer()).isEqualTo(other);
              assertThat(change.entered()).containsExactly(soon);
              assertThat(change.day()).isEqualTo(after.today());
            });
    assertThat(before.desk().refresh().customers()).as("behind").isZero();
    assertThat(after.members(soon)).containsExactlyInAnyOrder(customer, other);
    assertThat(after.desk().find(soon).asOf().isCurrent()).isTrue();
    assertThat(after.desk().refresh().customers()).isZero();
  }

  @Test
  @DisplayName("SEG-10: asked, a customer tells the next day on which it enters or leaves")
  default void the_next_day() {
    SegmentHost host = new SegmentHost(emptyStorage());
    SegmentId soon = host.desk().add(RENEWS_SOON);
    host.desk().add(IN_SANTOS);
    host.desk().refresh();
    CustomerId customer = host.company("Santos");
    assertThat(host.desk().match(customer).changesOn()).isEmpty();
    host.contract("k1", customer, "1", host.today().plusDays(40));
    LocalDate enters = host.today().plusDays(10);
    assertThat(host.desk().match(customer).changesOn()).hasValue(enters);
    assertThat(host.desk().ask(customer, soon).changesOn()).hasValue(enters);
    host.clock().advance(Duration.ofDays(10));
    assertThat(host.desk().ask(customer, soon).isMember()).isTrue();
    assertThat(host.desk().ask(customer, soon).changesOn()).hasValue(enters.plusDays(31));
  }

  @Test
  @DisplayName(
      "SEG-1: a name that is taken, a version that is old and an id that is unknown are refused")
  default void refused() {
    SegmentHost host = new SegmentHost(emptyStorage());
    SegmentId id = host.desk().add(IN_SANTOS);
    assertThat(refusal(() -> host.desk().add(named("  " + IN_SANTOS.name() + " "))))
        .isInstanceOf(NameTaken.class);
    host.desk().change(id, Version.FIRST, named("Santos"));
    assertThat(refusal(() -> host.desk().change(id, Version.FIRST, named("Other"))))
        .isInstanceOf(StaleSegment.class);
    SegmentId unknown = new SegmentId(new UUID(1, 1));
    assertThat(refusal(() -> host.desk().delete(unknown, Version.FIRST)))
        .isInstanceOf(SegmentUnknown.class);
    assertThat(refusal(() -> host.desk().members(unknown, Optional.empty(), 10)))
        .isInstanceOf(SegmentUnknown.class);
    assertThat(refusal(() -> host.desk().delete(id, Version.FIRST)))
        .isEqualTo(new StaleSegment(id, Version.FIRST, Version.FIRST.next()));
    host.desk().delete(id, Version.FIRST.next());
    assertThat(host.desk().all()).isEmpty();
  }

  private static Segment named(String name) {
    return Segment.builder(name).combined(Criterion.CITY.equalTo("Santos")).build();
  }

  private static Object refusal(Runnable command) {
    try {
      command.run();
    } catch (RefusedException refused) {
      return refused.refusal();
    }
    return "nothing was refused";
  }

  @Test
  @DisplayName(
      "ACS-1: analysts read segments and do not configure them; who has no profile does neither")
  default void permissions() {
    SegmentHost host = new SegmentHost(emptyStorage());
    SegmentId id = host.desk().add(IN_SANTOS);
    SegmentDesk analyst =
        host.segments().as(host.as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST)));
    assertThat(analyst.all()).extracting(SegmentEntry::name).containsExactly("Santos");
    SegmentDesk nobody =
        host.segments().as(host.as(Agent.of(new AgentId("rui"), AccessProfile.NONE)));
    for (Runnable command :
        List.<Runnable>of(
            () -> analyst.add(LARGE),
            () -> analyst.change(id, Version.FIRST, LARGE),
            () -> analyst.delete(id, Version.FIRST),
            () -> analyst.refresh(),
            () -> analyst.refresh(1),
            () -> analyst.askAgain(List.of()),
            () -> nobody.all(),
            () -> nobody.of(new CustomerId(new UUID(1, 1))),
            () -> nobody.members(id, Optional.empty(), 1))) {
      assertThat(refusal(command)).isInstanceOf(NotPermitted.class);
    }
    assertThat(host.desk().all()).hasSize(1);
  }

  @Test
  @DisplayName(
      "SEG-6 SEG-9: after any commands, a refresh leaves the members of the rules' plain reading")
  default void members_after_any_commands() {
    SegmentHost host = new SegmentHost(emptyStorage());
    Random random = new Random(20261122);
    List<CustomerId> customers = new ArrayList<>();
    List<SegmentId> segments = new ArrayList<>();
    List<String> cities = List.of("Santos", "Campinas", "São Paulo");
    for (int step = 0; step < 120; step++) {
      switch (random.nextInt(8)) {
        case 0 -> customers.add(host.company(cities.get(random.nextInt(3))));
        case 1 -> segments.add(host.desk().add(any(random, step)));
        case 2 -> host.clock().advance(Duration.ofDays(random.nextInt(20)));
        case 3 -> host.desk().refresh(1 + random.nextInt(3));
        default -> {
          if (!customers.isEmpty()) {
            CustomerId one = customers.get(random.nextInt(customers.size()));
            if (random.nextBoolean()) {
              host.move(one, cities.get(random.nextInt(3)));
            } else {
              host.contract(
                  "k" + random.nextInt(12),
                  one,
                  Integer.toString(random.nextInt(3) * 500),
                  host.today().plusDays(random.nextInt(80) - 20));
            }
          }
        }
      }
    }
    assertThat(segments).hasSizeGreaterThan(5);
    for (int day = 0; day < 6; day++) {
      host.desk().refresh();
      membersAreThoseOfThePlainReading(host, customers);
      host.clock().advance(Duration.ofDays(1 + random.nextInt(20)));
    }
  }

  private static void membersAreThoseOfThePlainReading(
      SegmentHost host, List<CustomerId> customers) {
    PlainReading plain = new PlainReading(Criteria.standard(), host.today());
    for (SegmentEntry entry : host.desk().all()) {
      assertThat(entry.asOf().isCurrent()).isTrue();
      Set<CustomerId> expected = new TreeSet<>();
      for (CustomerId customer : customers) {
        if (plain.isMember(entry.segment().orElseThrow(), facts(host, customer))) {
          expected.add(customer);
        }
      }
      assertThat(host.members(entry.id())).as(entry.name()).isEqualTo(expected);
    }
  }

  private static Segment any(Random random, int step) {
    Segment.Builder segment = Segment.builder("Segment " + step);
    switch (random.nextInt(4)) {
      case 0 -> segment.combined(Criterion.CITY.equalTo("Santos"));
      case 1 -> segment.combined(Criterion.REVENUE.atLeast(BigDecimal.valueOf(500)));
      case 2 ->
          segment.combined(
              Criterion.NEXT_RENEWAL.between(
                  RelativeDay.days(-random.nextInt(10)), RelativeDay.days(random.nextInt(30))));
      default ->
          segment
              .independent(Criterion.CITY.equalTo("Sao Paulo"))
              .independent(Criterion.CONTRACT_END.atMost(RelativeDay.TODAY));
    }
    return segment.build();
  }

  private static CustomerFacts facts(SegmentHost host, CustomerId customer) {
    return host.storage()
        .read(
            host.clock().instant(),
            work -> {
              List<Contract> contracts =
                  host.storage()
                      .contracts()
                      .of(work, List.of(customer))
                      .getOrDefault(customer, List.of());
              return CustomerFacts.of(
                  customer,
                  host.storage().customers().find(work, customer).orElseThrow().registration(),
                  new CustomerContracts(contracts));
            });
  }
}
