package io.customerview.jdbc.internal.sql;

import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Waits for locks no longer than a time, whatever the session says, and leaves that as it was. */
final class LockWait {

  private LockWait() {}

  /**
   * Runs a statement. If it waits in vain it fails, and with it its unit of work, which takes the
   * setting back.
   */
  static <T> T atMost(Handle handle, Duration longest, Supplier<T> statement) {
    long before =
        handle
            .createQuery("select setting from pg_settings where name = 'lock_timeout'")
            .mapTo(Long.class)
            .one();
    boolean isShorter = before > 0 && before <= longest.toMillis();
    set(handle, isShorter ? before : longest.toMillis());
    T result = statement.get();
    set(handle, before);
    return result;
  }

  private static void set(Handle handle, long millis) {
    handle.execute("select set_config('lock_timeout', ?, true)", Long.toString(millis));
  }
}
