package io.customerview.portfolio.xlsx;

/**
 * Counts what stands in one part, tag by tag with the text behind it, and says when it is what no
 * spreadsheet program writes, and what would fill the memory of whoever reads it or take all of its
 * time:
 *
 * <ul>
 *   <li>document types, with the entities that they declare, comments and sections of raw text,
 *       which all begin with {@code <!};
 *   <li>a tag with its text of more than {@value #LONGEST_TOKEN} bytes, a row or a shared text of
 *       more than {@value #LONGEST_ITEM}, more than {@value #MOST_ITEMS} of them, and more than
 *       {@value #MOST_OUTSIDE} bytes outside of them;
 *   <li>a cell further right than column XFD, the {@value #WIDEST}th, where every sheet ends;
 *   <li>so many formulas for ranges of cells that looking for each cell in each of them takes more
 *       than {@value #MOST_LOOKS} looks.
 * </ul>
 */
final class PartTally {

  static final int LONGEST_TOKEN = 1 << 18;

  private static final int LONGEST_ITEM = 1 << 20;
  private static final int MOST_ITEMS = 4_000_000;
  private static final int MOST_OUTSIDE = 8 << 20;
  private static final int WIDEST = 16_384;
  private static final long MOST_LOOKS = 1L << 28;

  private boolean inItem;
  private int item;
  private int items;
  private int outside;
  private long cells;
  private long ranges;

  /** Counts a tag with its text, or what stands before the first one. */
  boolean isSafe(byte[] bytes, int from, int to) {
    if (bytes[from] != '<') {
      count(to - from);
    } else if (!isSafeTag(bytes, from, to)) {
      return false;
    }
    return to - from <= LONGEST_TOKEN
        && item <= LONGEST_ITEM
        && items <= MOST_ITEMS
        && outside <= MOST_OUTSIDE
        && cells * ranges <= MOST_LOOKS;
  }

  private void count(int length) {
    if (inItem) {
      item += length;
    } else {
      outside += length;
    }
  }

  /** The name of a tag may have a prefix: {@code x:row}. */
  private boolean isSafeTag(byte[] bytes, int from, int to) {
    boolean isEnd = is(bytes, from + 1, to, '/');
    int name = from + (isEnd ? 2 : 1);
    if (is(bytes, name, to, '!')) {
      return false;
    }
    int at = name;
    while (at < to && bytes[at] != '>' && bytes[at] != '/' && !isBlank(bytes[at])) {
      name = bytes[at] == ':' ? at + 1 : name;
      at++;
    }
    int close = closeOf(bytes, at, to);
    if (close < 0) {
      return false;
    }
    if (isNamed(bytes, name, at, "row") || isNamed(bytes, name, at, "si")) {
      countItem(to - from, isEnd, bytes[close - 1] == '/');
    } else {
      count(to - from);
      cells += isNamed(bytes, name, at, "c") ? 1 : 0;
    }
    return true;
  }

  private void countItem(int length, boolean isEnd, boolean isEmpty) {
    if (isEnd) {
      count(length);
      inItem = false;
    } else {
      items++;
      item = length;
      inItem = !isEmpty;
    }
  }

  /** Where a tag ends, having looked at its attributes; -1 if one of them is not safe. */
  private int closeOf(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '>') {
      if (bytes[at] == '=') {
        if (isAttribute(bytes, from, at, "r") && !isSafeAddress(bytes, at + 1, to)) {
          return -1;
        }
        ranges += isAttribute(bytes, from, at, "ref") ? 1 : 0;
      }
      at++;
    }
    return at;
  }

  private static boolean isAttribute(byte[] bytes, int from, int equals, String name) {
    int at = equals - 1;
    while (at > from && isBlank(bytes[at])) {
      at--;
    }
    int begin = at - name.length();
    return begin >= from && isBlank(bytes[begin]) && isNamed(bytes, begin + 1, at + 1, name);
  }

  /** A letter can be written as an entity too, which nobody does. */
  private static boolean isSafeAddress(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] == '"' || bytes[at] == '\'' || isBlank(bytes[at]))) {
      at++;
    }
    int column = 0;
    while (at < to && isLetter(bytes[at]) && column <= WIDEST) {
      column = column * 26 + (bytes[at] & 0x1F); // A and a are 1
      at++;
    }
    return column <= WIDEST && !is(bytes, at, to, '&');
  }

  private static boolean is(byte[] bytes, int at, int to, char what) {
    return at < to && bytes[at] == what;
  }

  private static boolean isNamed(byte[] bytes, int from, int to, String name) {
    if (to - from != name.length()) {
      return false;
    }
    for (int index = 0; index < name.length(); index++) {
      if (bytes[from + index] != name.charAt(index)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte next) {
    return next == ' ' || next == '\t' || next == '\n' || next == '\r';
  }

  private static boolean isLetter(byte next) {
    return (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
  }
}
