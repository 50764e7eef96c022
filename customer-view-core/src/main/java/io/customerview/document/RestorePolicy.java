package io.customerview.document;

/**
 * How long a file that was restored stays available (DOC-4). Immutable.
 *
 * @param days 1 to 3,650, counted in the business zone from the day on which it becomes available
 */
public record RestorePolicy(int days) {

  private static final int MOST_DAYS = 3_650;
  private static final RestorePolicy STANDARD = new RestorePolicy(7);

  /**
   * Makes a policy.
   *
   * @throws IllegalArgumentException if these are no days, or more than 3,650
   */
  public RestorePolicy {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "a restored file stays for 1 to " + MOST_DAYS + " days, not " + days);
    }
  }

  /** Obtains the policy of a host that sets none: a week. */
  public static RestorePolicy standard() {
    return STANDARD;
  }
}
