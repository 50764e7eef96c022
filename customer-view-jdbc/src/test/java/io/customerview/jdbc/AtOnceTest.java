package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerRefusal.ParentCycle;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.marker.MarkerRefusal.MarkerNameTaken;
import io.customerview.marker.MarkerRefusal.MarkerUnknown;
import io.customerview.marker.MarkerRefusal.TooManyMarkers;
import io.customerview.privacy.ErasurePlan;
import io.customerview.privacy.json.JsonExport;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two hosts at the same customers, each with a connection of its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AtOnceTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final AgentView desk = Host.desk(storage);
  private final ExecutorService hosts = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    hosts.shutdownNow();
  }

  @RepeatedTest(5)
  @DisplayName("REG-8: one customer registered twice at once is one customer, for both callers")
  void registered_twice() throws Exception {
    String external = "crm-" + UUID.randomUUID();
    List<Object> ends =
        atOnce(
            () -> desk.customers().register(Host.person(external)),
            () -> desk.customers().register(Host.person(external)));
    assertThat(ends).hasOnlyElementsOfType(Registered.class);
    assertThat(ends).extracting(end -> ((Registered) end).customer()).containsOnly(id(external));
    assertThat(ends)
        .extracting(end -> ((Registered) end).outcome())
        .containsExactlyInAnyOrder(Registered.Outcome.NEW, Registered.Outcome.UNCHANGED);
  }

  @Test
  @DisplayName("REG-8: so in the host's transaction, which goes on after the attempt that was lost")
  void registered_twice_in_a_joined_transaction() throws Exception {
    Host.makeTable(DATABASE.dataSource());
    String external = "crm-" + UUID.randomUUID();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    Future<Registered> first =
        hosts.submit(
            () -> {
              try (Connection connection = DATABASE.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                Registered registered =
                    lent(connection).customers().register(Host.person(external));
                written.countDown();
                commit.await();
                connection.commit();
                return registered;
              }
            });
    written.await();
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      String note = "note-" + external;
      Host.note(connection, note);
      Future<Registered> second =
          hosts.submit(() -> lent(connection).customers().register(Host.person(external)));
      untilSomeoneWaits();
      commit.countDown();
      assertThat(second.get(30, TimeUnit.SECONDS).customer()).isEqualTo(first.get().customer());
      connection.commit();
      assertThat(Host.notes(DATABASE.dataSource())).contains(note);
    }
  }

  @RepeatedTest(3)
  @DisplayName("of two that change what both have read, one wins, and one is told that it is stale")
  void stale_version() throws Exception {
    CustomerId customer =
        desk.customers().register(Host.person("crm-" + UUID.randomUUID())).customer();
    List<Object> ends = atOnce(() -> rename(customer, "Ana"), () -> rename(customer, "Bia"));
    assertThat(ends).hasAtLeastOneElementOfType(Registered.class);
    assertThat(ends)
        .filteredOn(Refusal.class::isInstance)
        .containsExactly(new StaleVersion(customer, Version.FIRST, Version.FIRST.next()));
  }

  @RepeatedTest(3)
  @DisplayName("REG-3: two changes at once do not close a cycle of parents")
  void cycle() throws Exception {
    CustomerId one = company("Um");
    CustomerId other = company("Dois");
    List<Object> ends = atOnce(() -> under(one, "Um", other), () -> under(other, "Dois", one));
    assertThat(ends).filteredOn(Registered.class::isInstance).hasSize(1);
    assertThat(ends)
        .filteredOn(Refusal.class::isInstance)
        .singleElement()
        .isInstanceOfAny(ParentCycle.class, ConcurrentChange.class);
  }

  @RepeatedTest(3)
  @DisplayName(
      "PRIV-2 REG-3: who is put below a company while it is erased is below nobody in the end")
  void erased_while_joined() throws Exception {
    CustomerId one = company("Um");
    CustomerId erased = company("Dois");
    List<Object> ends = atOnce(() -> desk.privacy().erase(erased), () -> under(one, "Um", erased));
    assertThat(ends).hasAtLeastOneElementOfType(ErasurePlan.class);
    assertThat(desk.customers().find(one).registration().parent()).isEmpty();
    assertThat(desk.audit().check(one).faults()).isEmpty();
    assertThat(desk.audit().check(erased).faults()).isEmpty();
  }

  @Test
  @DisplayName(
      "PRIV-2 PRIV-3: who is registered below a company while it is erased is not taken from it unheard")
  void erased_while_registered() throws Exception {
    CustomerId erased = company("Tres");
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("lock table customer_view.pause in share row exclusive mode");
      Future<?> erasing = hosts.submit(() -> desk.privacy().erase(erased));
      untilSomeoneWaits();
      Future<Registered> member = hosts.submit(() -> desk.customers().register(member(erased)));
      while (!member.isDone() && waiting() < 2) {
        Thread.onSpinWait();
      }
      connection.rollback();
      erasing.get();
      assertThatThrownBy(member::get).hasCauseInstanceOf(RefusedException.class);
    }
  }

  @Test
  @DisplayName("PRIV-2 REG-3: an erasure does not wait for who changes other parents meanwhile")
  void erased_beside_the_tree() throws Exception {
    CustomerId erased = company("Quatro");
    boolean done =
        storage.write(
            SettableClock.START,
            work -> {
              storage.customers().lockTree(work);
              try {
                hosts.submit(() -> desk.privacy().erase(erased)).get(20, TimeUnit.SECONDS);
                return true;
              } catch (Exception late) {
                return false;
              }
            });
    assertThat(done).isTrue();
  }

  @Test
  @DisplayName(
      "PRIV-1: who changes a customer while it is exported neither waits nor is seen in the export")
  void changed_while_exported() throws Exception {
    CustomerId customer = company("Cinco");
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    JsonExport json = JsonExport.to(export);
    desk.privacy()
        .export(
            customer,
            new ForwardingSink(json) {
              @Override
              public void begin(CustomerId whose, Instant moment) throws IOException {
                super.begin(whose, moment);
                Registration renamed = Registration.builder(Company.of("Seis", null)).build();
                meanwhile(() -> desk.customers().change(customer, Version.FIRST, renamed));
              }
            });
    assertThat(desk.customers().find(customer).version()).isEqualTo(Version.FIRST.next());
    assertThat(export.toString(StandardCharsets.UTF_8)).contains("Cinco").doesNotContain("Seis");
  }

  private void meanwhile(Callable<?> command) {
    try {
      hosts.submit(command).get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }

  @RepeatedTest(3)
  @DisplayName("REG-3: no member is left below a person, whoever was first")
  void company_becomes_a_person() throws Exception {
    CustomerId company = company("Rui ME");
    CyclicBarrier decided = new CyclicBarrier(2);
    List<Object> ends =
        atOnce(
            () -> write(decided, () -> Host.customer(member(company)), company, false),
            () -> write(decided, null, company, true));
    assertThat(ends).filteredOn(Boolean.class::isInstance).hasSize(1);
    assertThat(ends).filteredOn(Refusal.class::isInstance).containsExactly(new ConcurrentChange());
    assertThat(
            Host.ask(
                DATABASE.dataSource(),
                """
                select m.id from customer_view.customer m join customer_view.customer p on p.id = m.parent_id
                where p.kind = 'PERSON'"""))
        .isEmpty();
  }

  @Test
  @DisplayName("a deadlock ends as a change at the same time, for one of the two")
  void deadlock() throws Exception {
    CustomerId one = company("Um");
    CustomerId other = company("Dois");
    CyclicBarrier locked = new CyclicBarrier(2);
    List<Object> ends =
        atOnce(() -> lockBoth(locked, one, other), () -> lockBoth(locked, other, one));
    assertThat(ends).containsExactlyInAnyOrder(true, new ConcurrentChange());
  }

  @RepeatedTest(3)
  @DisplayName("MRK-1: of two who add the fifteenth marker at once, one is told that there are 15")
  void fifteenth_marker() throws Exception {
    markers(14);
    List<Object> ends = atOnce(() -> add("Ouro"), () -> add("Prata"));
    assertThat(ends).hasAtLeastOneElementOfType(Marker.class).contains(new TooManyMarkers(15));
    assertThat(desk.markers().all()).hasSize(15);
  }

  @Test
  @DisplayName(
      "MRK-1: the schema itself lets no two connections add a sixteenth, or one name twice")
  void markers_without_a_lock() throws Exception {
    markers(14);
    for (List<String> names : List.of(List.of("Ouro", "Prata"), List.of("Bronze", "Bronze"))) {
      CyclicBarrier begun = new CyclicBarrier(2);
      List<Object> ends =
          atOnce(() -> addUnlocked(begun, names.get(0)), () -> addUnlocked(begun, names.get(1)));
      assertThat(ends).filteredOn(Boolean.class::isInstance).hasSize(1);
      assertThat(ends)
          .filteredOn(Refusal.class::isInstance)
          .singleElement()
          .isIn(new ConcurrentChange(), new TooManyMarkers(15), new MarkerNameTaken());
      assertThat(desk.markers().all()).hasSize(15);
      desk.markers().delete(desk.markers().all().get(0).id());
    }
  }

  @RepeatedTest(3)
  @DisplayName("MRK-1: no customer is left with a marker that was deleted at the same time")
  void deleted_marker() throws Exception {
    markers(0);
    Marker gold = add("Ouro");
    CustomerId customer = company("Alfa");
    List<Object> ends =
        atOnce(
            () -> desk.markers().mark(customer, Version.FIRST, gold.id()),
            () -> desk.markers().delete(gold.id()));
    assertThat(desk.markers().of(customer)).isEmpty();
    assertThat(ends.get(1)).isIn(0, 1);
    assertThat(ends.get(0))
        .isIn(Version.FIRST.next(), new MarkerUnknown(gold.id()), new ConcurrentChange());
    assertThat(desk.customers().find(customer).version().number())
        .as("marked and taken off, or neither")
        .isIn(1L, 3L);
  }

  @Test
  @DisplayName("MRK-1: while the deletion of a marker waits for who bears it others add markers")
  void added_while_deleted() throws Exception {
    markers(0);
    Marker gold = add("Ouro");
    CustomerId bearer = company("Alfa");
    desk.markers().mark(bearer, Version.FIRST, gold.id());
    List<Future<?>> deleting = new ArrayList<>();
    Marker silver =
        storage.write(
            SettableClock.START,
            work -> {
              storage.locks().lock(work, Set.of(bearer));
              deleting.add(hosts.submit(() -> desk.markers().delete(gold.id())));
              untilSomeoneWaits();
              return addMeanwhile("Prata");
            });
    assertThat(deleting.get(0).get(30, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(desk.markers().all()).containsExactly(silver);
  }

  private Marker addMeanwhile(String name) {
    try {
      return hosts.submit(() -> add(name)).get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }

  private void markers(int count) {
    desk.markers().all().forEach(marker -> desk.markers().delete(marker.id()));
    for (int number = 0; number < count; number++) {
      add("Marker " + number);
    }
  }

  private Marker add(String name) {
    return desk.markers().add(name, Emoji.parse("⭐"));
  }

  private boolean addUnlocked(CyclicBarrier begun, String name) {
    Marker marker = new Marker(new MarkerId(UUID.randomUUID()), name, Emoji.parse("⭐"));
    return storage.write(
        SettableClock.START,
        work -> {
          storage.markers().all(work);
          await(begun);
          storage.markers().add(work, marker);
          return true;
        });
  }

  private boolean write(
      CyclicBarrier decided, Supplier<Customer> member, CustomerId company, boolean becomesPerson) {
    return storage.write(
        SettableClock.START,
        work -> {
          if (becomesPerson) {
            Customer before = storage.customers().find(work, company).orElseThrow();
            Registration person = Registration.builder(Person.of("Rui", null)).build();
            storage.customers().update(work, List.of(before.withRegistration(person).value()));
          } else {
            storage.customers().add(work, List.of(member.get()));
          }
          await(decided);
          return true;
        });
  }

  private boolean lockBoth(CyclicBarrier locked, CustomerId first, CustomerId second) {
    return storage.write(
        SettableClock.START,
        work -> {
          storage.locks().lock(work, Set.of(first));
          await(locked);
          storage.locks().lock(work, Set.of(second));
          return true;
        });
  }

  private Registered rename(CustomerId customer, String name) {
    return desk.customers()
        .change(customer, Version.FIRST, Registration.builder(Person.of(name, null)).build());
  }

  private CustomerId company(String name) {
    return desk.customers()
        .register(Registration.builder(Company.of(name, null)).build())
        .customer();
  }

  private Registered under(CustomerId company, String name, CustomerId parent) {
    return desk.customers()
        .change(
            company,
            Version.FIRST,
            Registration.builder(Company.of(name, null)).parent(parent).build());
  }

  private static Registration member(CustomerId company) {
    return Registration.builder(Person.of("Lia", null)).parent(company).build();
  }

  private CustomerId id(String external) {
    return desk.customers().of(new io.customerview.shared.ExternalId(external)).orElseThrow().id();
  }

  private static AgentView lent(Connection connection) {
    return Host.desk(JdbcStorage.of(Host.lending(connection)));
  }

  /** Waits, without sleeping, until a transaction waits for another. */
  private static void untilSomeoneWaits() {
    Host.awaitWaiting(DATABASE.dataSource(), 1);
  }

  private static int waiting() {
    return Host.waiting(DATABASE.dataSource());
  }

  /** Runs two at once, and returns how each ended: its result, or what refused it. */
  private List<Object> atOnce(Callable<?> one, Callable<?> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<?>> running = new ArrayList<>();
    for (Callable<?> command : List.of(one, other)) {
      running.add(
          hosts.submit(
              () -> {
                await(start);
                return command.call();
              }));
    }
    List<Object> ends = new ArrayList<>();
    for (Future<?> command : running) {
      try {
        ends.add(command.get(30, TimeUnit.SECONDS));
      } catch (ExecutionException failure) {
        assertThat(failure.getCause()).isInstanceOf(RefusedException.class);
        ends.add(((RefusedException) failure.getCause()).refusal());
      }
    }
    return ends;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
