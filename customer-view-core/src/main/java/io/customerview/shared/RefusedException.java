package io.customerview.shared;

import java.util.Locale;
import java.util.Objects;

/**
 * A command was refused and has changed nothing. {@link #refusal()} says why, as a value; {@link
 * #getMessage()} says it in English.
 */
public final class RefusedException extends CustomerViewException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(Objects.requireNonNull(refusal, "refusal").code(), refusal.message(Locale.ENGLISH), null);
    this.refusal = refusal;
  }

  /** Returns why. */
  public Refusal refusal() {
    return refusal;
  }
}
