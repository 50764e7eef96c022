package io.customerview.shared;

/**
 * Personal data as it may stand in a log or in the audit trail: enough to recognise, not enough to
 * know.
 */
public final class Masked {

  private Masked() {}

  /**
   * Masks a text of words: the first letter of each stays, {@code Maria de Souza} becomes {@code
   * M*** d*** S***}.
   */
  public static String words(String text) {
    StringBuilder masked = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      if (!masked.isEmpty()) {
        masked.append(' ');
      }
      masked.appendCodePoint(word.codePointAt(0)).append("***");
    }
    return masked.toString();
  }

  /**
   * Masks an id of the host's: its last four characters stay, or as many as are half of a short
   * one; {@code CT-2021-0042} becomes {@code ***0042}.
   */
  public static String id(String text) {
    int length = text.codePointCount(0, text.length());
    return "***" + text.substring(text.offsetByCodePoints(0, length - Math.min(4, length / 2)));
  }
}
