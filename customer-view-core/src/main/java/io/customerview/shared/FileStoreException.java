package io.customerview.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The host's file store failed ({@link #FAILED}) or was too slow ({@link #TOO_SLOW}), has lost a
 * file ({@link #MISSING}), or gave bytes that are not those that were written ({@link #DAMAGED}).
 * The message names the file by its id, never by its name.
 */
public final class FileStoreException extends CustomerViewException {

  private static final long serialVersionUID = 1L;

  /** The code of a store that could not do what was asked; trying again is safe. */
  public static final String FAILED = "file_store.failed";

  /** The code of a file that took so long to write that it was given up; trying again is safe. */
  public static final String TOO_SLOW = "file_store.too_slow";

  /** The code of a file that should be there to be read, and is not. */
  public static final String MISSING = "file_store.missing";

  /** The code of a file whose bytes have changed since they were written. */
  public static final String DAMAGED = "file_store.damaged";

  private final UUID file;

  private FileStoreException(String code, String message, FileId file, @Nullable Throwable cause) {
    super(code, message, cause);
    this.file = file.value();
  }

  /** Returns the failure of a store. */
  public static FileStoreException failed(FileId file, Throwable cause) {
    return new FileStoreException(FAILED, "the file store failed at file " + file, file, cause);
  }

  /** Returns the failure of a store that wrote too long. */
  public static FileStoreException tooSlow(FileId file) {
    return new FileStoreException(
        TOO_SLOW, "writing file " + file + " took too long, and was given up", file, null);
  }

  /** Returns the failure of a store that has lost a file. */
  public static FileStoreException missing(FileId file) {
    return new FileStoreException(
        MISSING, "the file store has no file " + file + " that can be read", file, null);
  }

  /** Returns the failure of a store that gave other bytes than were written. */
  public static FileStoreException damaged(FileId file) {
    return new FileStoreException(
        DAMAGED, "the bytes of file " + file + " are not those that were written", file, null);
  }

  /** Returns which file. */
  public FileId file() {
    return new FileId(file);
  }
}
