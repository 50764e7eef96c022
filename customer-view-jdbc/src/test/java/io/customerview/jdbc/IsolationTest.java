package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.contact.Address;
import io.customerview.contact.Cap;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.Decision;
import io.customerview.contact.Evidence;
import io.customerview.contact.HandOver;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerRefusal.ParentCycle;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StorageException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.Relay;
import io.customerview.testkit.SettableClock;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Databases and hosts whose transactions see a snapshot: what is read behind a lock must be what
 * the one before has left.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class IsolationTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final IntendedMessage REMINDER =
      IntendedMessage.on(MessageChannel.EMAIL, new Purpose("reminder"));
  private static final ContactPolicy ONE_A_DAY =
      ContactPolicy.builder().cap(Cap.of(1, Duration.ofDays(1))).build();

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final AgentView desk = Host.desk(storage);
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    other.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable"})
  @DisplayName(
      "CNT-14: a cap of one holds for two at once, whatever the isolation that the database begins with")
  void cap(String isolation) throws Exception {
    CustomerId customer = reachable();
    Storage strict = JdbcStorage.of(beginningWith(isolation));
    Future<Decision> second =
        whileFirst(
            work -> {
              storage.locks().lock(work, List.of(customer));
              storage.handOvers().add(work, List.of(handedOver(customer)));
            },
            () -> relay(strict).handOver(customer, UUID.randomUUID(), REMINDER, false));
    assertThat(second.get(30, TimeUnit.SECONDS)).isInstanceOf(Decision.Defer.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable"})
  @DisplayName(
      "REG-3: two companies don't become each other's parent, whatever the isolation that the database begins with")
  void cycle(String isolation) throws Exception {
    CustomerId one = company("Um");
    CustomerId two = company("Dois");
    AgentView strict = Host.desk(JdbcStorage.of(beginningWith(isolation)));
    Future<Registered> second =
        whileFirst(
            work -> {
              storage.customers().lockTree(work);
              Customer before = storage.customers().find(work, one).orElseThrow();
              Customer after = before.withRegistration(under("Um", two)).value();
              storage.customers().update(work, List.of(after));
            },
            () -> strict.customers().change(two, Version.FIRST, under("Dois", one)));
    assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(new ParentCycle(one)));
  }

  @ParameterizedTest
  @ValueSource(ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
  @DisplayName(
      "CNT-14: a command in a host's transaction that sees a snapshot is refused, and says what is expected")
  void host(int isolation) throws SQLException {
    CustomerId customer = reachable();
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      connection.setTransactionIsolation(isolation);
      connection.setAutoCommit(false);
      Storage joined = JdbcStorage.of(Host.lending(connection));
      assertThat(Host.desk(joined).contacts().of(customer).points()).as("reading").hasSize(1);
      assertThat(relay(storage).handOver(customer, UUID.randomUUID(), REMINDER, false).isAllowed())
          .as("another host was faster, after our snapshot was taken")
          .isTrue();
      assertThatThrownBy(() -> relay(joined).handOver(customer, UUID.randomUUID(), REMINDER, false))
          .isInstanceOfSatisfying(
              StorageException.class,
              refused -> assertThat(refused.code()).isEqualTo(StorageException.ISOLATION))
          .hasMessageContaining("READ COMMITTED");
      assertThat(Host.desk(joined).contacts().of(customer).points())
          .as("the host goes on")
          .hasSize(1);
      connection.commit();
    }
  }

  @Test
  @DisplayName("a host's READ UNCOMMITTED is what PostgreSQL takes it for, READ COMMITTED")
  void read_uncommitted() throws SQLException {
    CustomerId customer = reachable();
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
      connection.setAutoCommit(false);
      Storage joined = JdbcStorage.of(Host.lending(connection));
      assertThat(relay(joined).handOver(customer, UUID.randomUUID(), REMINDER, false).isAllowed())
          .isTrue();
      connection.commit();
    }
  }

  @Test
  @DisplayName("a connection comes back with the isolation that it came with")
  void given_back() throws SQLException {
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      Storage ours = JdbcStorage.builder(keptOpen(connection)).hostTransaction(() -> false).build();
      assertThat(relay(ours).handOver(reachable(), UUID.randomUUID(), REMINDER, false).isAllowed())
          .isTrue();
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      CustomerId customer = reachable();
      connection.setAutoCommit(false);
      connection.createStatement().execute("select 1");
      assertThatThrownBy(() -> relay(ours).handOver(customer, UUID.randomUUID(), REMINDER, false))
          .as("a transaction that a pool has begun already")
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("READ COMMITTED");
    }
  }

  @Test
  @DisplayName(
      "PRIV-2: what is to see one moment does so on a connection on which a pool has begun something, and gives it back as it was")
  void snapshot() throws SQLException {
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("select 1");
      Storage ours = JdbcStorage.builder(keptOpen(connection)).hostTransaction(() -> false).build();
      CustomerId customer = company("Um");
      boolean seen =
          ours.snapshot(
              SettableClock.START,
              work -> {
                ours.customers().find(work, customer);
                CustomerId later = company("Dois");
                return ours.customers().find(work, later).isPresent();
              });
      assertThat(seen).isFalse();
      assertThat(connection.getAutoCommit()).isFalse();
      connection.rollback();
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }
  }

  private static DataSource keptOpen(Connection connection) {
    return Host.source(
        () ->
            (Connection)
                Proxy.newProxyInstance(
                    IsolationTest.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                        method.getName().equals("close")
                            ? null
                            : method.invoke(connection, arguments)));
  }

  /** Runs a step that keeps its locks until the second one waits for them, and then commits. */
  private <T> Future<T> whileFirst(Consumer<UnitOfWork> first, Callable<T> second) {
    return storage.write(
        SettableClock.START,
        work -> {
          first.accept(work);
          Future<T> running = other.submit(second);
          Host.awaitWaiting(DATABASE.dataSource(), 1);
          return running;
        });
  }

  private static PGSimpleDataSource beginningWith(String isolation) {
    PGSimpleDataSource strict = new PGSimpleDataSource();
    strict.setURL(DATABASE.dataSource().getURL());
    strict.setUser(DATABASE.dataSource().getUser());
    strict.setPassword(DATABASE.dataSource().getPassword());
    strict.setProperty(
        PGProperty.OPTIONS, "-c default_transaction_isolation=" + isolation.replace(" ", "\\ "));
    return strict;
  }

  private static Relay relay(Storage storage) {
    return new Relay(storage, new SettableClock(), ONE_A_DAY);
  }

  private CustomerId reachable() {
    CustomerId customer =
        desk.customers().register(Host.person("crm-" + UUID.randomUUID())).customer();
    desk.contacts()
        .add(
            customer,
            Version.FIRST,
            NewContact.of(Address.email("lia@exemplo.com.br"))
                .optedIn(Evidence.of("site", "form", SettableClock.START)));
    return customer;
  }

  private static HandOver handedOver(CustomerId customer) {
    return new HandOver(
        UUID.randomUUID(),
        customer,
        REMINDER.channel(),
        REMINDER.purpose(),
        "lia@exemplo.com.br",
        SettableClock.START,
        false);
  }

  private CustomerId company(String name) {
    return desk.customers()
        .register(Registration.builder(Company.of(name, null)).build())
        .customer();
  }

  private static Registration under(String name, CustomerId parent) {
    return Registration.builder(Company.of(name, null)).parent(parent).build();
  }
}
