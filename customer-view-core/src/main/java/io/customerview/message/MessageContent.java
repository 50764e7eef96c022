package io.customerview.message;

import io.customerview.shared.CleanText;
import io.customerview.shared.CommonRefusal.TextCharacter;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.RefusedException;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of a message as it was sent (INT-4): not a character is changed. Immutable.
 *
 * @param mediaType such as {@code text/html}
 * @param subject the subject line, where there is one; at most {@value #LONGEST_SUBJECT} code
 *     points
 * @param body the text; at most {@value #LONGEST_BODY} code points, and anything but NUL and halves
 *     of surrogate pairs
 */
public record MessageContent(String mediaType, Optional<String> subject, String body) {

  /** The longest subject, in code points. */
  public static final int LONGEST_SUBJECT = 1_000;

  /** The longest text, in code points. */
  public static final int LONGEST_BODY = 1_000_000;

  private static final int LONGEST_TYPE = 128;

  /**
   * Makes a content.
   *
   * @throws RefusedException with {@link io.customerview.shared.CommonRefusal} if a text is too
   *     long or holds a character that can't be kept
   */
  public MessageContent {
    mediaType = CleanText.required("mediaType", mediaType, LONGEST_TYPE);
    subject.ifPresent(text -> check("subject", text, LONGEST_SUBJECT));
    check("body", Objects.requireNonNull(body, "body"), LONGEST_BODY);
  }

  /** Obtains a plain text. */
  public static MessageContent text(String body) {
    return new MessageContent("text/plain", Optional.empty(), body);
  }

  private static void check(String field, String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      throw new RefusedException(new TextTooLong(field, longest, length));
    }
    int at = 0;
    for (int index = 0; index < text.length(); at++) {
      int codePoint = text.codePointAt(index);
      boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      if (codePoint == 0 || half) {
        throw new RefusedException(new TextCharacter(field, codePoint, at));
      }
      index += Character.charCount(codePoint);
    }
  }

  /** Returns a form that is safe to log: without the texts. */
  @Override
  public String toString() {
    return "MessageContent[" + mediaType + "]";
  }
}
