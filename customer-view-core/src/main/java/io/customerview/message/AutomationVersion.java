package io.customerview.message;

import io.customerview.shared.CleanText;

/**
 * An automation (automação) of the host's in one of its versions: what sent a message (INT-1).
 * Immutable.
 *
 * @param id the host's id of it
 * @param name what it was called
 * @param version which version it was
 */
public record AutomationVersion(String id, String name, String version) {

  /** The most code points of each part. */
  public static final int LONGEST = 256;

  /**
   * Names a version of an automation.
   *
   * @throws io.customerview.shared.RefusedException if a part is blank, too long, or holds a
   *     control character
   */
  public AutomationVersion {
    id = CleanText.required("automation", id, LONGEST);
    name = CleanText.required("automationName", name, LONGEST);
    version = CleanText.required("automationVersion", version, LONGEST);
  }
}
