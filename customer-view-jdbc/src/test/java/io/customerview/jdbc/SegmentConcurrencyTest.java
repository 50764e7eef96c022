package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.contract.Contracts;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.segmentation.KeptMembership;
import io.customerview.segmentation.MembershipChange;
import io.customerview.segmentation.Refreshed;
import io.customerview.segmentation.SegmentEntry;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.SegmentHost;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two processes at the same segments and customers, each with connections of its own (SEG-9). */
class SegmentConcurrencyTest {

  private static final Criterion<String> PLAN = Criterion.text("plan");
  private static final List<String> CITIES = List.of("Santos", "Campinas", "Recife");

  private static final Runnable NOTHING = () -> {};

  private final TestDatabase database = Migrated.TEMPLATE.copy();
  private final SettableClock clock = new SettableClock();

  /** What happens while a customer is asked, after the rules were read: once. */
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(NOTHING);

  private final SegmentHost one =
      new SegmentHost(
          JdbcStorage.of(database.dataSource()),
          clock,
          known(() -> meanwhile.getAndSet(NOTHING).run()));

  private final SegmentHost other =
      new SegmentHost(JdbcStorage.of(database.dataSource()), clock, known(() -> {}));

  private final ExecutorService threads = Executors.newFixedThreadPool(3);

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    database.close();
  }

  /** Criteria with one of the host's own, whose reading does something beside. */
  private static Criteria known(Runnable whenRead) {
    return Criteria.standard()
        .with(
            HostCriterion.of(
                PLAN,
                facts -> {
                  whenRead.run();
                  return List.of("Basic");
                }));
  }

  private static Segment in(String name, String city) {
    return Segment.builder(name)
        .combined(Criterion.CITY.equalTo(city))
        .combined(PLAN.equalTo("basic"))
        .build();
  }

  @Test
  @DisplayName(
      "SEG-9: a segment that goes while a customer changes waits, and takes its members along")
  void removed_meanwhile() throws Exception {
    SegmentId gone = one.desk().add(in("Gone", "Santos"));
    SegmentId stays = one.desk().add(in("Stays", "Santos"));
    one.desk().refresh();
    CustomerId customer = one.company("Recife");
    Future<?> removal =
        meanwhile(
            () -> patiently(() -> other.desk().delete(gone, Version.FIRST)),
            () -> one.move(customer, "Santos"));
    removal.get(60, TimeUnit.SECONDS);
    assertThat(net(customer, gone)).as("entered while it was there").isOne();
    assertThat(other.desk().of(customer))
        .extracting(KeptMembership::segment)
        .containsExactly(stays);
    assertThat(other.desk().all()).extracting(SegmentEntry::id).containsExactly(stays);
    assertThat(other.desk().find(stays).asOf().isCurrent()).isTrue();
  }

  @Test
  @DisplayName(
      "SEG-9: a removal and a transaction in which one leaves and one enters don't wait for each other")
  void removed_beside_who_leaves_and_enters() throws Exception {
    SegmentId gone = one.desk().add(in("Gone", "Santos"));
    CustomerId leaving = one.company("Santos");
    CustomerId entering = one.company("Recife");
    one.desk().refresh();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      SegmentHost host = inHostTransaction(connection);
      host.move(leaving, "Recife");
      Future<?> removal =
          threads.submit(() -> patiently(() -> other.desk().delete(gone, Version.FIRST)));
      waiting(1);
      host.move(entering, "Santos");
      connection.commit();
      removal.get(60, TimeUnit.SECONDS);
    }
    assertThat(other.desk().all()).isEmpty();
    assertThat(other.desk().of(entering)).isEmpty();
  }

  @Test
  @DisplayName(
      "SEG-9: a rule that waits for a stuck transaction is refused in seconds, and keeps nobody waiting")
  void a_stuck_transaction() throws Exception {
    CustomerId stuck = one.company("Recife");
    CustomerId free = one.company("Recife");
    SegmentId there = one.desk().add(in("There", "Santos"));
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      inHostTransaction(connection).move(stuck, "Santos");
      for (Runnable command :
          List.<Runnable>of(
              () -> other.desk().add(in("First", "Santos")),
              () -> other.desk().change(there, Version.FIRST, in("There", "Recife")),
              () -> other.desk().delete(there, Version.FIRST))) {
        Future<?> rule = threads.submit(command);
        waiting(1);
        Future<?> behind = threads.submit(() -> turnAbout(free));
        behind.get(60, TimeUnit.SECONDS); // while the other transaction is still open
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(() -> rule.get(60, TimeUnit.SECONDS))
            .satisfies(failed -> assertRefused(failed.getCause()));
      }
      connection.commit();
    }
    assertThat(other.desk().all()).extracting(SegmentEntry::name).containsExactly("There");
    assertThat(other.desk().find(there).asOf().rule()).isEqualTo(Version.FIRST);
    other.desk().add(in("First", "Santos"));
  }

  private void turnAbout(CustomerId customer) {
    boolean isInSantos =
        one.view().customers().find(customer).registration().city().equals(Optional.of("Santos"));
    one.move(customer, isInSantos ? "Recife" : "Santos");
  }

  private static void assertRefused(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(new ConcurrentChange()));
  }

  @Test
  @DisplayName(
      "SEG-9: a refresh goes up to whom a long transaction has, and lets that take any other")
  void a_refresh_beside_a_long_transaction() throws Exception {
    List<CustomerId> customers = new ArrayList<>();
    for (int at = 0; at < 4; at++) {
      customers.add(one.company("Recife"));
    }
    customers.sort(null);
    SegmentId added = one.desk().add(in("Added", "Recife"));
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      SegmentHost host = inHostTransaction(connection);
      host.move(customers.get(2), "Santos");
      Refreshed some = other.desk().refresh(10);
      assertThat(some.customers()).isEqualTo(2);
      assertThat(some.isDone()).isFalse();
      Future<?> refresh = threads.submit(() -> other.desk().refresh());
      waiting(1);
      host.move(customers.get(0), "Santos");
      host.move(customers.get(3), "Santos");
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> refresh.get(60, TimeUnit.SECONDS))
          .satisfies(failed -> assertRefused(failed.getCause()));
      connection.commit();
    }
    assertThat(other.desk().refresh().isDone()).isTrue();
    assertThat(other.members(added)).containsExactly(customers.get(1));
    assertThat(other.desk().find(added).asOf().isCurrent()).isTrue();
  }

  @Test
  @DisplayName("SEG-9: what a wait for a rule or a customer sets in the session, it takes back")
  void the_session_stays_as_it_was() throws Exception {
    CustomerId customer = one.company("Recife");
    for (String before : List.of("0", "300ms", "20s")) {
      try (Connection connection = database.dataSource().getConnection()) {
        connection.setAutoCommit(false);
        SegmentHost host = inHostTransaction(connection);
        try (Statement statement = connection.createStatement()) {
          statement.execute("set local lock_timeout = '" + before + "'");
        }
        host.desk().add(in("Added", "Recife"));
        assertThat(host.desk().refresh(10).isDone()).isTrue();
        assertThat(host.members(host.desk().all().get(0).id())).containsExactly(customer);
        try (Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery("show lock_timeout")) {
          row.next();
          assertThat(row.getString(1)).isEqualTo(before);
        }
        connection.rollback();
      }
    }
  }

  @Test
  @DisplayName("SEG-9: a rule that changes while a customer does is caught up with by its refresh")
  void changed_meanwhile() throws Exception {
    SegmentId id = one.desk().add(in("City", "Santos"));
    one.desk().refresh();
    CustomerId customer = one.company("Recife");
    Future<?> change =
        meanwhile(
            () -> {
              patiently(() -> other.desk().change(id, Version.FIRST, in("City", "Campinas")));
              patiently(() -> other.desk().refresh());
            },
            () -> one.move(customer, "Santos"));
    change.get(60, TimeUnit.SECONDS);
    assertThat(other.members(id)).isEmpty();
    assertThat(other.desk().find(id).asOf().isCurrent()).isTrue();
    assertThat(net(customer, id)).isZero();
    one.move(customer, "Campinas");
    assertThat(one.members(id)).containsExactly(customer);
  }

  @Test
  @DisplayName("SEG-9: who is registered while a rule is added and refreshed is asked about it too")
  void registered_meanwhile() throws Exception {
    one.desk().add(in("Asks the plan", "Recife"));
    one.desk().refresh();
    AtomicReference<SegmentId> added = new AtomicReference<>();
    AtomicReference<CustomerId> registered = new AtomicReference<>();
    Future<?> change =
        meanwhile(
            () -> {
              patiently(() -> added.set(other.desk().add(in("Added", "Santos"))));
              patiently(() -> other.desk().refresh());
            },
            () -> registered.set(one.company("Santos")));
    change.get(60, TimeUnit.SECONDS);
    assertThat(other.desk().find(added.get()).asOf().isCurrent()).isTrue();
    assertThat(other.members(added.get())).containsExactly(registered.get());
    assertThat(net(registered.get(), added.get())).isOne();
  }

  @Test
  @DisplayName("SEG-9: who is registered while the very first rule is added is asked about it too")
  void registered_before_the_first_rule() throws Exception {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      CustomerId customer = inHostTransaction(connection).company("Santos");
      AtomicReference<SegmentId> added = new AtomicReference<>();
      Future<?> change =
          threads.submit(
              () -> {
                patiently(() -> added.set(other.desk().add(in("First", "Santos"))));
                patiently(() -> other.desk().refresh());
              });
      waiting(1);
      connection.commit();
      change.get(60, TimeUnit.SECONDS);
      assertThat(other.desk().find(added.get()).asOf().isCurrent()).isTrue();
      assertThat(other.members(added.get())).containsExactly(customer);
    }
  }

  @Test
  @DisplayName(
      "SEG-9: who waits behind a rule that waits is let through, so that no two wait for each other")
  void no_two_wait_for_each_other() throws Exception {
    CustomerId first = one.company("Recife");
    CustomerId second = one.company("Recife");
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      SegmentHost host = inHostTransaction(connection);
      host.move(first, "Santos");
      AtomicReference<SegmentId> added = new AtomicReference<>();
      Future<?> add =
          threads.submit(() -> patiently(() -> added.set(other.desk().add(in("First", "Santos")))));
      waiting(1);
      Future<?> behind = threads.submit(() -> one.move(second, "Santos"));
      while (Host.waiting(database.dataSource()) < 2 && !behind.isDone()) {
        Thread.onSpinWait();
      }
      host.contract("k1", second, "1", host.today()); // what is behind may have this customer
      connection.commit();
      add.get(60, TimeUnit.SECONDS);
      behind.get(60, TimeUnit.SECONDS);
      other.desk().refresh();
      assertThat(other.members(added.get())).containsExactlyInAnyOrder(first, second);
    }
  }

  private SegmentHost inHostTransaction(Connection connection) {
    return new SegmentHost(JdbcStorage.of(Host.lending(connection)), clock, known(() -> {}));
  }

  /** Tries again as often as somebody else is met: a loaded machine takes longer than people do. */
  private static void patiently(Runnable command) {
    for (boolean isDone = false; !isDone; ) {
      try {
        command.run();
        isDone = true;
      } catch (RefusedException refused) {
        assertRefused(refused);
      }
    }
  }

  private void waiting(int many) {
    Host.awaitWaiting(database.dataSource(), many);
  }

  @Test
  @DisplayName("SEG-10: what a change leaves due that began before midnight is not told as current")
  void over_midnight() throws Exception {
    SegmentId soon =
        one.desk()
            .add(
                Segment.builder("Soon")
                    .combined(PLAN.equalTo("basic"))
                    .combined(
                        Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30)))
                    .build());
    one.desk().refresh();
    CustomerId customer = one.company("Santos");
    SettableClock later = new SettableClock();
    later.advance(Duration.ofDays(1));
    SegmentHost tomorrow = new SegmentHost(other.storage(), later, known(() -> {}));
    Future<?> refresh =
        meanwhile(
            () -> tomorrow.desk().refresh(),
            () -> one.contract("k1", customer, "1", one.today().plusDays(31)));
    refresh.get(60, TimeUnit.SECONDS);
    assertThat(tomorrow.members(soon)).isEmpty();
    assertThat(tomorrow.desk().find(soon).asOf().isCurrent()).isFalse();
    tomorrow.desk().refresh();
    assertThat(tomorrow.members(soon)).containsExactly(customer);
    assertThat(tomorrow.desk().find(soon).asOf().isCurrent()).isTrue();
    assertThat(net(List.of(one, tomorrow), customer, soon)).isOne();
  }

  @Test
  @DisplayName("SEG-1: who changes while it is asked is asked as it was at one moment")
  void asked_while_it_changes() {
    SegmentHost asks = new SegmentHost(betweenCustomerAndContracts(), clock, known(() -> {}));
    Segment rich =
        Segment.builder("Rich in Santos")
            .combined(Criterion.CITY.equalTo("Santos"))
            .combined(Criterion.REVENUE.atLeast(BigDecimal.ONE))
            .build();
    SegmentId id = one.desk().add(rich);
    CustomerId customer = one.company("Santos");
    meanwhile.set(
        () -> {
          other.move(customer, "Recife");
          other.contract("k1", customer, "1", one.today());
        });
    assertThat(asks.desk().ask(customer, id).isMember()).isFalse();
    assertThat(meanwhile.get()).isSameAs(NOTHING);
    assertThat(asks.desk().match(customer).segments()).isEmpty();
  }

  /** A storage in which something happens before contracts are read: once. */
  private Storage betweenCustomerAndContracts() {
    Storage storage = one.storage();
    Contracts contracts =
        proxy(
            Contracts.class,
            (method, arguments) -> {
              meanwhile.getAndSet(NOTHING).run();
              return method.invoke(storage.contracts(), arguments);
            });
    return proxy(
        Storage.class,
        (method, arguments) ->
            method.getName().equals("contracts") ? contracts : method.invoke(storage, arguments));
  }

  private interface Call {
    Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.of(method, arguments)));
  }

  @Test
  @DisplayName(
      "SEG-9: whatever two processes do at once, each membership is told once, and is right")
  void at_once() throws Exception {
    List<CustomerId> customers = new ArrayList<>();
    for (int at = 0; at < 6; at++) {
      customers.add(one.company(CITIES.get(at % 3)));
    }
    List<SegmentId> ids = new ArrayList<>();
    for (String name : List.of("A", "B", "C")) {
      ids.add(one.desk().add(in(name, "Santos")));
    }
    Random random = new Random(20261128);
    List<Callable<Void>> both =
        List.of(moves(customers, new Random(random.nextLong())), rules(ids, random));
    for (Future<Void> each : threads.invokeAll(both)) {
      each.get(120, TimeUnit.SECONDS);
    }
    other.desk().refresh();
    for (SegmentEntry entry : other.desk().all()) {
      assertThat(entry.asOf().isCurrent()).isTrue();
      for (CustomerId customer : customers) {
        boolean isMember = other.desk().ask(customer, entry.id()).isMember();
        assertThat(other.members(entry.id()).contains(customer)).isEqualTo(isMember);
        assertThat(net(customer, entry.id())).isEqualTo(isMember ? 1 : 0);
      }
    }
  }

  private Callable<Void> moves(List<CustomerId> customers, Random random) {
    return () -> {
      for (int step = 0; step < 60; step++) {
        one.move(customers.get(random.nextInt(customers.size())), CITIES.get(random.nextInt(3)));
      }
      return null;
    };
  }

  private Callable<Void> rules(List<SegmentId> ids, Random random) {
    return () -> {
      Map<SegmentId, Version> versions = new HashMap<>();
      for (int step = 0; step < 20; step++) {
        SegmentId id = ids.get(random.nextInt(ids.size()));
        Version before = versions.getOrDefault(id, Version.FIRST);
        Segment rule = in("Rule " + id, CITIES.get(random.nextInt(3)));
        patiently(() -> versions.put(id, other.desk().change(id, before, rule)));
        if (random.nextBoolean()) {
          int most = 1 + random.nextInt(3);
          patiently(() -> other.desk().refresh(most));
        }
      }
      return null;
    };
  }

  /**
   * Begins something in the middle of a change, once its rules were read, and lets the change go on
   * when that waits, or is done; returns what was begun.
   */
  private Future<?> meanwhile(Runnable begun, Runnable change) {
    AtomicReference<Future<?>> running = new AtomicReference<>();
    meanwhile.set(
        () -> {
          running.set(threads.submit(begun));
          while (Host.waiting(database.dataSource()) == 0 && !running.get().isDone()) {
            Thread.onSpinWait();
          }
        });
    change.run();
    return running.get();
  }

  /** How often a customer was told to enter a segment, less how often to leave it. */
  private int net(CustomerId customer, SegmentId segment) {
    return net(List.of(one, other), customer, segment);
  }

  private static int net(List<SegmentHost> hosts, CustomerId customer, SegmentId segment) {
    int net = 0;
    for (SegmentHost host : hosts) {
      for (MembershipChange change : host.told()) {
        if (change.customer().equals(customer)) {
          net += change.entered().contains(segment) ? 1 : 0;
          net -= change.left().contains(segment) ? 1 : 0;
        }
      }
    }
    return net;
  }
}
