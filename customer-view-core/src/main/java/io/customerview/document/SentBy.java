package io.customerview.document;

import io.customerview.shared.CleanText;

/**
 * The automation (automação), in one of its versions, that sent a document (DOC-1). Immutable.
 *
 * @param automation the host's id of it
 * @param name what it was called
 * @param version which version it was
 */
public record SentBy(String automation, String name, String version) {

  /** The most code points of each part. */
  public static final int LONGEST = 256;

  /**
   * Names an automation.
   *
   * @throws io.customerview.shared.RefusedException if a part is blank, too long, or holds a
   *     control character
   */
  public SentBy {
    automation = CleanText.required("automation", automation, LONGEST);
    name = CleanText.required("automationName", name, LONGEST);
    version = CleanText.required("automationVersion", version, LONGEST);
  }
}
