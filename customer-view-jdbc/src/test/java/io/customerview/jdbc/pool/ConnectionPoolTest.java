package io.customerview.jdbc.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.customer.Customer;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.Migrated;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StorageException;
import io.customerview.testkit.SettableClock;
import java.lang.reflect.InvocationTargetException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class ConnectionPoolTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  @Test
  @DisplayName("a storage stands on the pool, writes batches and waits no longer than it is told")
  void a_storage_stands_on_it() throws SQLException {
    try (ConnectionPool pool = builder().lockTimeout(Duration.ofMillis(50)).open()) {
      JdbcStorage storage = JdbcStorage.of(pool.dataSource());
      List<Customer> customers = Stream.generate(ConnectionPoolTest::customer).limit(300).toList();
      storage.write(
          SettableClock.START,
          work -> {
            storage.customers().add(work, customers);
            return true;
          });
      List<CustomerId> ids = customers.stream().map(Customer::id).toList();
      Map<CustomerId, Customer> found =
          storage.read(SettableClock.START, work -> storage.customers().find(work, ids));
      assertThat(found).hasSize(300);
      try (Connection other = DATABASE.dataSource().getConnection();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("select * from customer_view.customer for update");
        assertThatThrownBy(
                () ->
                    storage.write(
                        SettableClock.START, work -> storage.locks().lock(work, ids.subList(0, 1))))
            .isInstanceOfSatisfying(
                RefusedException.class,
                refused -> assertThat(refused.refusal()).isEqualTo(new ConcurrentChange()));
      }
    }
  }

  @Test
  @DisplayName("its connections have auto-commit on and say whose they are")
  void connections() throws SQLException {
    try (ConnectionPool pool = builder().open();
        Connection connection = pool.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select current_setting('application_name'), current_setting('lock_timeout')")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("customer-view");
      assertThat(rows.getString(2)).isEqualTo("10s");
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  @DisplayName("who waits in vain for a connection is told that the storage can't be reached")
  void exhausted() throws SQLException {
    try (ConnectionPool pool = builder().size(1).connectionTimeout(Duration.ofMillis(250)).open();
        Connection taken = pool.dataSource().getConnection()) {
      assertThat(taken.isClosed()).isFalse();
      JdbcStorage storage = JdbcStorage.of(pool.dataSource());
      assertThatThrownBy(() -> storage.read(SettableClock.START, work -> work.moment()))
          .isInstanceOfSatisfying(
              StorageException.class,
              failure -> assertThat(failure.code()).isEqualTo(StorageException.UNAVAILABLE));
    }
  }

  @Test
  @DisplayName("a database that has gone silent is given up, and the next connection is a new one")
  void silent() throws SQLException {
    try (ConnectionPool pool = builder().size(1).answerTimeout(Duration.ofSeconds(1)).open()) {
      try (Connection connection = pool.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("select pg_sleep(60)"))
            .hasRootCauseInstanceOf(SocketTimeoutException.class);
      }
      JdbcStorage storage = JdbcStorage.of(pool.dataSource());
      assertThat(storage.<Instant>read(SettableClock.START, work -> work.moment()))
          .isEqualTo(SettableClock.START);
    }
  }

  @Test
  @DisplayName("closed, it gives nothing more; closing twice is closing once")
  void closed() {
    ConnectionPool pool = builder().open();
    pool.close();
    pool.close();
    JdbcStorage storage = JdbcStorage.of(pool.dataSource());
    assertThatThrownBy(() -> storage.read(SettableClock.START, work -> work.moment()))
        .isInstanceOf(StorageException.class);
  }

  @Test
  @DisplayName("a database that is not there is told at once, without the url and the password")
  void not_there() {
    ConnectionPool.Builder builder =
        ConnectionPool.builder("jdbc:postgresql://localhost:1/crm").user("me").password("secret");
    assertThatThrownBy(builder::open)
        .isInstanceOfSatisfying(
            StorageException.class,
            failure -> assertThat(failure.code()).isEqualTo(StorageException.UNAVAILABLE))
        .hasNoCause()
        .hasMessageNotContaining("secret");
  }

  @Test
  @DisplayName("what can't be is refused before anything is opened")
  void wrong_use() {
    assertThatThrownBy(() -> ConnectionPool.builder("jdbc:h2:mem:x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder().size(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(", not 0");
    assertThatThrownBy(() -> builder().connectionTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(", not PT0S");
    assertThatThrownBy(() -> builder().lockTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(", not PT0S");
    assertThatThrownBy(() -> builder().answerTimeout(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(", not PT0.999S");
  }

  @Test
  @DisplayName("a missing HikariCP is answered with the dependency to add")
  void missing() throws Exception {
    Class<?> builder;
    try (URLClassLoader loader = new WithoutHikari()) {
      Class<?> pool = loader.loadClass(ConnectionPool.class.getName());
      Object made =
          pool.getMethod("builder", String.class).invoke(null, "jdbc:postgresql://localhost/crm");
      builder = made.getClass();
      assertThatThrownBy(() -> builder.getMethod("open").invoke(made))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("com.zaxxer:HikariCP")
          .hasMessageContaining("requires com.zaxxer.hikari");
    }
  }

  /** Our own classes and the JDK's, and those of others but HikariCP's. */
  private static final class WithoutHikari extends URLClassLoader {

    WithoutHikari() {
      super(
          new URL[] {ConnectionPool.class.getProtectionDomain().getCodeSource().getLocation()},
          ConnectionPool.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.zaxxer.")) {
        throw new ClassNotFoundException(name);
      }
      if (name.startsWith("io.customerview.jdbc.pool.")) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  private static ConnectionPool.Builder builder() {
    PGSimpleDataSource source = DATABASE.dataSource();
    ConnectionPool.Builder builder =
        ConnectionPool.builder(
            "jdbc:postgresql://%s:%d/%s"
                .formatted(
                    source.getServerNames()[0],
                    source.getPortNumbers()[0],
                    source.getDatabaseName()));
    String user = source.getUser();
    String password = source.getPassword();
    if (user != null) {
      builder.user(user);
    }
    if (password != null) {
      builder.password(password);
    }
    return builder;
  }

  private static Customer customer() {
    return Customer.register(
            new CustomerId(UUID.randomUUID()),
            Registration.builder(Person.of("Lia", null)).build(),
            SettableClock.START)
        .value();
  }
}
