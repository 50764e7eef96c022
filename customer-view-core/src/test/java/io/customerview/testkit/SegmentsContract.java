package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.base.Membership;
import io.customerview.base.RuleSet;
import io.customerview.base.RuleSet.Sweep;
import io.customerview.base.SegmentRuleRefusal.NameTaken;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.base.Turn;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every storage promises of segments and their members. */
public interface SegmentsContract {

  LocalDate DAY = LocalDate.of(2026, 3, 10);
  Instant MOMENT = Instant.parse("2026-03-10T12:00:00.123456Z");

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("SEG-1: a segment is kept as it is saved, and saving it again takes its place")
  default void a_segment_is_kept() {
    StoredSegment first = segment("kept");
    save(first);
    assertThat(find(first.id())).hasValue(first);
    StoredSegment second =
        new StoredSegment(
            first.id(),
            "Outro nome",
            "outro nome " + first.id(),
            "{\"a\":\"São Paulo\"}",
            new Version(2),
            7,
            Optional.of("segment.criterion_unknown"));
    save(second);
    assertThat(find(first.id())).hasValue(second);
    Work.run(storage(), work -> storage().segmentRules().remove(work, first.id()));
    assertThat(find(first.id())).isEmpty();
  }

  @Test
  @DisplayName("SEG-1: no two segments have the same name, and the loser changes nothing")
  default void names_are_unique() {
    StoredSegment first = segment("unique");
    save(first);
    StoredSegment other =
        new StoredSegment(
            new SegmentId(UUID.randomUUID()),
            first.name(),
            first.nameKey(),
            "{}",
            Version.FIRST,
            1,
            Optional.empty());
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> save(other))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(new NameTaken()));
    assertThat(find(other.id())).isEmpty();
    assertThat(find(first.id())).hasValue(first);
  }

  @Test
  @DisplayName("SEG-9: a change of a rule waits for all who hold the rules")
  default void holders_are_waited_for() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    List<String> order = new CopyOnWriteArrayList<>();
    try {
      Future<?> change =
          Work.in(
              storage(),
              work -> {
                storage().segmentRules().hold(work);
                Future<?> waiting =
                    thread.submit(
                        () ->
                            Work.run(
                                storage(),
                                other -> {
                                  storage().segmentRules().lockAlone(other);
                                  order.add("the rule changes");
                                }));
                assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS));
                storage().segmentRules().hold(work);
                order.add("the holder ends");
                return waiting;
              });
      change.get(60, TimeUnit.SECONDS);
    } finally {
      thread.shutdown();
    }
    assertThat(order).containsExactly("the holder ends", "the rule changes");
  }

  @Test
  @DisplayName(
      "SEG-9: whatever is stored of a segment has an edition that nothing else had, undone or not")
  default void editions() {
    StoredSegment one = segment("editions 1");
    StoredSegment other = segment("editions 2");
    save(one);
    save(other);
    Map<SegmentId, UUID> before = editionsNow();
    List<UUID> undone = new ArrayList<>();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                Work.run(
                    storage(),
                    work -> {
                      storage().segmentRules().save(work, one.recoveredIn(2));
                      undone.add(storage().segmentRules().editions(work).get(one.id()));
                      throw new IllegalStateException("undone");
                    }));
    assertThat(editionsNow()).isEqualTo(before);
    save(one.recoveredIn(2));
    assertThat(editionsNow().get(one.id())).isNotIn(before.get(one.id()), undone.get(0));
    assertThat(undone.get(0)).isNotEqualTo(before.get(one.id()));
    assertThat(editionsNow().get(other.id())).isEqualTo(before.get(other.id()));
    SegmentId none = new SegmentId(UUID.randomUUID());
    Work.run(
        storage(),
        work -> {
          SegmentRules rules = storage().segmentRules();
          assertThat(rules.find(work, List.of(none, other.id())))
              .containsExactly(Map.entry(other.id(), other));
          assertThat(rules.find(work, List.of())).isEmpty();
          rules.remove(work, one.id());
        });
    assertThat(editionsNow()).doesNotContainKey(one.id()).containsKey(other.id());
  }

  @Test
  @DisplayName(
      "SEG-9: who knows an edition of the rules is told which have changed since, or that any may have")
  default void changed_since() {
    StoredSegment one = segment("since 1");
    StoredSegment other = segment("since 2");
    SegmentRules rules = storage().segmentRules();
    UUID first = changed(List.of(one.id()), work -> rules.save(work, one));
    UUID second = changed(List.of(other.id()), work -> rules.save(work, other));
    assertThat(changedSince(second)).hasValue(Set.of());
    assertThat(changedSince(first)).hasValue(Set.of(other.id()));
    UUID third =
        changed(
            List.of(one.id(), other.id()),
            work -> {
              rules.remove(work, one.id());
              rules.save(work, other.recoveredIn(3));
            });
    assertThat(changedSince(second)).hasValue(Set.of(one.id(), other.id()));
    assertThat(changedSince(third)).hasValue(Set.of());
    assertThat(changedSince(UUID.randomUUID())).as("never committed").isEmpty();
    Work.run(storage(), work -> rules.save(work, rules.lock(work).with(done(), Optional.empty())));
    assertThat(changedSince(second))
        .as("no rule has changed")
        .hasValue(Set.of(one.id(), other.id()));
    Set<SegmentId> left =
        Work.in(storage(), work -> rules.editions(work, List.of(one.id(), other.id())).keySet());
    assertThat(left).containsExactly(other.id());
    List<SegmentId> many = Stream.generate(() -> one.id()).limit(100).toList();
    UUID fourth = changed(many, work -> {});
    assertThat(changedSince(third)).as("too much has changed").isEmpty();
    assertThat(changedSince(fourth)).hasValue(Set.of());
    Work.run(storage(), work -> rules.save(work, rules.lock(work).reissued(UUID.randomUUID())));
    assertThat(changedSince(fourth)).as("any may have changed").isEmpty();
  }

  private static Optional<Sweep> done() {
    return Optional.of(new Sweep(4, DAY, MOMENT, Optional.empty()));
  }

  private UUID changed(List<SegmentId> segments, Consumer<UnitOfWork> change) {
    UUID edition = UUID.randomUUID();
    Work.run(
        storage(),
        work -> {
          SegmentRules rules = storage().segmentRules();
          RuleSet locked = rules.lock(work);
          change.accept(work);
          rules.save(work, locked.changed(edition), segments);
        });
    return edition;
  }

  private Optional<Set<SegmentId>> changedSince(UUID edition) {
    return Work.in(storage(), work -> storage().segmentRules().changedSince(work, edition));
  }

  private Map<SegmentId, UUID> editionsNow() {
    return Work.in(storage(), work -> storage().segmentRules().editions(work));
  }

  @Test
  @DisplayName("SEG-9: the rule set is kept whole, with what its members are up to")
  default void the_rule_set_is_kept() {
    Sweep done = new Sweep(4, DAY, MOMENT, Optional.empty());
    Sweep running = new Sweep(5, DAY.plusDays(1), MOMENT, Optional.empty()).reaching(company());
    for (RuleSet each :
        List.of(
            new RuleSet(5, Optional.of(new UUID(1, 2)), Optional.of(done), Optional.of(running)),
            new RuleSet(6, Optional.of(new UUID(3, 4)), Optional.of(done), Optional.empty()),
            new RuleSet(7, Optional.empty(), Optional.empty(), Optional.empty()))) {
      RuleSet kept =
          Work.in(
              storage(),
              work -> {
                storage().segmentRules().lock(work);
                storage().segmentRules().save(work, each);
                return storage().segmentRules().ruleSet(work);
              });
      assertThat(kept).isEqualTo(each);
      RuleSet later = Work.in(storage(), work -> storage().segmentRules().ruleSet(work));
      assertThat(later).isEqualTo(each);
    }
  }

  @Test
  @DisplayName("SEG-9: members enter once and leave once, and are read from either side, in pages")
  default void members_enter_and_leave() {
    SegmentId one = saved("members 1");
    SegmentId other = saved("members 2");
    List<CustomerId> customers = Stream.generate(this::company).limit(5).sorted().toList();
    List<Membership> in = customers.stream().map(who -> member(one, who)).toList();
    Membership both = member(other, customers.get(0));
    enter(in);
    enter(List.of(both));
    enter(List.of(new Membership(one, customers.get(0), MOMENT.plusSeconds(9), new Version(2))));
    assertThat(page(one, Optional.empty(), 2)).isEqualTo(in.subList(0, 2));
    assertThat(page(one, Optional.of(customers.get(1)), 2)).isEqualTo(in.subList(2, 4));
    assertThat(page(one, Optional.of(customers.get(4)), 2)).isEmpty();
    assertThat(count(one)).isEqualTo(5);
    assertThat(of(customers.get(0)))
        .containsExactlyElementsOf(
            Stream.of(in.get(0), both).sorted(Comparator.comparing(Membership::segment)).toList());
    Work.run(
        storage(), work -> storage().segmentMembers().leave(work, List.of(in.get(0), in.get(0))));
    assertThat(of(customers.get(0))).containsExactly(both);
    assertThat(count(one)).isEqualTo(4);
    Work.run(storage(), work -> storage().segmentRules().remove(work, one));
    assertThat(count(one)).isZero();
    assertThat(of(customers.get(1))).isEmpty();
  }

  @Test
  @DisplayName("SEG-10: the next days come in their order, and a new day takes the old one's place")
  default void next_days() {
    CustomerId early = company();
    CustomerId late = company();
    // Days of long ago, which no other test uses: what is due comes in the order of days.
    LocalDate past = LocalDate.of(1900, 1, 1);
    turns(early, Optional.of(past));
    turns(late, Optional.of(past.plusDays(1)));
    assertThat(due(past, 10)).containsExactly(early);
    assertThat(due(past.plusDays(1), 10)).containsExactly(late, early);
    assertThat(due(past.plusDays(1), 1)).containsExactly(late);
    assertThat(due(past.plusDays(2), 10)).containsExactly(early, late);
    assertThat(due(past.plusDays(2), 1)).containsExactly(early);
    turns(early, Optional.of(past.plusDays(2)));
    assertThat(due(past.plusDays(2), 10)).containsExactly(early, late);
    turns(late, Optional.empty());
    turns(late, Optional.empty());
    assertThat(due(past.plusDays(2), 10)).containsExactly(early);
    Work.run(storage(), work -> storage().segmentMembers().erase(work, early));
    assertThat(due(past.plusDays(2), 10)).isEmpty();
  }

  @Test
  @DisplayName("SEG-10: of the day itself, those after a customer come, and then all of before")
  default void due_after() {
    LocalDate day = LocalDate.of(1800, 1, 1);
    List<CustomerId> customers = Stream.generate(this::company).limit(4).sorted().toList();
    CustomerId before = customers.get(0);
    turns(before, Optional.of(day.minusDays(1)));
    List<CustomerId> ofDay = customers.subList(1, 4);
    ofDay.forEach(customer -> turns(customer, Optional.of(day)));
    assertThat(due(day, Optional.empty(), 10).values())
        .containsExactly(day, day, day, day.minusDays(1));
    assertThat(due(day, Optional.of(ofDay.get(0)), 10).keySet())
        .containsExactly(ofDay.get(1), ofDay.get(2), before);
    assertThat(due(day, Optional.of(ofDay.get(1)), 1)).containsOnlyKeys(ofDay.get(2));
    assertThat(due(day, Optional.of(ofDay.get(2)), 1)).containsOnlyKeys(before);
    assertThat(due(day, Optional.of(ofDay.get(2)), 10)).containsOnlyKeys(before);
    customers.forEach(customer -> turns(customer, Optional.empty()));
  }

  @Test
  @DisplayName(
      "SEG-10: the next turn is anyone's first, and who was looked at and waits comes a day later")
  default void next_turn() {
    // A day of long ago, before that of any other test.
    LocalDate day = LocalDate.of(1700, 1, 1);
    CustomerId one = company();
    CustomerId other = company();
    SegmentId segment = saved("next turn");
    turns(one, Optional.of(day.plusDays(5)));
    assertThat(nextTurn(day)).hasValue(day.plusDays(5));
    assertThat(nextTurn(day.plusDays(9))).hasValue(day.plusDays(5));
    turn(other, Optional.of(new Turn(day, Set.of(segment))));
    assertThat(nextTurn(day)).hasValue(day.plusDays(1));
    assertThat(isAnyoneDue(day)).isFalse();
    assertThat(nextTurn(day.minusDays(1))).hasValue(day);
    assertThat(nextTurn(day.plusDays(1))).hasValue(day);
    assertThat(isAnyoneDue(day.plusDays(1))).isTrue();
    turns(one, Optional.of(day));
    assertThat(nextTurn(day)).hasValue(day);
    assertThat(isAnyoneDue(day)).isTrue();
    turns(one, Optional.empty());
    turns(other, Optional.empty());
  }

  @Test
  @DisplayName("SEG-9: what could not be answered is counted for each segment, until it is")
  default void unanswered_is_counted() {
    SegmentId one = saved("unanswered 1");
    SegmentId other = saved("unanswered 2");
    CustomerId first = company();
    CustomerId second = company();
    LocalDate day = LocalDate.of(9000, 1, 1);
    turn(first, Optional.of(new Turn(day, Set.of(one, other))));
    turn(second, Optional.of(new Turn(day, Set.of(one))));
    assertThat(unanswered(one)).isEqualTo(2);
    assertThat(unanswered(other)).isEqualTo(1);
    turn(first, Optional.of(new Turn(day, Set.of(other))));
    turn(second, Optional.of(Turn.on(day)));
    assertThat(unanswered(one)).isZero();
    assertThat(unanswered(other)).isEqualTo(1);
    turn(first, Optional.empty());
    assertThat(unanswered(other)).isZero();
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: memberships are exported and erased")
  default void memberships_are_exported_and_erased() {
    SegmentId one = saved("exported");
    CustomerId customer = company();
    enter(List.of(member(one, customer)));
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          storage().segmentMembers().export(work, customer, records::add);
          storage().segmentMembers().erase(work, customer);
        });
    assertThat(records).containsExactly(Map.of("segment", one.toString(), "since", MOMENT));
    assertThat(of(customer)).isEmpty();
  }

  private CustomerId company() {
    CustomerView view =
        CustomerView.builder()
            .storage(storage())
            .clock(new SettableClock())
            .secrets(TestSecrets.SECRETS)
            .build();
    AgentView desk = view.as(Agent.of(new AgentId("ana"), AccessProfile.ADMINISTRATOR));
    return desk.customers()
        .register(Registration.builder(Company.of("Exemplo", null)).build())
        .customer();
  }

  private static StoredSegment segment(String name) {
    SegmentId id = new SegmentId(UUID.randomUUID());
    return new StoredSegment(id, name, name + " " + id, "{}", Version.FIRST, 1, Optional.empty());
  }

  private SegmentId saved(String name) {
    StoredSegment segment = segment(name);
    save(segment);
    return segment.id();
  }

  private static Membership member(SegmentId segment, CustomerId customer) {
    return new Membership(segment, customer, MOMENT, Version.FIRST);
  }

  private void save(StoredSegment segment) {
    Work.run(storage(), work -> storage().segmentRules().save(work, segment));
  }

  private Optional<StoredSegment> find(SegmentId segment) {
    return Work.in(storage(), work -> storage().segmentRules().find(work, segment));
  }

  private void enter(List<Membership> memberships) {
    Work.run(storage(), work -> storage().segmentMembers().enter(work, memberships));
  }

  private List<Membership> page(SegmentId segment, Optional<CustomerId> after, int limit) {
    return Work.in(
        storage(), work -> storage().segmentMembers().members(work, segment, after, limit));
  }

  private long count(SegmentId segment) {
    return Work.in(storage(), work -> storage().segmentMembers().counts(work, List.of(segment)))
        .getOrDefault(segment, 0L);
  }

  private List<Membership> of(CustomerId customer) {
    return Work.in(
        storage(),
        work ->
            storage()
                .segmentMembers()
                .of(work, List.of(customer))
                .getOrDefault(customer, List.of()));
  }

  private void turns(CustomerId customer, Optional<LocalDate> day) {
    turn(customer, day.map(Turn::on));
  }

  private void turn(CustomerId customer, Optional<Turn> turn) {
    Work.run(storage(), work -> storage().segmentMembers().turns(work, Map.of(customer, turn)));
  }

  private List<CustomerId> due(LocalDate day, int limit) {
    return List.copyOf(due(day, Optional.empty(), limit).keySet());
  }

  private Map<CustomerId, LocalDate> due(LocalDate day, Optional<CustomerId> after, int limit) {
    return Work.in(storage(), work -> storage().segmentMembers().due(work, day, after, limit));
  }

  private Optional<LocalDate> nextTurn(LocalDate day) {
    return Work.in(storage(), work -> storage().segmentMembers().nextTurn(work, day));
  }

  private boolean isAnyoneDue(LocalDate day) {
    return Work.in(storage(), work -> storage().segmentMembers().isAnyoneDue(work, day));
  }

  private long unanswered(SegmentId segment) {
    return Work.in(storage(), work -> storage().segmentMembers().unanswered(work, List.of(segment)))
        .getOrDefault(segment, 0L);
  }
}
