package io.customerview.identity;

import java.text.Normalizer;

/**
 * The compact form of what people type: NFKC, without white space, {@code . - / ( ) +}, dashes and
 * invisible format characters; digits of every script as ASCII, letters in upper case.
 *
 * <p>Invisible characters (zero-width blanks, soft hyphens, direction marks) come with pasted text
 * and are dropped. Controls, and bidirectional embeddings and overrides, are not: they stay, and
 * make the text strange.
 */
final class Compact {

  /** Identifiers are short; what is longer is refused before it is normalised. In UTF-16 units. */
  static final int LONGEST = 512;

  private final String text;
  private final boolean plain;

  private Compact(String text, boolean plain) {
    this.text = text;
    this.plain = plain;
  }

  /** Returns the compact form of a text of at most {@link #LONGEST} units. */
  static Compact of(CharSequence source) {
    int length = source.length();
    StringBuilder kept = new StringBuilder(length);
    boolean plain = true;
    for (int index = 0; index < length; index++) {
      char c = source.charAt(index);
      if (c >= 0x80) {
        return ofUnicode(source);
      }
      if (isDigit(c) || isUpper(c)) {
        kept.append(c);
      } else if (c >= 'a' && c <= 'z') {
        kept.append((char) (c - 32));
      } else if (!isDropped(c)) {
        plain = false;
        kept.append(c);
      }
    }
    return new Compact(kept.toString(), plain);
  }

  private static Compact ofUnicode(CharSequence source) {
    String text = Normalizer.normalize(source, Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(text.length());
    boolean plain = true;
    for (int index = 0; index < text.length(); ) {
      int codePoint = text.codePointAt(index);
      index += Character.charCount(codePoint);
      if (isDropped(codePoint)) {
        continue;
      }
      int upper = upper(codePoint);
      plain &= isPlain(upper);
      kept.appendCodePoint(upper);
    }
    return new Compact(kept.toString(), plain);
  }

  private static int upper(int codePoint) {
    if (Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER) {
      return '0' + Character.digit(codePoint, 10);
    }
    // A dotless i or a long s is not the Latin capital that it would become.
    int upper = Character.toUpperCase(codePoint);
    return upper < 0x80 && codePoint >= 0x80 ? codePoint : upper;
  }

  /** Returns what was kept. */
  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  /** Returns whether nothing but {@code 0-9A-Z} was kept. */
  boolean isPlain() {
    return plain;
  }

  /** Returns whether nothing but digits was kept, and at least one. */
  boolean isDigits() {
    return isDigits(text);
  }

  static boolean isDigits(CharSequence text) {
    for (int index = 0; index < text.length(); index++) {
      if (!isDigit(text.charAt(index))) {
        return false;
      }
    }
    return text.length() > 0;
  }

  /**
   * Returns the refusal of the first character of the source that the compact form can't hold, for
   * the kinds that are written in digits, or in digits and letters.
   */
  static IdentityRefusal.WrongCharacter strange(
      IdentityKind kind, CharSequence source, boolean lettersToo) {
    int position = 0;
    for (int index = 0; index < source.length(); ) {
      int codePoint = Character.codePointAt(source, index);
      index += Character.charCount(codePoint);
      position++;
      Compact alone = of(Character.toString(codePoint));
      boolean fits = alone.length() == 0 || (lettersToo ? alone.isPlain() : alone.isDigits());
      if (!fits) {
        return new IdentityRefusal.WrongCharacter(kind, codePoint, position);
      }
    }
    throw new IllegalArgumentException("every character fits");
  }

  static boolean isDropped(int codePoint) {
    if (codePoint < 0x80) {
      return switch (codePoint) {
        case ' ', '\t', '\n', 0x0B, '\f', '\r', '.', '-', '/', '(', ')', '+' -> true;
        default -> false;
      };
    }
    return isBlank(codePoint) || isDash(codePoint) || isInvisible(codePoint);
  }

  /** White space as Unicode has it. */
  static boolean isBlank(int codePoint) {
    return switch (codePoint) {
      case ' ',
          '\t',
          '\n',
          0x0B,
          '\f',
          '\r',
          0x85,
          0xA0,
          0x1680,
          0x2028,
          0x2029,
          0x202F,
          0x205F,
          0x3000 ->
          true;
      default -> codePoint >= 0x2000 && codePoint <= 0x200A;
    };
  }

  /** A hyphen or a dash of any kind. */
  static boolean isDash(int codePoint) {
    return codePoint == '-'
        || codePoint == 0x2212
        || Character.getType(codePoint) == Character.DASH_PUNCTUATION;
  }

  /** Format characters, but for those that make a text read otherwise than it is stored. */
  static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        && !(codePoint >= 0x202A && codePoint <= 0x202E)
        && !(codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private static boolean isPlain(int codePoint) {
    return isDigit(codePoint) || isUpper(codePoint);
  }

  static boolean isDigit(int codePoint) {
    return codePoint >= '0' && codePoint <= '9';
  }

  static boolean isUpper(int codePoint) {
    return codePoint >= 'A' && codePoint <= 'Z';
  }
}
