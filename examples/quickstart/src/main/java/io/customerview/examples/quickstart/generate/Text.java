package io.customerview.examples.quickstart.generate;

import java.text.Normalizer;
import java.util.Locale;

/** Small changes of text. */
final class Text {

  private Text() {}

  /** Returns the letters and digits of a name as an address would have them: {@code davila}. */
  static String slug(String text) {
    String plain = withoutAccents(text).toLowerCase(Locale.ROOT);
    StringBuilder slug = new StringBuilder(plain.length());
    for (int index = 0; index < plain.length(); index++) {
      char c = plain.charAt(index);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        slug.append(c);
      }
    }
    return slug.toString();
  }

  static String withoutAccents(String text) {
    if (isAscii(text)) {
      return text;
    }
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(apart.length());
    for (int index = 0; index < apart.length(); index++) {
      char c = apart.charAt(index);
      switch (c) {
        case 'ł' -> plain.append('l');
        case 'Ł' -> plain.append('L');
        case 'ß' -> plain.append("ss");
        default -> {
          if (Character.getType(c) != Character.NON_SPACING_MARK) {
            plain.append(c);
          }
        }
      }
    }
    return plain.toString();
  }

  static boolean isAscii(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) > 127) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns the letters A to Z and digits of a formatted number. */
  static String compact(String formatted) {
    StringBuilder compact = new StringBuilder(14);
    for (int index = 0; index < formatted.length(); index++) {
      char c = formatted.charAt(index);
      if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) {
        compact.append(c);
      }
    }
    return compact.toString();
  }

  /** Puts the characters into a mask: {@code #} takes the next one, anything else stands. */
  static String mask(String mask, String characters) {
    StringBuilder masked = new StringBuilder(mask.length());
    int next = 0;
    for (int index = 0; index < mask.length(); index++) {
      char c = mask.charAt(index);
      masked.append(c == '#' ? characters.charAt(next++) : c);
    }
    return masked.toString();
  }

  /** Returns so many random digits. */
  static String digits(Dice dice, int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int index = 0; index < count; index++) {
      digits.append((char) ('0' + dice.below(10)));
    }
    return digits.toString();
  }
}
