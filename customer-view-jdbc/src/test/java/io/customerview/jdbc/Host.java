package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A host that has a table of its own beside ours. */
final class Host {

  private Host() {}

  static AgentView desk(Storage storage) {
    return CustomerView.builder()
        .storage(storage)
        .clock(new SettableClock())
        .secrets(TestSecrets.SECRETS)
        .files(new FilesInMemory())
        .build()
        .as(
            Agent.of(new AgentId("ana"), AccessProfile.ADMINISTRATOR)
                .with(Permission.FEED_CASES)
                .with(Permission.FEED_CONTRACTS)
                .with(Permission.FEED_DOCUMENTS)
                .with(Permission.FEED_MESSAGES));
  }

  static Registration person(String externalId) {
    return Registration.builder(Person.of("Lia", "Teles")).externalId(externalId).build();
  }

  static Customer customer(Registration registration) {
    return Customer.register(new CustomerId(UUID.randomUUID()), registration, SettableClock.START)
        .value();
  }

  static void makeTable(DataSource source) {
    execute(source, "create table if not exists note (text text primary key)");
  }

  static List<String> notes(DataSource source) {
    return ask(source, "select text from note order by text");
  }

  /** Which external ids there are, as anybody sees who isn't in a transaction. */
  static List<String> registered(DataSource source) {
    return ask(source, "select external_id from customer_view.customer order by external_id");
  }

  static void note(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into note values ('" + text + "')");
    }
  }

  static void empty(DataSource source) {
    for (String table : Catalog.tables(source, "customer_view")) {
      if (!table.equals("schema_history")) {
        execute(source, "truncate customer_view." + table + " cascade");
      }
    }
    execute(source, "truncate note");
  }

  static void execute(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static List<String> ask(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> answers = new ArrayList<>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Returns how many sessions of this database wait for another's lock. */
  static int waiting(DataSource source) {
    return ask(
            source,
            "select pid from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'")
        .size();
  }

  /** Returns when so many sessions of this database wait for another's lock: within a minute. */
  static void awaitWaiting(DataSource source, int many) {
    long start = System.nanoTime();
    while (waiting(source) < many) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  /** A source that gives a connection of the host's, the same one each time. */
  static DataSource lending(Connection connection) {
    return source(() -> connection);
  }

  static DataSource source(Connections connections) {
    return (DataSource)
        Proxy.newProxyInstance(
            Host.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> connections.get());
  }

  /** Where connections come from. */
  interface Connections {
    Connection get() throws SQLException;
  }
}
