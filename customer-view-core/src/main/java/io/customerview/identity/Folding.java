package io.customerview.identity;

import java.text.Normalizer;
import java.util.Locale;

/** The steps of folding that look at letters. */
final class Folding {

  /** Below this every character folds by itself, whatever stands beside it. */
  private static final int TABLE = 0x180;

  /** What each of them folds to. */
  private static final String[] FOLDS = new String[TABLE];

  /** The same where it is a single unit, else 0. */
  private static final char[] SINGLE = new char[TABLE];

  static {
    for (int codePoint = 0; codePoint < TABLE; codePoint++) {
      String fold = lettersInFull(Character.toString(codePoint));
      FOLDS[codePoint] = fold;
      SINGLE[codePoint] = fold.length() == 1 ? fold.charAt(0) : 0;
    }
  }

  private Folding() {}

  /** Returns the text after the first four steps; as {@link #lettersInFull}, and faster. */
  static String letters(CharSequence text) {
    int length = text.length();
    StringBuilder letters = new StringBuilder(length + 4);
    for (int index = 0; index < length; index++) {
      char c = text.charAt(index);
      if (c >= TABLE) {
        return lettersInFull(text);
      }
      char single = SINGLE[c];
      if (single != 0) {
        letters.append(single);
      } else {
        letters.append(FOLDS[c]);
      }
    }
    return letters.toString();
  }

  /** Returns the text after the first four steps. */
  static String lettersInFull(CharSequence text) {
    // NFKC would make a lone acute accent a blank with a mark on it.
    String apostrophes = text.toString().replace('\u00B4', '\'').replace('\u1FFD', '\'');
    String composed = Normalizer.normalize(apostrophes, Normalizer.Form.NFKC);
    StringBuilder visible = new StringBuilder(composed.length());
    composed
        .codePoints()
        .filter(codePoint -> Character.getType(codePoint) != Character.FORMAT)
        .forEach(visible::appendCodePoint);
    String lower = visible.toString().toLowerCase(Locale.ROOT);
    String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder letters = new StringBuilder(decomposed.length());
    for (int index = 0; index < decomposed.length(); ) {
      int codePoint = decomposed.codePointAt(index);
      index += Character.charCount(codePoint);
      if (!isMark(codePoint)) {
        appendPlain(letters, codePoint);
      }
    }
    return letters.toString();
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static void appendPlain(StringBuilder letters, int codePoint) {
    switch (codePoint) {
      case 'ł' -> letters.append('l');
      case 'ø' -> letters.append('o');
      case 'đ', 'ð' -> letters.append('d');
      case 'þ' -> letters.append("th");
      case 'ß' -> letters.append("ss");
      case 'æ' -> letters.append("ae");
      case 'œ' -> letters.append("oe");
      case 'ı' -> letters.append('i');
      case 'ħ' -> letters.append('h');
      case 'ŧ' -> letters.append('t');
      case 'ŋ' -> letters.append('n');
      case 'ĸ' -> letters.append('k');
      default -> letters.appendCodePoint(codePoint);
    }
  }

  static boolean isApostrophe(int codePoint) {
    return switch (codePoint) {
      case '\'', '`', 0x2018, 0x2019, 0x02BC -> true;
      default -> false;
    };
  }

  static String withPunctuation(CharSequence text) {
    String letters = letters(text);
    StringBuilder kept = new StringBuilder(letters.length());
    boolean gap = false;
    for (int index = 0; index < letters.length(); ) {
      int codePoint = letters.codePointAt(index);
      index += Character.charCount(codePoint);
      if (isGap(codePoint)) {
        gap = kept.length() > 0;
      } else {
        if (gap) {
          kept.append(' ');
          gap = false;
        }
        kept.appendCodePoint(codePoint);
      }
    }
    return composed(kept);
  }

  private static boolean isGap(int codePoint) {
    return Compact.isBlank(codePoint)
        || Character.isISOControl(codePoint)
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  /** Puts together what the third step took apart and is no accent: the syllables of Hangul. */
  static String composed(CharSequence text) {
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) >= 0x1100) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text.toString();
  }
}
