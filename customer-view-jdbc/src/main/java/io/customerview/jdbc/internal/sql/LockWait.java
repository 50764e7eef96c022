package io.customerview.jdbc.internal.sql;

import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Waits for locks as long as is said here, whatever the session says, and leaves that as it was.
 */
public final class LockWait {

  private static final long FOR_EVER = 0;

  private LockWait() {}

  /**
   * Runs a statement. If it waits in vain it fails, and with it its unit of work, which takes the
   * setting back.
   */
  static <T> T atMost(Handle handle, Duration longest, Supplier<T> statement) {
    long before = setting(handle);
    boolean isShorter = before > FOR_EVER && before <= longest.toMillis();
    return waiting(handle, isShorter ? before : longest.toMillis(), before, statement);
  }

  /** Runs a statement, which waits as long as the other takes. */
  public static <T> T asLongAsItTakes(Handle handle, Supplier<T> statement) {
    return waiting(handle, FOR_EVER, setting(handle), statement);
  }

  private static <T> T waiting(Handle handle, long now, long before, Supplier<T> statement) {
    set(handle, now);
    T result = statement.get();
    set(handle, before);
    return result;
  }

  private static long setting(Handle handle) {
    return handle
        .createQuery("select setting from pg_settings where name = 'lock_timeout'")
        .mapTo(Long.class)
        .one();
  }

  private static void set(Handle handle, long millis) {
    handle.execute("select set_config('lock_timeout', ?, true)", Long.toString(millis));
  }
}
