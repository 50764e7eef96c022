package io.customerview.shared;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every failure of this library extends: a stable {@link #code()} for programs, a message for
 * people.
 *
 * <p>No message holds personal data: ids yes, names, numbers and addresses never (PRIV-3).
 */
public abstract class CustomerViewException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  protected CustomerViewException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /**
   * Returns the code of this failure, such as {@code storage.unavailable}; it never changes between
   * releases.
   */
  public final String code() {
    return code;
  }

  /**
   * Returns what a log line tells of a failure: its code, or the name of its class where it is none
   * of this library's. Its message may hold personal data (PRIV-3).
   */
  public static String codeOf(Throwable failure) {
    return failure instanceof CustomerViewException ours ? ours.code : failure.getClass().getName();
  }
}
