package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.jdbc.internal.migrate.Migration;
import io.customerview.jdbc.internal.work.Schema;
import io.customerview.jdbc.testing.DatabaseTemplate;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CustomerId;
import io.customerview.shared.StorageException;
import io.customerview.testkit.SettableClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaMigratorTest {

  @RegisterExtension static final TestDatabase DATABASE = new DatabaseTemplate(source -> {}).copy();

  private final PGSimpleDataSource source = DATABASE.dataSource();
  private final String schema = "s_" + UUID.randomUUID().toString().substring(0, 8);
  private final SchemaMigrator migrator = SchemaMigrator.of(source, schema, new SettableClock());

  @Test
  @DisplayName("migrations are numbered from 1 without gaps, each name once")
  void numbered() {
    List<Migration> all = Migration.all();
    assertThat(all)
        .extracting(Migration::number)
        .isEqualTo(IntStream.rangeClosed(1, all.size()).boxed().toList());
    assertThat(all).allMatch(one -> one.name().matches("V\\d{3}__[a-z_]+\\.sql"));
  }

  @Test
  @DisplayName("migrating twice is migrating once")
  void twice() {
    assertThat(migrator.migrate()).isEqualTo(Migration.all().size());
    List<String> once = Catalog.everything(source, schema);
    assertThat(migrator.migrate()).isZero();
    assertThat(Catalog.everything(source, schema)).isEqualTo(once);
    assertThat(history(schema)).hasSize(Migration.all().size());
  }

  @Test
  @DisplayName("the printed script makes what migrating makes, and migrating finds it done")
  void script() {
    migrator.migrate();
    String byHand = schema + "_x";
    SchemaMigrator printer = SchemaMigrator.of(source, byHand, new SettableClock());
    Host.execute(source, printer.script());
    assertThat(Catalog.everything(source, byHand))
        .hasSizeGreaterThan(50)
        .isEqualTo(Catalog.everything(source, schema));
    assertThat(history(byHand)).isEqualTo(history(schema));
    assertThat(printer.migrate()).isZero();
  }

  @Test
  @DisplayName("the script from a migration on brings an older schema up to date")
  void script_after() {
    migrator.migrate();
    String older = schema + "_x";
    SchemaMigrator printer = SchemaMigrator.of(source, older, new SettableClock());
    String whole = printer.script();
    String rest = printer.script(1);
    assertThat(whole).endsWith(rest);
    Host.execute(source, whole.substring(0, whole.length() - rest.length()));
    Host.execute(source, rest);
    assertThat(Catalog.everything(source, older)).isEqualTo(Catalog.everything(source, schema));
    assertThat(printer.script(Migration.all().size())).isEmpty();
  }

  @Test
  @DisplayName("who may only read is told what is missing: all, some, nothing")
  void pending() {
    String user = schema + "_user";
    Host.execute(source, "create role " + user + " login password 'secret'");
    try {
      SchemaMigrator reader = SchemaMigrator.of(source(user), schema, new SettableClock());
      List<String> all = Migration.all().stream().map(Migration::name).toList();
      assertThat(reader.pending()).isEqualTo(all);
      assertThat(Catalog.tables(source, schema)).isEmpty();
      migrator.migrate();
      Host.execute(source, "grant usage on schema " + schema + " to " + user);
      Host.execute(source, "grant select on " + schema + ".schema_history to " + user);
      assertThat(reader.pending()).isEmpty();
      int last = all.size();
      Host.execute(source, "delete from " + schema + ".schema_history where number = " + last);
      assertThat(reader.pending()).containsExactly(all.get(last - 1));
      Host.execute(
          source, "insert into " + schema + ".schema_history values (999, 'x', 'x', now())");
      assertThatThrownBy(reader::pending)
          .isInstanceOfSatisfying(
              MigrationException.class,
              failure -> assertThat(failure.code()).isEqualTo("migration.schema_newer"));
    } finally {
      Host.execute(source, "drop schema if exists " + schema + " cascade");
      Host.execute(source, "drop role " + user);
    }
  }

  @Test
  @DisplayName("two that migrate at once take turns, be they threads or processes")
  void at_once() throws Exception {
    OtherProcess other =
        OtherProcess.start(
            MigrateMain.class,
            jar -> true,
            source.getURL(),
            String.valueOf(source.getUser()),
            String.valueOf(source.getPassword()),
            schema);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<Integer>> running =
        IntStream.range(0, 2)
            .mapToObj(
                number ->
                    threads.submit(
                        () -> {
                          start.await(30, TimeUnit.SECONDS);
                          return migrator.migrate();
                        }))
            .toList();
    int ran = 0;
    for (Future<Integer> one : running) {
      ran += one.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    String said = other.said();
    assertThat(said).contains("ran ");
    ran += Integer.parseInt(said.substring(said.lastIndexOf("ran ") + 4).strip());
    assertThat(ran).isEqualTo(Migration.all().size());
    assertThat(history(schema)).hasSize(Migration.all().size());
  }

  @Test
  @DisplayName("a turn is waited for as long as the other takes, whatever the lock timeout is")
  void whatever_lock_timeout() throws Exception {
    PGSimpleDataSource impatient = source(source.getUser());
    impatient.setPassword(source.getPassword());
    impatient.setOptions("-c lock_timeout=50");
    SchemaMigrator second = SchemaMigrator.of(impatient, schema, new SettableClock());
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection first = source.getConnection();
        Statement statement = first.createStatement()) {
      first.setAutoCommit(false);
      statement.execute(
          "select pg_advisory_xact_lock(" + new Schema(schema).lockKey("migrate") + ")");
      Future<Integer> ran = thread.submit(second::migrate);
      while (!ran.isDone() && !hasWaited()) {
        Thread.onSpinWait();
      }
      first.commit();
      assertThat(ran.get(60, TimeUnit.SECONDS)).isEqualTo(Migration.all().size());
    } finally {
      thread.shutdown();
    }
  }

  /** Whether somebody has waited for longer than the lock timeout of this test. */
  private boolean hasWaited() {
    return !Host.ask(
            source,
            "select pid from pg_stat_activity where datname = current_database()"
                + " and wait_event = 'advisory' and now() - query_start > interval '150 ms'")
        .isEmpty();
  }

  @Test
  @DisplayName("the lock timeout of a host's transaction is as it was afterwards")
  void lock_timeout_afterwards() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local lock_timeout = 12345");
      SchemaMigrator.of(Host.lending(connection), schema, new SettableClock()).migrate();
      try (ResultSet row = statement.executeQuery("show lock_timeout")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("12345ms");
      }
    }
  }

  @Test
  @DisplayName("a migration that fails half-way leaves the schema as it was, and is named")
  void half_way() {
    Host.execute(source, "create schema " + schema);
    Host.execute(source, "create table " + schema + ".audit_entry (mine text)");
    assertThatThrownBy(migrator::migrate)
        .isInstanceOfSatisfying(
            MigrationException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("migration.failed");
              assertThat(failure.number()).isEqualTo(1);
            })
        .hasMessageContaining("V001__customers.sql")
        .hasMessageContaining("42P07");
    assertThat(Catalog.columns(source, schema)).containsExactly("audit_entry.mine");
  }

  @Test
  @DisplayName("an edited migration is refused, and so is a schema that is newer than the library")
  void edited_and_newer() {
    migrator.migrate();
    Host.execute(
        source,
        "insert into " + schema + ".schema_history values (999, 'V999__later.sql', 'x', now())");
    assertThatThrownBy(migrator::migrate)
        .isInstanceOfSatisfying(
            MigrationException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("migration.schema_newer");
              assertThat(failure.number()).isEqualTo(999);
            });
    Host.execute(source, "delete from " + schema + ".schema_history where number = 999");
    Host.execute(
        source, "update " + schema + ".schema_history set checksum = 'x' where number = 2");
    assertThatThrownBy(migrator::migrate)
        .isInstanceOfSatisfying(
            MigrationException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("migration.edited");
              assertThat(failure.number()).isEqualTo(2);
            });
  }

  @Test
  @DisplayName("who may create in the schema, but not make one, can migrate")
  void without_the_right_to_create_schemas() {
    String user = schema + "_user";
    Host.execute(source, "create role " + user + " login password 'secret'");
    try {
      Host.execute(source, "create schema " + schema + " authorization " + user);
      DataSource poor = source(user);
      assertThat(SchemaMigrator.of(poor, schema, new SettableClock()).migrate()).isPositive();
      SchemaMigrator other = SchemaMigrator.of(poor, schema + "_y", new SettableClock());
      assertThatThrownBy(other::migrate)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("42501");
    } finally {
      Host.execute(source, "drop schema " + schema + " cascade");
      Host.execute(source, "drop role " + user);
    }
  }

  @Test
  @DisplayName("a storage whose schema is not there says what to do")
  void not_migrated() {
    JdbcStorage storage = JdbcStorage.of(source, schema);
    assertThatThrownBy(() -> Host.desk(storage).customers().find(new CustomerId(UUID.randomUUID())))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("SchemaMigrator");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Upper",
        "with space",
        "semi;colon",
        "quo\"te",
        "1st",
        "_x",
        "pg_mine",
        "information_schema",
        "açaí",
        "$schema",
        "a123456789012345678901234567890123456789012345678901234567890123"
      })
  @DisplayName("a schema's name is checked before it reaches a statement")
  void refused_names(String name) {
    assertThatThrownBy(() -> JdbcStorage.of(source, name))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SchemaMigrator.of(source, name, new SettableClock()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select",
        "user",
        "public",
        "a12345678901234567890123456789012345678901234567890123456789012"
      })
  @DisplayName("a keyword can be a schema's name, since every name is quoted; so can 63 characters")
  void taken_names(String name) {
    assertThat(SchemaMigrator.of(source, name, new SettableClock()).migrate()).isPositive();
    JdbcStorage storage = JdbcStorage.of(source, name);
    Host.desk(storage).customers().register(Host.person("crm-1"));
    assertThat(Host.ask(source, "select external_id from \"" + name + "\".customer"))
        .containsExactly("crm-1");
  }

  private PGSimpleDataSource source(@Nullable String user) {
    PGSimpleDataSource other = new PGSimpleDataSource();
    other.setURL(source.getURL());
    other.setUser(user);
    other.setPassword("secret");
    return other;
  }

  private List<String> history(String of) {
    return Host.ask(
        source,
        "select number || ' ' || name || ' ' || checksum from "
            + of
            + ".schema_history order by number");
  }

  /** The other process. */
  static final class MigrateMain {

    private MigrateMain() {}

    public static void main(String[] arguments) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setURL(arguments[0]);
      if (!arguments[1].equals("null")) {
        source.setUser(arguments[1]);
      }
      if (!arguments[2].equals("null")) {
        source.setPassword(arguments[2]);
      }
      System.out.println(
          "ran " + SchemaMigrator.of(source, arguments[3], Clock.systemUTC()).migrate());
    }
  }
}
