package io.customerview.shared;

import org.jspecify.annotations.Nullable;

/**
 * The storage failed ({@link #FAILED}), and the unit of work was rolled back; or it can't be
 * reached ({@link #UNAVAILABLE}). The message names what was being done and the storage's own error
 * code, never a bound value.
 */
public final class StorageException extends CustomerViewException {

  private static final long serialVersionUID = 1L;

  /** The code of a failure of the storage itself. */
  public static final String FAILED = "storage.failed";

  /**
   * The code of a storage that can't be reached. Whether the unit of work was kept is not known if
   * the connection was lost while it was being committed.
   */
  public static final String UNAVAILABLE = "storage.unavailable";

  public StorageException(String message, @Nullable Throwable cause) {
    super(FAILED, message, cause);
  }

  private StorageException(String code, String message) {
    super(code, message, null);
  }

  /** Returns the failure of a storage that can't be reached. */
  public static StorageException unavailable(String message) {
    return new StorageException(UNAVAILABLE, message);
  }
}
