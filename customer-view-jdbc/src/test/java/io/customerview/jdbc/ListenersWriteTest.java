package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.Segments;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.AgentId;
import io.customerview.shared.StorageException;
import io.customerview.spi.ChangeListener;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A host whose listeners write rows of its own, in the transaction that they are called in. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ListenersWriteTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final DataSource outside = DATABASE.dataSource();
  private final HikariDataSource pool = poolOfOne(outside);
  private final JdbcStorage storage = JdbcStorage.of(pool);

  @BeforeAll
  static void makeTable() {
    Host.makeTable(DATABASE.dataSource());
  }

  @BeforeEach
  void empty() {
    Host.empty(outside);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  @DisplayName("what a listener writes is kept with the change, on its only connection")
  void kept() {
    AgentView desk = desk(writing("heard"));
    desk.customers().register(Host.person("crm-1"));
    assertThat(Host.notes(outside)).containsExactly("heard");
    assertThat(Host.registered(outside)).containsExactly("crm-1");
  }

  @Test
  @DisplayName("what a listener writes is undone with the change")
  void undone() {
    AgentView desk =
        desk(
            writing("heard"),
            (work, customer, version, events) -> {
              throw new UnsupportedOperationException("on purpose");
            });
    assertThatThrownBy(() -> desk.customers().register(Host.person("crm-1")))
        .hasMessage("on purpose");
    assertThat(Host.notes(outside)).isEmpty();
    assertThat(Host.registered(outside)).isEmpty();
  }

  @Test
  @DisplayName("a statement of a listener's that fails undoes the change, though it is swallowed")
  void failed() {
    AgentView desk =
        desk(
            (work, customer, version, events) -> {
              try {
                Host.note(JdbcStorage.connection(work), "heard");
                Host.note(JdbcStorage.connection(work), "heard");
              } catch (SQLException swallowed) {
                // on purpose
              }
            });
    assertThatThrownBy(() -> desk.customers().register(Host.person("crm-1")))
        .isInstanceOf(StorageException.class);
    assertThat(Host.registered(outside)).isEmpty();
  }

  @Test
  @DisplayName("in a transaction of the host's it is the host's connection, which goes on")
  void in_host_transaction() throws SQLException {
    try (Connection connection = outside.getConnection()) {
      connection.setAutoCommit(false);
      AgentView desk = desk(JdbcStorage.of(Host.lending(connection)), writing("heard"), closing());
      desk.customers().register(Host.person("crm-1"));
      Host.note(connection, "after");
      assertThat(Host.notes(outside)).isEmpty();
      connection.rollback();
    }
    assertThat(Host.notes(outside)).isEmpty();
    assertThat(Host.registered(outside)).isEmpty();
  }

  @Test
  @DisplayName("closing the connection does nothing; ending its transaction is refused")
  void not_theirs_to_end() {
    storage.write(
        SettableClock.START,
        work -> {
          Connection connection = JdbcStorage.connection(work);
          assertThat(List.of(connection)).contains(connection);
          assertThatThrownBy(connection::commit).hasMessageContaining("the unit of work ends");
          assertThatThrownBy(connection::rollback).hasMessageContaining("the unit of work ends");
          assertThatThrownBy(() -> connection.setAutoCommit(true))
              .hasMessageContaining("the unit of work ends");
          assertThatThrownBy(() -> connection.abort(Runnable::run))
              .hasMessageContaining("the unit of work ends");
          try (connection) {
            Host.note(connection, "closed");
          } catch (SQLException failure) {
            throw new IllegalStateException(failure);
          }
          return 0;
        });
    assertThat(Host.notes(outside)).containsExactly("closed");
  }

  @Test
  @DisplayName("a savepoint of a listener's is its own: it goes back to it and goes on")
  void savepoint() {
    storage.write(
        SettableClock.START,
        work -> {
          try {
            Connection connection = JdbcStorage.connection(work);
            Host.note(connection, "before");
            var savepoint = connection.setSavepoint();
            assertThatThrownBy(() -> Host.note(connection, "before"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("note_pkey");
            connection.rollback(savepoint);
            Host.note(connection, "after");
            return 0;
          } catch (SQLException failure) {
            throw new IllegalStateException(failure);
          }
        });
    assertThat(Host.notes(outside)).containsExactly("after", "before");
  }

  @Test
  @DisplayName("a unit of work of another storage has no connection")
  void another_storage() {
    InMemoryStorage.create()
        .read(
            Instant.EPOCH,
            work ->
                assertThatThrownBy(() -> JdbcStorage.connection(work))
                    .isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  @DisplayName("SEG-9: what a listener of memberships writes is kept with the change")
  void memberships() {
    Segments segments =
        Segments.builder()
            .storage(storage)
            .secrets(TestSecrets.SECRETS)
            .onChange(
                (work, change) ->
                    new JdbcTemplate(
                            new SingleConnectionDataSource(JdbcStorage.connection(work), true))
                        .update("insert into note values (?)", change.entered().size() + " in"))
            .build();
    AgentView agent = desk(storage, segments);
    SegmentDesk desk = segments.as(agent);
    desk.add(Segment.builder("Santos").combined(Criterion.CITY.equalTo("Santos")).build());
    desk.refresh();
    agent
        .customers()
        .register(
            Registration.builder(Person.of("Lia", "Teles"))
                .externalId("crm-1")
                .city("Santos")
                .build());
    assertThat(Host.notes(outside)).containsExactly("1 in");
  }

  private AgentView desk(ChangeListener... listeners) {
    return desk(storage, listeners);
  }

  private static AgentView desk(JdbcStorage storage, ChangeListener... listeners) {
    CustomerView.Builder view =
        CustomerView.builder()
            .storage(storage)
            .clock(new SettableClock())
            .secrets(TestSecrets.SECRETS);
    for (ChangeListener listener : listeners) {
      view.onChange(listener);
    }
    return view.build().as(Agent.system(new AgentId("crm")));
  }

  private static ChangeListener writing(String text) {
    return (work, customer, version, events) -> {
      try {
        Host.note(JdbcStorage.connection(work), text);
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    };
  }

  private static ChangeListener closing() {
    return (work, customer, version, events) -> {
      try {
        JdbcStorage.connection(work).close();
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    };
  }

  /** Whoever took a second connection would wait for it in vain. */
  private static HikariDataSource poolOfOne(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(300);
    return new HikariDataSource(config);
  }
}
