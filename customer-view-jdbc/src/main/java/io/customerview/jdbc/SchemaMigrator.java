package io.customerview.jdbc;

import io.customerview.jdbc.internal.migrate.Migration;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.jdbc.internal.work.JdbcUnits;
import io.customerview.jdbc.internal.work.Schema;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Brings the schema of a tenant up to date, or prints the script for a DBA who does it by hand.
 *
 * <p>Migrating twice is migrating once. Two processes that migrate at the same time take turns,
 * behind a lock that the database keeps. Everything happens in one transaction: after a failure the
 * schema is as it was.
 *
 * <p>Immutable and thread-safe.
 */
public final class SchemaMigrator {

  private final JdbcUnits units;
  private final Schema schema;
  private final Clock clock;

  private SchemaMigrator(DataSource dataSource, Schema schema, Clock clock) {
    this.schema = schema;
    this.units = new JdbcUnits(dataSource, schema);
    this.clock = clock;
  }

  /**
   * Obtains the migrator of one schema, which need not exist yet.
   *
   * @param schema lower-case letters, digits and underscores, a letter first, at most 63
   * @param clock says when a migration ran
   * @throws IllegalArgumentException if the schema has another kind of name
   */
  public static SchemaMigrator of(DataSource dataSource, String schema, Clock clock) {
    return new SchemaMigrator(dataSource, new Schema(schema), clock);
  }

  /**
   * Brings the schema up to date.
   *
   * @return how many migrations ran; 0 if it was up to date
   * @throws MigrationException if the schema is newer than this library, or a migration was edited
   *     after it had run
   */
  public int migrate() {
    return units.write(
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        work -> {
          Handle handle = JdbcUnitOfWork.handle(work);
          handle.execute("select pg_advisory_xact_lock(?)", schema.lockKey("migrate"));
          handle.execute("create schema if not exists $schema");
          handle.execute(HISTORY);
          Map<Integer, String> done = done(handle);
          check(done);
          int ran = 0;
          for (Migration migration : Migration.all()) {
            if (!done.containsKey(migration.number())) {
              handle.createScript(migration.sql()).execute();
              handle.execute(
                  "insert into $schema.schema_history (number, name, checksum, ran_at) values (?, ?, ?, ?)",
                  migration.number(),
                  migration.name(),
                  migration.checksum(),
                  work.moment().atOffset(ZoneOffset.UTC));
              ran++;
            }
          }
          return ran;
        });
  }

  /**
   * Returns the whole script that makes an empty database ready for this version, with the rows
   * that tell {@link #migrate()} so.
   */
  public String script() {
    StringBuilder script =
        new StringBuilder("create schema if not exists $schema;\n\n").append(HISTORY).append(";\n");
    for (Migration migration : Migration.all()) {
      script
          .append("\n-- ")
          .append(migration.name())
          .append("\n\n")
          .append(migration.sql())
          .append("\ninsert into $schema.schema_history (number, name, checksum, ran_at) values (")
          .append(migration.number())
          .append(", '")
          .append(migration.name())
          .append("', '")
          .append(migration.checksum())
          .append("', now());\n");
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
    done.forEach(
        (number, checksum) -> {
          if (number > ours.size()) {
            throw new MigrationException(
                "migration.schema_newer",
                "the schema has migration "
                    + number
                    + ", and this version of the library knows "
                    + ours.size()
                    + ": use a newer version",
                number);
          }
          if (!ours.get(number - 1).checksum().equals(checksum)) {
            throw new MigrationException(
                "migration.edited",
                "migration "
                    + number
                    + " ran with another text than this version of the library has",
                number);
          }
        });
  }

  private static final String HISTORY =
      """
      create table if not exists $schema.schema_history (
        number   integer primary key,
        name     text not null,
        checksum text not null,
        ran_at   timestamptz not null
      )""";
}
