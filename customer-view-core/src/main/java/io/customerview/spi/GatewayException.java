package io.customerview.spi;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That a message could not be handed over: for now, or for good. Kept and shown is the code; the
 * cause is logged nowhere, since its message may quote an address.
 */
public final class GatewayException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_.]{0,63}");

  private final String code;
  private final boolean permanent;

  private GatewayException(String code, boolean permanent, @Nullable Throwable cause) {
    super("not handed over: " + code, cause);
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "a gateway's code has 1 to 64 lower-case letters, digits, underscores and dots, a letter first");
    }
    this.code = code;
    this.permanent = permanent;
  }

  /**
   * A failure that may pass: the message is tried again.
   *
   * @param code what went wrong, such as {@code provider_busy}: 1 to 64 lower-case letters, digits,
   *     underscores and dots, a letter first, and nothing of the message
   */
  public static GatewayException passing(String code) {
    return new GatewayException(code, false, null);
  }

  /** As {@link #passing(String)}, with what caused it. */
  public static GatewayException passing(String code, Throwable cause) {
    return new GatewayException(code, false, cause);
  }

  /**
   * A failure that stays, such as an address that the provider refuses: the message is set aside.
   */
  public static GatewayException permanent(String code) {
    return new GatewayException(code, true, null);
  }

  /** As {@link #permanent(String)}, with what caused it. */
  public static GatewayException permanent(String code, Throwable cause) {
    return new GatewayException(code, true, cause);
  }

  /** Returns what went wrong. */
  public String code() {
    return code;
  }

  /** Returns whether another attempt is of no use. */
  public boolean isPermanent() {
    return permanent;
  }
}
