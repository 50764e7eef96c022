package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Consent;
import io.customerview.contact.ContactDesk;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactRefusal.AddressTaken;
import io.customerview.contact.ContactRefusal.SecondPrimary;
import io.customerview.contact.CustomerContacts;
import io.customerview.contact.Evidence;
import io.customerview.contact.NewContact;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two hosts at one customer's contact points, each with a connection of its own (CNT-8). */
class ContactConcurrencyTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final Address ONE = Address.phone("(11) 91234-5678");
  private static final Address TWO = Address.phone("(21) 98765-4321");

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final AgentView desk =
      CustomerView.builder()
          .storage(storage)
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
  private final CustomerId customer =
      desk.customers().register(Registration.builder(Person.of("Lia", null)).build()).customer();
  private final ExecutorService hosts = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() throws InterruptedException {
    hosts.shutdown();
    assertThat(hosts.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Runs two commands at once, and returns what refused them. */
  private List<Refusal> atOnce(Callable<?> one, Callable<?> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<?>> running = new ArrayList<>();
    for (Callable<?> command : List.of(one, other)) {
      running.add(
          hosts.submit(
              () -> {
                start.await(30, TimeUnit.SECONDS);
                return command.call();
              }));
    }
    List<Refusal> refusals = new ArrayList<>();
    for (Future<?> command : running) {
      try {
        command.get(30, TimeUnit.SECONDS);
      } catch (ExecutionException failure) {
        assertThat(failure.getCause()).isInstanceOf(RefusedException.class);
        refusals.add(((RefusedException) failure.getCause()).refusal());
      }
    }
    return refusals;
  }

  private ContactPointId addReleased(Address address) {
    Evidence evidence = Evidence.of("site", "form", SettableClock.START);
    Version version = desk.contacts().of(customer).version();
    return desk.contacts()
        .add(customer, version, NewContact.of(address).optedIn(evidence))
        .point()
        .id();
  }

  private ContactPoint released(Address address, boolean primary) {
    return new ContactPoint(
        new ContactPointId(UUID.randomUUID()),
        customer,
        address,
        new Consent.OptedIn(Evidence.of("site", "form", SettableClock.START), SettableClock.START),
        primary,
        SettableClock.START);
  }

  @RepeatedTest(5)
  @DisplayName("CNT-8 CNT-3: two primaries at once: one wins, one gets a conflict, never two")
  void two_primaries() throws Exception {
    ContactPointId one = addReleased(ONE);
    ContactPointId two = addReleased(TWO);
    desk.contacts().removeStar(customer, one);
    ContactDesk contacts = desk.contacts();
    Version read = contacts.of(customer).version();
    List<Refusal> refusals =
        atOnce(
            () -> contacts.makePrimary(customer, read, one),
            () -> contacts.makePrimary(customer, read, two));
    assertThat(refusals).singleElement().isInstanceOf(StaleVersion.class);
    CustomerContacts after = contacts.of(customer);
    assertThat(after.points()).filteredOn(ContactPoint::primary).hasSize(1);
    assertThat(after.version()).isEqualTo(read.next());
  }

  @RepeatedTest(5)
  @DisplayName(
      "CNT-8 CNT-4: an opt-out and a choice of primary at once never leave a primary that is not released")
  void opt_out_meets_primary() throws Exception {
    ContactPointId one = addReleased(ONE);
    desk.contacts().removeStar(customer, one);
    ContactDesk contacts = desk.contacts();
    Version read = contacts.of(customer).version();
    atOnce(() -> contacts.makePrimary(customer, read, one), () -> contacts.optOut(customer, one));
    ContactPoint after = contacts.of(customer).points().get(0);
    assertThat(after.consent().isOptedOut()).isTrue();
    assertThat(after.primary()).isFalse();
  }

  @RepeatedTest(5)
  @DisplayName("CNT-8 CNT-6: one address added twice at once is there once")
  void one_address() throws Exception {
    ContactDesk contacts = desk.contacts();
    Version read = contacts.of(customer).version();
    List<Refusal> refusals =
        atOnce(
            () -> contacts.add(customer, read, NewContact.of(ONE)),
            () -> contacts.add(customer, read, NewContact.of(ONE)));
    assertThat(refusals).singleElement().isInstanceOf(StaleVersion.class);
    assertThat(contacts.of(customer).points()).hasSize(1);
  }

  @RepeatedTest(5)
  @DisplayName("CNT-8: restricting commands at once all succeed, one after the other")
  void restricting() throws Exception {
    ContactPointId one = addReleased(ONE);
    ContactPointId two = addReleased(TWO);
    Version read = desk.contacts().of(customer).version();
    List<Refusal> refusals =
        atOnce(
            () -> desk.contacts().optOut(customer, one),
            () -> desk.contacts().optOut(customer, two));
    assertThat(refusals).isEmpty();
    CustomerContacts after = desk.contacts().of(customer);
    assertThat(after.activeChannels()).isEmpty();
    assertThat(after.version()).isEqualTo(read.next().next());
  }

  @Test
  @DisplayName("CNT-13: one address suppressed twice at once stands on the list once")
  void suppressed_at_once() throws Exception {
    ContactPointId one = addReleased(ONE);
    assertThat(
            atOnce(
                () -> desk.suppressions().suppress(ONE), () -> desk.suppressions().suppress(ONE)))
        .isEmpty();
    assertThat(desk.contacts().of(customer).points())
        .filteredOn(point -> point.id().equals(one))
        .allMatch(point -> point.consent().isOptedOut());
    assertThat(desk.suppressions().lift(ONE)).isTrue();
  }

  @Test
  @DisplayName(
      "CNT-8 CNT-3: the schema itself refuses a second primary, also from a host that takes no lock")
  void second_primary_without_lock() throws Exception {
    List<Refusal> refusals =
        atOnce(() -> saveUnlocked(released(ONE, true)), () -> saveUnlocked(released(TWO, true)));
    assertThat(refusals).singleElement().isInstanceOf(SecondPrimary.class);
  }

  @Test
  @DisplayName(
      "CNT-8 CNT-6: the schema itself refuses an address twice, also from a host that takes no lock")
  void second_address_without_lock() throws Exception {
    List<Refusal> refusals =
        atOnce(() -> saveUnlocked(released(ONE, false)), () -> saveUnlocked(released(ONE, false)));
    assertThat(refusals).singleElement().isEqualTo(new AddressTaken(Optional.empty()));
  }

  private boolean saveUnlocked(ContactPoint point) {
    return Work.in(
        storage,
        work -> {
          storage.contactPoints().save(work, List.of(point));
          return true;
        });
  }

  @Test
  @DisplayName("CNT-8 CNT-4: the schema itself refuses a primary that is not released")
  void check_constraint() throws SQLException {
    ContactPointId one = addReleased(ONE);
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String change : List.of("consent = 'OPTED_OUT'", "deleted_at = now()")) {
        assertThatThrownBy(
                () ->
                    statement.execute(
                        "update customer_view.contact_point set "
                            + change
                            + " where id = '"
                            + one
                            + "'"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("contact_point_primary_released");
      }
    }
  }
}
