package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.privacy.json.JsonExport;
import io.customerview.segmentation.Segments;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal;
import io.customerview.shared.CommonRefusal.InHostTransaction;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.RefusedException;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.RecordingGateway;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host with plain JDBC, that lends us the connection of its transaction. */
class HostConnectionsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final DataSource outside = DATABASE.dataSource();

  @BeforeAll
  static void makeTable() {
    Host.makeTable(DATABASE.dataSource());
  }

  @BeforeEach
  void empty() {
    Host.empty(outside);
  }

  @Test
  @DisplayName("a connection with auto-commit off is neither committed nor closed by us")
  void lent() throws SQLException {
    try (Connection connection = outside.getConnection()) {
      connection.setAutoCommit(false);
      AgentView desk = Host.desk(JdbcStorage.of(Host.lending(connection)));
      Host.note(connection, "before");
      Registered person = desk.customers().register(Host.person("crm-1"));
      Registration wrong =
          Registration.builder(Person.of("Rui", null)).parent(person.customer()).build();
      assertThatThrownBy(() -> desk.customers().register(wrong))
          .isInstanceOf(RefusedException.class);
      assertThat(desk.customers().find(person.customer()).version()).isEqualTo(person.version());
      Host.note(connection, "after");
      assertThat(connection.isClosed()).isFalse();
      assertThat(connection.getAutoCommit()).isFalse();
      assertThat(Host.registered(outside)).isEmpty();
      connection.commit();
    }
    assertThat(Host.notes(outside)).containsExactly("after", "before");
    assertThat(Host.registered(outside)).containsExactly("crm-1");
  }

  @Test
  @DisplayName("the host's rollback takes ours with it")
  void rolled_back() throws SQLException {
    try (Connection connection = outside.getConnection()) {
      connection.setAutoCommit(false);
      Host.desk(JdbcStorage.of(Host.lending(connection)))
          .customers()
          .register(Host.person("crm-1"));
      connection.rollback();
    }
    assertThat(Host.registered(outside)).isEmpty();
  }

  @Test
  @DisplayName("DOC-2: no document is taken in where a roll-back would leave its bytes behind")
  void documents() throws SQLException {
    CustomerId customer =
        Host.desk(JdbcStorage.of(outside)).customers().register(Host.person("crm-1")).customer();
    NewDocument given =
        NewDocument.builder(
                DocumentId.of("d"),
                customer,
                DocumentNumber.parse("1"),
                "Contrato",
                SettableClock.START)
            .file(
                NewFile.of(
                    "a.pdf",
                    "application/pdf",
                    () -> {
                      throw new AssertionError("nothing is read, and nothing written");
                    }))
            .build();
    try (Connection connection = outside.getConnection()) {
      connection.setAutoCommit(false);
      AgentView desk = Host.desk(JdbcStorage.of(Host.lending(connection)));
      assertThatThrownBy(() -> desk.documentIntake().take(given))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(new InHostTransaction()));
      Host.note(connection, "after");
      connection.commit();
    }
    assertThat(Host.notes(outside)).containsExactly("after");
    assertThat(Host.ask(outside, "select file_id from customer_view.file_removal")).isEmpty();
  }

  @Test
  @DisplayName("what acts outside of the database between its steps is refused in a transaction")
  void in_the_background() throws SQLException {
    try (Connection connection = outside.getConnection()) {
      connection.setAutoCommit(false);
      Segments segments =
          Segments.builder()
              .storage(JdbcStorage.of(Host.lending(connection)))
              .secrets(TestSecrets.SECRETS)
              .build();
      CustomerView view =
          CustomerView.builder()
              .storage(JdbcStorage.of(Host.lending(connection)))
              .clock(new SettableClock())
              .secrets(TestSecrets.SECRETS)
              .messages(new RecordingGateway())
              .files(new FilesInMemory())
              .onChange(segments)
              .build();
      for (ThrowingCallable run :
          List.<ThrowingCallable>of(
              view.relay()::runOnce,
              view.fileSweep()::runOnce,
              view.fileRestores()::runOnce,
              view.calendarRelay()::runOnce,
              view.reportSweep()::runOnce,
              segments.as(view.as(Agent.system(new AgentId("crm"))))::refresh)) {
        assertThatThrownBy(run)
            .isInstanceOfSatisfying(
                RefusedException.class,
                refused ->
                    assertThat(refused.refusal()).isEqualTo(new CommonRefusal.InHostTransaction()));
      }
      Host.note(connection, "after");
      connection.commit();
    }
    assertThat(Host.notes(outside)).containsExactly("after");
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-3: nothing is exported where a roll-back would take back that it was; a plan reads in the host's transaction")
  void exported() throws SQLException {
    CustomerId customer =
        Host.desk(JdbcStorage.of(outside)).customers().register(Host.person("crm-1")).customer();
    try (Connection connection = outside.getConnection()) {
      connection.setAutoCommit(false);
      AgentView desk = Host.desk(JdbcStorage.of(Host.lending(connection)));
      ByteArrayOutputStream export = new ByteArrayOutputStream();
      assertThatThrownBy(() -> desk.privacy().export(customer, JsonExport.to(export)))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused ->
                  assertThat(refused.refusal()).isEqualTo(new CommonRefusal.InHostTransaction()));
      assertThat(export.size()).isZero();
      assertThat(desk.privacy().plan(customer).customer()).isEqualTo(customer);
      Host.note(connection, "after");
      connection.commit();
    }
    assertThat(Host.notes(outside)).containsExactly("after");
  }

  @Test
  @DisplayName("a schema can be made in the host's transaction, and goes with it")
  void migrated() throws SQLException {
    try (Connection connection = outside.getConnection()) {
      connection.setAutoCommit(false);
      int ran =
          JdbcStorage.builder(Host.lending(connection))
              .schema("other")
              .build()
              .migrator(new SettableClock())
              .migrate();
      assertThat(ran).isPositive();
      connection.rollback();
    }
    assertThat(Host.ask(outside, "select nspname from pg_namespace where nspname = 'other'"))
        .isEmpty();
  }

  @Test
  @DisplayName("a connection with auto-commit on comes back with auto-commit on, done or refused")
  void ours() throws SQLException {
    try (Connection connection = outside.getConnection()) {
      AgentView desk = Host.desk(JdbcStorage.of(Host.lending(keptOpen(connection))));
      Registered person = desk.customers().register(Host.person("crm-1"));
      Registration wrong =
          Registration.builder(Person.of("Rui", null)).parent(person.customer()).build();
      assertThatThrownBy(() -> desk.customers().register(wrong))
          .isInstanceOf(RefusedException.class);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(Host.registered(outside)).containsExactly("crm-1");
    }
  }

  @Test
  @DisplayName("what was committed is not reported as failed because the connection won't close")
  void close_fails() {
    AgentView desk =
        Host.desk(
            JdbcStorage.of(
                Host.source(
                    () -> {
                      Connection connection = outside.getConnection();
                      return closing(
                          connection,
                          () -> {
                            connection.close();
                            throw new SQLException("on purpose");
                          });
                    })));
    desk.customers().register(Host.person("crm-1"));
    assertThat(Host.registered(outside)).containsExactly("crm-1");
  }

  private static Connection keptOpen(Connection connection) {
    return closing(connection, () -> {});
  }

  private static Connection closing(Connection connection, Close close) {
    return (Connection)
        Proxy.newProxyInstance(
            HostConnectionsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                close.run();
                return null;
              }
              return method.invoke(connection, arguments);
            });
  }

  private interface Close {
    void run() throws SQLException;
  }
}
