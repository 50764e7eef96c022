package io.customerview.identity;

import java.text.Normalizer;
import java.util.Optional;

/** What holds for numbers that follow no rule. */
final class Opaque {

  private Opaque() {}

  /** Returns why the text is no number of its kind; its compact form may have this many units. */
  static Optional<IdentityRefusal> refusalOf(IdentityKind kind, CharSequence text, int longest) {
    if (text.length() > Compact.LONGEST) {
      return Optional.of(new IdentityRefusal.TooLong(kind, longest, text.length()));
    }
    Optional<IdentityRefusal> unseen = refusalOfUnseen(kind, text);
    if (unseen.isPresent()) {
      return unseen;
    }
    int length = Compact.of(text).length();
    if (length == 0) {
      return Optional.of(new IdentityRefusal.Missing(kind));
    }
    return length > longest
        ? Optional.of(new IdentityRefusal.TooLong(kind, longest, length))
        : Optional.empty();
  }

  /** Refuses controls that are no blanks, bidirectional controls, and halves of surrogate pairs. */
  static Optional<IdentityRefusal> refusalOfUnseen(IdentityKind kind, CharSequence text) {
    int position = 0;
    for (int index = 0; index < text.length(); ) {
      int codePoint = Character.codePointAt(text, index);
      index += Character.charCount(codePoint);
      position++;
      if (isUnseen(codePoint)) {
        return Optional.of(new IdentityRefusal.WrongCharacter(kind, codePoint, position));
      }
    }
    return Optional.empty();
  }

  private static boolean isUnseen(int codePoint) {
    return (Character.isISOControl(codePoint) && !Compact.isBlank(codePoint))
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  /** Returns the text in NFC, without the blanks around it. */
  static String stripped(CharSequence text) {
    int start = 0;
    int end = text.length();
    while (start < end && Compact.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Compact.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return Normalizer.normalize(text.subSequence(start, end), Normalizer.Form.NFC);
  }
}
