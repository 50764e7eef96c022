package io.customerview.shared;

/**
 * The order of texts by code point, which is that of PostgreSQL's {@code collate "C"} over UTF-8.
 * {@link String#compareTo} differs where a character outside the basic plane meets one of U+E000 to
 * U+FFFF.
 */
public final class CodePointOrder {

  private CodePointOrder() {}

  /** Compares two texts. */
  public static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int index = 0; index < length; index++) {
      char a = one.charAt(index);
      char b = other.charAt(index);
      if (a != b) {
        boolean aSurrogate = Character.isSurrogate(a);
        return aSurrogate == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : aSurrogate ? 1 : -1;
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
