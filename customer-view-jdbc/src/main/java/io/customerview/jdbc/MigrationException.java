package io.customerview.jdbc;

import io.customerview.shared.CustomerViewException;

/**
 * A schema can't be brought up to date, and was left as it is. The codes: {@code
 * migration.schema_newer} (it has a migration that this library doesn't know), {@code
 * migration.edited} (one was edited after it had run), {@code migration.failed}.
 */
public final class MigrationException extends CustomerViewException {

  private static final long serialVersionUID = 1L;

  private final int number;

  MigrationException(String code, String message, int number) {
    super(code, message, null);
    this.number = number;
  }

  /** Returns the number of the migration that it is about. */
  public int number() {
    return number;
  }
}
