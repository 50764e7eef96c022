package io.customerview.jdbc;

import io.customerview.shared.CustomerViewException;

/**
 * A schema can't be brought up to date: it is newer than this library, or a migration was edited
 * after it had run.
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
