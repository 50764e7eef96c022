package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.base.Membership;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.segmentation.MembershipChange;
import io.customerview.segmentation.SegmentEntry;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.SegmentHost;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.testkit.SettableClock;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two processes at the same segments and customers, each with connections of its own (SEG-9). */
class SegmentConcurrencyTest {

  private static final Criterion<String> PLAN = Criterion.text("plan");
  private static final List<String> CITIES = List.of("Santos", "Campinas", "Recife");

  private final TestDatabase database = Migrated.TEMPLATE.copy();
  private final SettableClock clock = new SettableClock();

  /** What happens while a customer is asked, after the rules were read: once. */
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  private final SegmentHost one =
      new SegmentHost(
          JdbcStorage.of(database.dataSource()),
          clock,
          known(() -> meanwhile.getAndSet(() -> {}).run()));

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
    return Criteria.ofSource()
        .with(
            HostCriterion.of(
                PLAN,
                facts -> {
                  whenRead.run();
                  return List.of("Basic");
                }));
  }

  private static Segment in(String name, String city) {
    return Segment.named(name)
        .combined(Criterion.CITY.equalTo(city))
        .combined(PLAN.equalTo("basic"))
        .build();
  }

  @Test
  @DisplayName(
      "SEG-9: a segment that goes while a customer changes takes nothing of the change along")
  void removed_meanwhile() {
    SegmentId gone = one.desk().add(in("Gone", "Santos"));
    SegmentId stays = one.desk().add(in("Stays", "Santos"));
    one.desk().refresh();
    CustomerId customer = one.company("Recife");
    meanwhile.set(() -> other.desk().remove(gone));
    one.move(customer, "Santos");
    assertThat(one.view().customers().find(customer).registration().city()).hasValue("Santos");
    assertThat(other.desk().of(customer)).extracting(Membership::segment).containsExactly(stays);
    assertThat(other.desk().all()).extracting(SegmentEntry::id).containsExactly(stays);
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
              other.desk().change(id, Version.FIRST, in("City", "Campinas"));
              other.desk().refresh();
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
              added.set(other.desk().add(in("Added", "Santos")));
              other.desk().refresh();
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
                added.set(other.desk().add(in("First", "Santos")));
                other.desk().refresh();
              });
      waitsFor(change);
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
      Future<SegmentId> add = threads.submit(() -> other.desk().add(in("First", "Santos")));
      waitsFor(add);
      Future<?> behind = threads.submit(() -> one.move(second, "Santos"));
      waitsFor(behind);
      host.contract("k1", second, "1", host.today()); // what is behind has locked this customer
      connection.commit();
      SegmentId added = add.get(60, TimeUnit.SECONDS);
      behind.get(60, TimeUnit.SECONDS);
      other.desk().refresh();
      assertThat(other.members(added)).containsExactlyInAnyOrder(first, second);
    }
  }

  private SegmentHost inHostTransaction(Connection connection) {
    return new SegmentHost(JdbcStorage.of(Host.lending(connection)), clock, known(() -> {}));
  }

  /** What waits is not done after a while. */
  private static void waitsFor(Future<?> future) {
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> future.get(300, TimeUnit.MILLISECONDS));
  }

  @Test
  @DisplayName("SEG-10: what a change leaves due that began before midnight is not told as current")
  void over_midnight() throws Exception {
    SegmentId soon =
        one.desk()
            .add(
                Segment.named("Soon")
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
    boolean isMember = tomorrow.members(soon).contains(customer);
    assertThat(tomorrow.desk().find(soon).asOf().isCurrent()).isEqualTo(isMember);
    tomorrow.desk().refresh();
    assertThat(tomorrow.members(soon)).containsExactly(customer);
    assertThat(tomorrow.desk().find(soon).asOf().isCurrent()).isTrue();
    assertThat(net(List.of(one, tomorrow), customer, soon)).isOne();
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
        versions.put(id, other.desk().change(id, before, rule));
        if (random.nextBoolean()) {
          other.desk().refresh(1 + random.nextInt(3));
        }
      }
      return null;
    };
  }

  /**
   * Begins something in the middle of a change, once its rules were read, and waits a while for it
   * before the change goes on; returns what was begun.
   */
  private Future<?> meanwhile(Runnable begun, Runnable change) {
    AtomicReference<Future<?>> running = new AtomicReference<>();
    meanwhile.set(
        () -> {
          running.set(threads.submit(begun));
          try {
            running.get().get(500, TimeUnit.MILLISECONDS);
          } catch (TimeoutException waits) {
            // as it should: for the change
          } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
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
