package io.customerview.shared;

import org.jspecify.annotations.Nullable;

/**
 * The storage failed, and the unit of work was rolled back. The message names what was being done
 * and the storage's own error code, never a bound value.
 */
public final class StorageException extends CustomerViewException {

  private static final long serialVersionUID = 1L;

  /** The code of a failure of the storage itself. */
  public static final String FAILED = "storage.failed";

  public StorageException(String message, @Nullable Throwable cause) {
    super(FAILED, message, cause);
  }
}
