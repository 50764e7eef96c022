package io.customerview.shared;

import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which a text that people typed becomes a field: NFC, trimmed of blanks, without
 * control characters, not longer than the field in code points. Tabs and line breaks are kept only
 * where the field has lines.
 */
public final class CleanText {

  private CleanText() {}

  /**
   * Returns the text as it is kept.
   *
   * @throws RefusedException if the text is blank, too long, or holds a control character
   */
  public static String required(String field, @Nullable String text, int longest) {
    return optional(field, text, longest)
        .orElseThrow(() -> new RefusedException(new CommonRefusal.TextMissing(field)));
  }

  /**
   * Returns the text as it is kept, or empty if it is null or blank.
   *
   * @throws RefusedException if the text is too long, or holds a control character
   */
  public static Optional<String> optional(String field, @Nullable String text, int longest) {
    return clean(field, text, longest, false);
  }

  /** As {@link #optional}, for a field of several lines. */
  public static Optional<String> lines(String field, @Nullable String text, int longest) {
    return clean(field, text, longest, true);
  }

  private static Optional<String> clean(
      String field, @Nullable String text, int longest, boolean lines) {
    if (text == null) {
      return Optional.empty();
    }
    // No field is as long as this, and normalizing megabytes only to refuse them would be a way to
    // tire the host.
    if (text.length() > longest * 8L + 64) {
      throw new RefusedException(
          new CommonRefusal.TextTooLong(field, longest, text.codePointCount(0, text.length())));
    }
    for (int index = 0; index < text.length(); ) {
      int codePoint = text.codePointAt(index);
      if (isRefused(codePoint, lines)) {
        throw new RefusedException(
            new CommonRefusal.TextCharacter(field, codePoint, text.codePointCount(0, index)));
      }
      index += Character.charCount(codePoint);
    }
    String clean = strip(Normalizer.normalize(text, Normalizer.Form.NFC));
    int length = clean.codePointCount(0, clean.length());
    if (length > longest) {
      throw new RefusedException(new CommonRefusal.TextTooLong(field, longest, length));
    }
    return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
  }

  /** Returns whether nothing of a text would be left, such as of no-break blanks only. */
  public static boolean isBlank(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (!isBlank(text.charAt(index))) {
        return false;
      }
    }
    return true;
  }

  /** As {@link String#strip}, and the blanks that it leaves: no-break and zero-width ones. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
  }

  private static boolean isRefused(int codePoint, boolean lines) {
    if (lines && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t')) {
      return false;
    }
    return Character.isISOControl(codePoint) || isSurrogate(codePoint) || isBidiControl(codePoint);
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Embeddings, overrides and isolates make a text read otherwise than it is stored. */
  private static boolean isBidiControl(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
