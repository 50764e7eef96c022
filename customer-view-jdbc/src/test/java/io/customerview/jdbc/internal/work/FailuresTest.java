package io.customerview.jdbc.internal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.Migrated;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StorageException;
import io.customerview.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

class FailuresTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final String MARK = "zyxqv";

  private static final String PERSON =
      """
      insert into $schema.customer (id, version, external_id, kind, given_name, folded_name, enabled, registered_at, parent_id)
      values (gen_random_uuid(), :version, :external, :kind, :name, :name, true, now(), cast(:parent as uuid))""";

  /** Every kind of failure, with a marked value bound. */
  static Stream<Arguments> failures() {
    return Stream.of(
        failure("unique", handle -> twice(handle)),
        failure("check", handle -> person(handle, 0, "PERSON", null)),
        failure("another check", handle -> person(handle, 1, MARK, null)),
        failure(
            "not null", handle -> update(handle, "update $schema.audit_entry set agent = null")),
        failure(
            "null beside a mark",
            handle ->
                handle
                    .createUpdate(
                        "insert into $schema.audit_entry (id, moment, agent, operation, happenings)"
                            + " values (gen_random_uuid(), null, :mark, :mark, '[]')")
                    .bind("mark", MARK)
                    .execute()),
        failure(
            "foreign key",
            handle -> person(handle, 1, "PERSON", "00000000-0000-0000-0000-0000000000aa")),
        failure("integer", handle -> query(handle, "select cast(:mark as integer)")),
        failure("uuid", handle -> query(handle, "select cast(:mark as uuid)")),
        failure("date", handle -> query(handle, "select cast(:mark as date)")),
        failure("json", handle -> query(handle, "select cast(:mark as jsonb)")),
        failure("array", handle -> query(handle, "select cast(:mark as text[])")),
        failure("boolean", handle -> query(handle, "select cast(:mark as boolean)")),
        failure("regex", handle -> query(handle, "select 'x' ~ (:mark || '[')")),
        failure("function", handle -> query(handle, "select decode(:mark, 'hex')")),
        failure("no table", handle -> query(handle, "select :mark from $schema.nowhere")),
        failure("syntax", handle -> query(handle, "selekt :mark")),
        failure("no type", handle -> query(handle, "select cast(:mark as nonsense)")),
        failure("raised", handle -> query(handle, "select xmlparse(document '<' || :mark)")),
        failure(
            "NUL",
            handle ->
                handle
                    .createQuery("select :mark")
                    .bind("mark", MARK + "\0")
                    .mapTo(String.class)
                    .list()),
        failure(
            "read as another type",
            handle ->
                handle
                    .createQuery("select :mark as mark")
                    .bind("mark", MARK)
                    .map((row, context) -> row.getInt("mark"))
                    .list()),
        failure(
            "no such column",
            handle ->
                handle
                    .createQuery("select :mark as mark")
                    .bind("mark", MARK)
                    .map((row, context) -> row.getString("other"))
                    .list()),
        failure(
            "parameter forgotten",
            handle ->
                handle
                    .createQuery("select :mark, :other")
                    .bind("mark", MARK)
                    .mapTo(String.class)
                    .list()),
        failure("batch", FailuresTest::batch),
        failure(
            "timeout",
            handle -> {
              handle.execute("set local statement_timeout = 50");
              query(handle, "select :mark from pg_sleep(20)");
            }),
        failure(
            "shut down",
            handle -> query(handle, "select :mark, pg_terminate_backend(pg_backend_pid())")),
        failure(
            "closed",
            handle -> {
              closeQuietly(handle);
              query(handle, "select :mark");
            }),
        failure(
            "swallowed",
            handle -> {
              try {
                query(handle, "select cast(:mark as integer)");
              } catch (RuntimeException swallowed) {
                // The commit can't be had any more.
              }
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  @DisplayName("PRIV-3: a failure tells no bound value, in whatever it says and whatever is logged")
  void no_bound_value(String name, Consumer<Handle> provocation) {
    List<String> said = new ArrayList<>();
    Throwable failure =
        listening(
            said,
            () ->
                catchThrowable(
                    () ->
                        JdbcStorage.of(DATABASE.dataSource())
                            .write(
                                SettableClock.START,
                                work -> {
                                  provocation.accept(JdbcUnitOfWork.handle(work));
                                  return true;
                                })));
    assertThat(failure).isInstanceOf(CustomerViewException.class);
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    said.add(text.toString());
    said.add(failure.getMessage());
    said.add(failure.toString());
    assertThat(said).allSatisfy(one -> assertThat(one).doesNotContainIgnoringCase(MARK));
    assertThat(failure).hasNoCause();
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(failure.getStackTrace()).isNotEmpty();
  }

  @Test
  @DisplayName("a lost connection is told apart: whether it was kept nobody can say")
  void unavailable() {
    Throwable failure =
        catchThrowable(
            () ->
                JdbcStorage.of(DATABASE.dataSource())
                    .write(
                        SettableClock.START,
                        work ->
                            JdbcUnitOfWork.handle(work)
                                .execute("select pg_terminate_backend(pg_backend_pid())")));
    assertThat(failure)
        .isInstanceOfSatisfying(
            StorageException.class,
            lost -> assertThat(lost.code()).isEqualTo(StorageException.UNAVAILABLE));
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setServerNames(new String[] {"localhost"});
    nowhere.setPortNumbers(new int[] {1});
    assertThat(
            catchThrowable(
                () -> JdbcStorage.of(nowhere).read(SettableClock.START, work -> work.moment())))
        .isInstanceOfSatisfying(
            StorageException.class,
            lost -> assertThat(lost.code()).isEqualTo(StorageException.UNAVAILABLE));
  }

  @Test
  @DisplayName("a lock that is not to be had in time is a change at the same time")
  void lock_timeout() throws SQLException {
    try (Connection other = DATABASE.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table customer_view.customer_alias");
      Throwable failure =
          catchThrowable(
              () ->
                  JdbcStorage.of(DATABASE.dataSource())
                      .write(
                          SettableClock.START,
                          work -> {
                            Handle handle = JdbcUnitOfWork.handle(work);
                            handle.execute("set local lock_timeout = 50");
                            return handle.execute("delete from $schema.customer_alias");
                          }));
      assertThat(failure)
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(new ConcurrentChange()));
    }
  }

  @Test
  @DisplayName("the constraints that the code knows by name are there, and those that are deferred")
  void constraints_exist() throws SQLException {
    Set<String> names = new TreeSet<>(ask("select conname from pg_constraint"));
    names.addAll(ask("select relname from pg_class where relkind = 'i'"));
    assertThat(names).containsAll(Constraints.MET_AT_ONCE.keySet());
    assertThat(ask("select conname from pg_constraint where condeferrable"))
        .containsExactlyInAnyOrderElementsOf(Constraints.DEFERRED);
  }

  private static List<String> ask(String sql) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }

  /** Runs something, and gathers what goes to the logs and to the error stream meanwhile. */
  private static Throwable listening(
      List<String> said, java.util.function.Supplier<Throwable> body) {
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Logger root = Logger.getLogger("");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            said.add(new SimpleFormatter().format(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    root.addHandler(handler);
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      return body.get();
    } finally {
      System.setErr(before);
      root.removeHandler(handler);
      said.add(errors.toString(StandardCharsets.UTF_8));
    }
  }

  private static Arguments failure(String name, Consumer<Handle> provocation) {
    return Arguments.of(name, provocation);
  }

  private static void twice(Handle handle) {
    person(handle, 1, "PERSON", null);
    person(handle, 1, "PERSON", null);
  }

  private static void person(Handle handle, int version, String kind, String parent) {
    handle
        .createUpdate(PERSON)
        .bind("version", version)
        .bind("external", MARK)
        .bind("kind", kind)
        .bind("name", MARK)
        .bind("parent", parent)
        .execute();
  }

  private static void batch(Handle handle) {
    PreparedBatch batch = handle.prepareBatch(PERSON);
    for (int row = 0; row < 3; row++) {
      batch
          .bind("version", 1)
          .bind("external", MARK)
          .bind("kind", "PERSON")
          .bind("name", MARK)
          .bind("parent", (String) null)
          .add();
    }
    batch.execute();
  }

  private static void update(Handle handle, String sql) {
    handle
        .createUpdate(
            """
            insert into $schema.audit_entry (id, moment, agent, operation, happenings)
            values (gen_random_uuid(), now(), :mark, :mark, '[]')""")
        .bind("mark", MARK)
        .execute();
    handle.execute(sql);
  }

  private static void query(Handle handle, String sql) {
    handle.createQuery(sql).bind("mark", MARK).mapTo(String.class).list();
  }

  private static void closeQuietly(Handle handle) {
    try {
      handle.getConnection().close();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
