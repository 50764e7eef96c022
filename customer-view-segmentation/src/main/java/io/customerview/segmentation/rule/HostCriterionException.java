package io.customerview.segmentation.rule;

import io.customerview.shared.CustomerViewException;

/**
 * A criterion of the host's own could not be read from a customer. The segments that use it have no
 * answer for that customer; no other answer is touched.
 */
public final class HostCriterionException extends CustomerViewException {

  private static final long serialVersionUID = 1L;

  /** The code of this failure. */
  public static final String CODE = "segment.criterion_failed";

  private final String criterion;

  /**
   * Makes the exception. What the host's reader threw is named by its class only: its message may
   * hold personal data.
   */
  public HostCriterionException(String criterion, Throwable thrown) {
    super(
        CODE,
        "The criterion " + criterion + " could not be read: " + thrown.getClass().getSimpleName(),
        thrown);
    this.criterion = criterion;
  }

  /** Returns the name of the criterion. */
  public String criterion() {
    return criterion;
  }
}
