package io.customerview.shared;

import org.jspecify.annotations.Nullable;

/**
 * The storage failed ({@link #FAILED}), and the unit of work was rolled back; or it can't be
 * reached ({@link #UNAVAILABLE}); or the host's transaction sees an old state of it ({@link
 * #ISOLATION}) or only reads ({@link #READ_ONLY}). The message names what was being done and the
 * storage's own error code, never a bound value.
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

  /**
   * The code of a change in a transaction of the host's that would decide on a snapshot instead of
   * on what others have committed. Nothing was done; the host begins the transaction anew, as the
   * message says.
   */
  public static final String ISOLATION = "storage.isolation";

  /**
   * The code of a change in a transaction that only reads, or on a server that takes no changes.
   * Nothing was done, and a transaction of the host's goes on.
   */
  public static final String READ_ONLY = "storage.read_only";

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

  /** Returns the refusal to change anything where there is only reading. */
  public static StorageException readOnly(String message) {
    return new StorageException(READ_ONLY, message);
  }

  /** Returns the refusal to change anything in a transaction that sees a snapshot. */
  public static StorageException isolation(String message) {
    return new StorageException(ISOLATION, message);
  }
}
