package io.customerview.identity;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Domain names: lower case, and as A-labels after UTS #46, non-transitional ({@code ß} and {@code
 * ς} stay). The JDK's own {@link java.net.IDN} follows the older rules, under which {@code
 * straße.de} is another domain.
 */
final class DomainName {

  private static final String PREFIX = "xn--";

  private DomainName() {}

  /** Returns the domain as people read it: mapped as UTS #46 has it, Unicode where it came so. */
  static String mapped(String domain) {
    if (isAscii(domain)) {
      return domain.toLowerCase(Locale.ROOT);
    }
    StringBuilder kept = new StringBuilder(domain.length());
    domain
        .codePoints()
        .filter(codePoint -> !isIgnored(codePoint))
        .map(codePoint -> codePoint == 0x3002 || codePoint == 0xFF61 ? '.' : codePoint)
        // One by one: a sigma at the end of a word is no other letter in a domain.
        .map(Character::toLowerCase)
        .forEach(kept::appendCodePoint);
    String normal = Normalizer.normalize(kept, Normalizer.Form.NFKC);
    StringBuilder lower = new StringBuilder(normal.length());
    normal.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  /** Returns a mapped domain in ASCII. */
  static String ascii(String mapped) {
    if (isAscii(mapped)) {
      return mapped;
    }
    StringBuilder ascii = new StringBuilder(mapped.length() + 16);
    int start = 0;
    while (true) {
      int dot = mapped.indexOf('.', start);
      String label = dot < 0 ? mapped.substring(start) : mapped.substring(start, dot);
      ascii.append(isAscii(label) ? label : PREFIX + Punycode.encode(label));
      if (dot < 0) {
        return ascii.toString();
      }
      ascii.append('.');
      start = dot + 1;
    }
  }

  static boolean isAscii(CharSequence text) {
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Soft hyphens, zero-width blanks and joiners between words, variation selectors. */
  private static boolean isIgnored(int codePoint) {
    return codePoint == 0xAD
        || codePoint == 0x34F
        || codePoint == 0x200B
        || codePoint == 0x2060
        || codePoint == 0xFEFF
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F);
  }
}
