package io.customerview.jdbc;

import io.customerview.jdbc.internal.migrate.Migration;
import io.customerview.jdbc.internal.sql.LockWait;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.jdbc.internal.work.JdbcUnits;
import io.customerview.jdbc.internal.work.Schema;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Brings the schema of a tenant up to date, or prints the script for a DBA who does it by hand:
 *
 * <pre>{@code
 * JdbcStorage.of(dataSource, "customer_view").migrator(Clock.systemUTC()).migrate();
 * }</pre>
 *
 * <p>Migrating twice is migrating once. Two processes that migrate at the same time take turns,
 * behind a lock that the database keeps and which is waited for however long the first one takes,
 * whatever {@code lock_timeout} says. Everything happens in one transaction: after a failure the
 * schema is as it was.
 *
 * <p>The user needs the right to create the schema, or to create in it where it is there already.
 * Another user, by whom the application works then, is to be granted usage of the schema; select,
 * insert, update and delete on all of its tables; and execute on its functions. Each version may
 * bring new ones: {@code alter default privileges in schema … grant …}, as the user who migrates,
 * grants them beforehand. Immutable and thread-safe.
 */
public final class SchemaMigrator {

  private static final String HISTORY =
      """
      create table if not exists $schema.schema_history (
        number   integer primary key,
        name     text not null,
        checksum text not null,
        ran_at   timestamptz not null
      )""";

  private final JdbcUnits units;
  private final Schema schema;
  private final Clock clock;

  SchemaMigrator(JdbcUnits units, Schema schema, Clock clock) {
    this.units = units;
    this.schema = schema;
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Obtains the migrator of one schema, which need not exist yet: for a process that migrates and
   * does nothing else. Where there is a storage, {@link JdbcStorage#migrator} is for the same
   * schema and transactions.
   *
   * @param schema lower-case letters, digits and underscores, a letter first, at most 63
   * @param clock says when a migration ran
   * @throws IllegalArgumentException if the schema has another kind of name
   */
  public static SchemaMigrator of(DataSource dataSource, String schema, Clock clock) {
    return JdbcStorage.of(dataSource, schema).migrator(clock);
  }

  /**
   * Brings the schema up to date.
   *
   * @return how many migrations ran; 0 if it was up to date
   * @throws MigrationException if the schema is newer than this library, a migration was edited
   *     after it had run, or one failed, also since it met somebody else's lock for too long
   * @throws io.customerview.shared.StorageException if the database can't be reached, or refuses
   *     what the user may not do
   */
  public int migrate() {
    return units.write(
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        work -> {
          Handle handle = JdbcUnitOfWork.handle(work);
          LockWait.asLongAsItTakes(
              handle,
              () -> handle.execute("select pg_advisory_xact_lock(?)", schema.lockKey("migrate")));
          if (!exists(handle)) {
            handle.execute("create schema $schema");
          }
          handle.execute(HISTORY);
          Map<Integer, String> done = done(handle);
          check(done);
          int ran = 0;
          for (Migration migration : Migration.all()) {
            if (!done.containsKey(migration.number())) {
              run(migration, work);
              ran++;
            }
          }
          return ran;
        });
  }

  /**
   * Returns the names of the migrations that the schema lacks, in their order; none if it is up to
   * date, and all if it is not there. Nothing is changed, and reading is all that the user must be
   * allowed: for a host that starts on a schema which its DBA keeps by {@link #script(int)}.
   *
   * @throws MigrationException if the schema is newer than this library, or a migration was edited
   *     after it had run
   */
  public List<String> pending() {
    return units.read(
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        work -> {
          Handle handle = JdbcUnitOfWork.handle(work);
          Map<Integer, String> done = hasHistory(handle) ? done(handle) : Map.of();
          check(done);
          return Migration.all().stream()
              .filter(migration -> !done.containsKey(migration.number()))
              .map(Migration::name)
              .toList();
        });
  }

  private static boolean hasHistory(Handle handle) {
    return handle
        .createQuery("select to_regclass('$schema.schema_history') is not null")
        .mapTo(Boolean.class)
        .one();
  }

  /** Asks before creating: who may create in a schema need not be allowed to create one. */
  private boolean exists(Handle handle) {
    return handle
        .createQuery("select exists (select from pg_catalog.pg_namespace where nspname = :name)")
        .bind("name", schema.name())
        .mapTo(Boolean.class)
        .one();
  }

  private void run(Migration migration, UnitOfWork work) {
    Handle handle = JdbcUnitOfWork.handle(work);
    // As it stands: nothing in it is a parameter.
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(schema.in(migration.sql()));
    } catch (SQLException failure) {
      throw new MigrationException(
          "migration.failed",
          "the migration "
              + migration.name()
              + " failed with SQLSTATE "
              + failure.getSQLState()
              + "; the schema "
              + schema.name()
              + " is left as it was",
          migration.number());
    }
    handle.execute(
        "insert into $schema.schema_history (number, name, checksum, ran_at) values (?, ?, ?, ?)",
        migration.number(),
        migration.name(),
        migration.checksum(),
        work.moment().atOffset(ZoneOffset.UTC));
  }

  /**
   * Returns the whole script that makes an empty database ready for this version, with the rows
   * that tell {@link #migrate()} so. To be run in one transaction: {@code psql --single-transaction
   * --set ON_ERROR_STOP=1}.
   */
  public String script() {
    return script(0);
  }

  /**
   * Returns the script that brings up to date a schema which has the migrations up to a number: the
   * highest in its table {@code schema_history}.
   *
   * @param after the last migration that ran; 0 if none did
   * @throws IllegalArgumentException if it is less than 0
   */
  public String script(int after) {
    if (after < 0) {
      throw new IllegalArgumentException("after is 0 or the number of a migration, not " + after);
    }
    StringBuilder script = new StringBuilder();
    if (after == 0) {
      script.append("create schema if not exists $schema;\n\n").append(HISTORY).append(";\n");
    }
    for (Migration migration : Migration.all()) {
      if (migration.number() > after) {
        script
            .append("\n-- ")
            .append(migration.name())
            .append("\n\n")
            .append(migration.sql())
            .append(
                "\ninsert into $schema.schema_history (number, name, checksum, ran_at) values (")
            .append(migration.number())
            .append(", '")
            .append(migration.name())
            .append("', '")
            .append(migration.checksum())
            .append("', now());\n");
      }
    }
    return schema.in(script.toString());
  }

  private static Map<Integer, String> done(Handle handle) {
    Map<Integer, String> done = new TreeMap<>();
    handle
        .createQuery("select number, checksum from $schema.schema_history")
        .map((row, context) -> Map.entry(row.getInt("number"), row.getString("checksum")))
        .forEach(entry -> done.put(entry.getKey(), entry.getValue()));
    return done;
  }

  private static void check(Map<Integer, String> done) {
    List<Migration> ours = Migration.all();
    Map<Integer, Migration> known =
        ours.stream().collect(Collectors.toMap(Migration::number, Function.identity()));
    done.forEach(
        (number, checksum) -> {
          Migration migration = known.get(number);
          if (migration == null) {
            throw new MigrationException(
                "migration.schema_newer",
                "the schema has migration "
                    + number
                    + ", and this version of the library knows "
                    + ours.size()
                    + ": use a newer version",
                number);
          }
          if (!migration.ranAs(checksum)) {
            throw new MigrationException(
                "migration.edited",
                "migration "
                    + number
                    + " ran with another text than this version of the library has: restore the"
                    + " library's jar, or make the schema anew",
                number);
          }
        });
  }
}
