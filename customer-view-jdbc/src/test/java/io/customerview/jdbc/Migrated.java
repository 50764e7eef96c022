package io.customerview.jdbc;

import io.customerview.jdbc.testing.DatabaseTemplate;
import io.customerview.testkit.SettableClock;

/** The database that most tests begin with: the default schema, up to date and empty. */
public final class Migrated {

  public static final DatabaseTemplate TEMPLATE =
      new DatabaseTemplate(
          source ->
              SchemaMigrator.of(source, JdbcStorage.DEFAULT_SCHEMA, new SettableClock()).migrate());

  private Migrated() {}
}
