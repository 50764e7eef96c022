package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.contact.ContactPoint;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyRefusal.StageInUse;
import io.customerview.journey.StageDraft;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.Merged;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Retrying;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Money;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.spi.Receipt;
import io.customerview.storage.Storage;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import io.customerview.timeline.EventChanged;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Merges beside whatever else a host does, each on a connection of its own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MergesAtOnceTest {

  private static final int ROUNDS = 20;

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final AtomicInteger sent = new AtomicInteger();
  private final Storage storage = JdbcStorage.of(DATABASE.pooled());
  private final CustomerView view = view(storage);
  private final OutboxHost host = new OutboxHost(view, storage);
  private final AgentView desk = host.desk();
  private final OutboxHost other = new OutboxHost(view(JdbcStorage.of(DATABASE.pooled())), storage);
  private final ExecutorService processes = Executors.newFixedThreadPool(2);

  private CustomerView view(Storage where) {
    return CustomerView.builder()
        .storage(where)
        .clock(Clock.systemUTC())
        .secrets(TestSecrets.SECRETS)
        .messages(
            message -> {
              sent.incrementAndGet();
              return Receipt.bare();
            })
        .build();
  }

  @AfterEach
  void stop() {
    processes.shutdownNow();
  }

  @Test
  @DisplayName("MRG-2: of two that merge the same pair, in one direction or in both, one does it")
  void same_pair() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId one = customer();
      CustomerId two = customer();
      boolean sameWay = round % 2 == 0;
      Merge second = sameWay ? new Merge(other, one, two) : new Merge(other, two, one);
      List<Object> answers = atOnce(new Merge(host, one, two), second);
      assertThat(answers).filteredOn(Merged.class::isInstance).hasSize(1);
      assertWhole(List.of(one, two), 1, 2);
    }
  }

  @Test
  @DisplayName("MRG-2: two merges that have one customer in common leave everything somewhere")
  void chain() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<CustomerId> three = List.of(customer(), customer(), customer());
      List<Object> answers =
          atOnce(
              new Merge(host, three.get(0), three.get(1)),
              new Merge(other, three.get(1), three.get(2)));
      int done = (int) answers.stream().filter(Merged.class::isInstance).count();
      assertThat(done).isPositive();
      assertWhole(three, 3 - done, 3);
    }
  }

  @Test
  @DisplayName(
      "MRG-1 MRG-2: two merges at once of duplicates that were told apart wait for each other in turn")
  void told_apart() throws Exception {
    List<CustomerId> four = List.of(customer(), customer(), customer(), customer());
    desk.merging().notDuplicates(four.get(1), four.get(3));
    BesideSource beside = new BesideSource(DATABASE.dataSource(), "select from");
    List<Future<Object>> second = new ArrayList<>();
    beside.after(
        () -> {
          second.add(processes.submit(new Merge(other, four.get(2), four.get(3))));
          Host.awaitWaiting(DATABASE.dataSource(), 1);
        });
    OutboxHost first = new OutboxHost(view(JdbcStorage.of(beside.dataSource())), storage);
    new Merge(first, four.get(0), four.get(1)).call();
    assertThat(beside.isDone()).isTrue();
    assertThat(second.get(0).get()).isInstanceOf(Merged.class);
    Map<CustomerId, Set<CustomerId>> pairs =
        Work.in(storage, work -> storage.notDuplicates().of(work, List.of(four.get(0))));
    assertThat(pairs).containsEntry(four.get(0), Set.of(four.get(2)));
  }

  @Test
  @DisplayName("MRG-2: what the host feeds for a duplicate that is being merged is the survivor's")
  void intake() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId one = customer();
      CustomerId two = customer();
      List<Object> answers = atOnce(new Merge(host, one, two), () -> contract(other.desk(), two));
      if (!(answers.get(0) instanceof Merged)) {
        assertThat(answers.get(0)).isInstanceOf(StaleVersion.class);
      }
      assertWhole(List.of(one, two), answers.get(0) instanceof Merged ? 1 : 2, 3);
    }
  }

  @Test
  @DisplayName("MRG-2 REG-3: who is registered below a company that is being merged stays below it")
  void member() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId one = customer();
      CustomerId two = customer();
      List<Object> answers =
          atOnce(
              new Merge(host, one, two),
              () -> other.desk().customers().register(company().parent(two).build()).customer());
      assertThat(answers.get(1)).isInstanceOfAny(CustomerId.class, ConcurrentChange.class);
      if (answers.get(1) instanceof CustomerId member) {
        assertThat(desk.customers().find(member).registration().parent())
            .contains(desk.customers().find(two).id());
      }
    }
  }

  @Test
  @DisplayName("MRG-2 EVT-1: an event of a duplicate that is being merged is one of the survivor")
  void event() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId one = customer();
      CustomerId two = customer();
      EventTime time = EventTime.presetAt(Clock.systemUTC().instant(), BusinessTime.DEFAULT_ZONE);
      EventDraft draft = EventDraft.builder(EventKind.NOTE, time).build();
      List<Object> answers =
          atOnce(
              new Merge(host, one, two),
              () -> other.desk().timeline().add(two, NewEvent.of(draft)));
      assertThat(answers.get(1)).isNotInstanceOf(RuntimeException.class);
      CustomerId present = desk.customers().find(two).id();
      assertThat(desk.timeline().of(present, DateRange.ALL, Optional.empty(), 9).items())
          .as(answers.toString())
          .hasSize(1);
      assertWhole(List.of(one, two), answers.get(0) instanceof Merged ? 1 : 2, 2);
    }
  }

  @Test
  @DisplayName(
      "MRG-2 INT-9: a message that is handed over while its customer is merged goes at most once")
  void relay() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId one = host.person();
      CustomerId two = host.person();
      OutgoingId message = host.queue(two, "Fatura");
      sent.set(0);
      List<Object> answers = atOnce(new Merge(host, one, two), () -> view.relay().runOnce());
      view.relay().runOnce();
      // One that the relay had and lost goes when its lease would have run out.
      assertThat(sent)
          .as(answers.toString())
          .hasValue(host.state(message) instanceof HandedOver ? 1 : 0);
      assertThat(host.state(message)).isInstanceOfAny(HandedOver.class, Retrying.class);
      CustomerId present = desk.customers().find(two).id();
      assertThat(host.entry(message).message().customer()).isEqualTo(present);
      assertChains(List.of(one, two));
    }
  }

  @Test
  @DisplayName("MRG-2 JRN-7: of an undoing and a change of its journey, the later one is refused")
  void journey_changed() throws Exception {
    AgentId ana = new AgentId("ana");
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId one = customer();
      CustomerId two = customer();
      Journey journey =
          desk.journeyDefinitions()
              .add(JourneyDraft.named("J").stage(StageDraft.named("Um").milestone("M", 2)));
      Portfolio portfolio =
          desk.portfolios()
              .add(PortfolioDraft.of("P " + UUID.randomUUID(), ana).withJourney(journey.id()));
      Version read = desk.customers().find(two).version();
      desk.portfolios().choose(two, read, ana, portfolio.id());
      Merged merged = (Merged) new Merge(host, one, two).call();
      List<Object> answers =
          atOnce(
              () -> desk.merging().undo(merged.merge(), merged.version()),
              () ->
                  other
                      .desk()
                      .journeyDefinitions()
                      .change(
                          journey.id(),
                          journey.version(),
                          JourneyDraft.named("J").stage(StageDraft.named("Dois"))));
      assertThat(answers.get(0)).isInstanceOfAny(Merged.class, ChangedSince.class);
      assertThat(answers.get(1))
          .isInstanceOf(answers.get(0) instanceof Merged ? StageInUse.class : Journey.class);
    }
  }

  @Test
  @DisplayName("MRG-2 CNT-12: an opt-out beside an undoing closes the address, whoever was first")
  void opted_out() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId one = host.person();
      CustomerId two = host.person();
      ContactPoint point = desk.contacts().of(two).points().get(0);
      Merged merged = (Merged) new Merge(host, one, two).call();
      List<Object> answers =
          atOnce(
              () -> desk.merging().undo(merged.merge(), merged.version()),
              () -> other.desk().contacts().optOut(two, point.id()));
      Set<ContactPoint> all = new HashSet<>();
      for (CustomerId customer : List.of(one, two)) {
        all.addAll(desk.contacts().of(desk.customers().find(customer).id()).points());
      }
      assertThat(all)
          .as(answers.toString())
          .filteredOn(found -> found.address().isSameAs(point.address()))
          .isNotEmpty()
          .allMatch(found -> found.consent().isOptedOut());
      assertChains(List.of(one, two));
    }
  }

  @Test
  @DisplayName("MRG-2 EVT-1: who is taken out of another one's event beside an undoing stays out")
  void taken_out() throws Exception {
    AgentView ana = Host.desk(JdbcStorage.of(DATABASE.pooled()));
    CustomerId owner = customer();
    CustomerId one = desk.customers().register(person(owner)).customer();
    CustomerId two = desk.customers().register(person(owner)).customer();
    EventTime time = EventTime.presetAt(Clock.systemUTC().instant(), BusinessTime.DEFAULT_ZONE);
    EventDraft.Builder draft =
        EventDraft.builder(EventKind.CALL, time)
            .responsible(new AgentId("ana"))
            .participant(new AgentId("rui"));
    EventDraft call = draft.build();
    EventChanged added = ana.timeline().add(owner, NewEvent.of(draft.participant(two).build()));
    Merged merged = (Merged) new Merge(host, one, two).call();
    BesideSource beside =
        new BesideSource(DATABASE.dataSource(), "'event_participant' and not exists");
    List<Future<?>> edited = new ArrayList<>();
    beside.after(
        () -> {
          edited.add(
              processes.submit(
                  () -> ana.timeline().change(owner, added.version(), added.event().id(), call)));
          while (!edited.get(0).isDone() && Host.waiting(DATABASE.dataSource()) == 0) {
            Thread.onSpinWait();
          }
        });
    new OutboxHost(view(JdbcStorage.of(beside.dataSource())), storage)
        .desk()
        .merging()
        .undo(merged.merge(), merged.version());
    edited.get(0).get();
    assertThat(ana.timeline().find(owner, added.event().id()).event().draft()).isEqualTo(call);
  }

  private static Registration person(CustomerId company) {
    return Registration.builder(Person.of("Lia", null)).parent(company).build();
  }

  @Test
  @DisplayName("MRG-2: of two that undo one merge, one does it")
  void undone_twice() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId one = customer();
      CustomerId two = customer();
      Merged merged = (Merged) new Merge(host, one, two).call();
      List<Object> answers =
          atOnce(
              () -> desk.merging().undo(merged.merge(), merged.version()),
              () -> other.desk().merging().undo(merged.merge(), merged.version()));
      assertThat(answers).filteredOn(Merged.class::isInstance).hasSize(1);
      assertWhole(List.of(one, two), 2, 2);
    }
  }

  /** A merge of two as they were when this was made. */
  private static final class Merge implements Callable<Object> {

    private final AgentView desk;
    private final CustomerId survivor;
    private final CustomerId duplicate;
    private final Version survivorVersion;
    private final Version duplicateVersion;

    Merge(OutboxHost host, CustomerId survivor, CustomerId duplicate) {
      this.desk = host.desk();
      this.survivor = survivor;
      this.duplicate = duplicate;
      this.survivorVersion = desk.customers().find(survivor).version();
      this.duplicateVersion = desk.customers().find(duplicate).version();
    }

    @Override
    public Object call() {
      return desk.merging().merge(survivor, survivorVersion, duplicate, duplicateVersion);
    }
  }

  /** Whom there is, what they have together, and a trail of each without a gap. */
  private void assertWhole(List<CustomerId> customers, int present, int contracts) {
    Set<CustomerId> found = new HashSet<>();
    customers.forEach(one -> found.add(desk.customers().find(one).id()));
    assertThat(found).hasSize(present);
    int all = 0;
    for (CustomerId one : found) {
      all += desk.contracts().of(one, Optional.empty(), 9).items().size();
    }
    assertThat(all).isEqualTo(contracts);
    assertChains(customers);
  }

  private void assertChains(List<CustomerId> customers) {
    for (CustomerId one : customers) {
      assertThat(desk.audit().check(one).faults()).as(one.toString()).isEmpty();
    }
  }

  /** A company with one contract. */
  private CustomerId customer() {
    CustomerId customer = desk.customers().register(company().build()).customer();
    contract(desk, customer);
    return customer;
  }

  private static Registration.Builder company() {
    return Registration.builder(Company.of("Alfa", null)).externalId(UUID.randomUUID().toString());
  }

  private static String contract(AgentView desk, CustomerId customer) {
    ContractId id = new ContractId("m-" + UUID.randomUUID());
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(500), LocalDate.of(2025, 1, 2))
            .build();
    desk.contractIntake()
        .take(List.of(ContractRow.of(1, id, customer, terms)).iterator(), outcome -> {});
    return id.value();
  }

  /** Runs both at once, and returns what each answered or was refused for. */
  private List<Object> atOnce(Callable<?> first, Callable<?> second) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<Object>> answers = new ArrayList<>();
    for (Callable<?> each : List.of(first, second)) {
      answers.add(
          processes.submit(
              () -> {
                start.await();
                try {
                  return each.call();
                } catch (RefusedException refused) {
                  return refused.refusal();
                }
              }));
    }
    return List.of(answers.get(0).get(), answers.get(1).get());
  }
}
