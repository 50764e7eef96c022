package io.customerview.portfolio.xlsx;

/**
 * Looks through the bytes of one part for what no spreadsheet program writes, and what would fill
 * the memory of whoever reads it:
 *
 * <ul>
 *   <li>document types, with the entities that they declare, comments and sections of raw text,
 *       which all begin with {@code <!}, and encodings in which these could hide, which have NUL
 *       bytes;
 *   <li>a text or a tag of more than {@value #LONGEST_TOKEN} bytes, a row or a shared text of more
 *       than {@value #LONGEST_ITEM}, more than {@value #MOST_ITEMS} of them, and more than {@value
 *       #MOST_OUTSIDE} bytes outside of them;
 *   <li>a cell further right than column XFD, the {@value #WIDEST}th, where every sheet ends.
 * </ul>
 *
 * <p>Parts that are no XML, such as images, are let through: nothing reads them.
 */
final class PartScan {

  private static final int LONGEST_TOKEN = 1 << 18;
  private static final int LONGEST_ITEM = 1 << 20;
  private static final int MOST_ITEMS = 4_000_000;
  private static final int MOST_OUTSIDE = 8 << 20;
  private static final int WIDEST = 16_384;

  /** Longer names are those of no element that is looked for. */
  private static final int NAME = 8;

  private final byte[] name = new byte[NAME];
  private boolean isBegun;
  private boolean isXml;
  private byte before;
  private int token;
  private int item;
  private int items;
  private int outside;
  private boolean inItem;
  private boolean inTag;

  /** How long the name of the present tag is so far; -1 once it has ended. */
  private int nameLength;

  private boolean isItem;
  private boolean isEnd;

  /** How far the attribute's name was met: a blank, {@code r}, {@code =}. */
  private int addressMet;

  /** Which column the letters of the present address say so far; -1 outside of one. */
  private int column;

  /** Looks at the next bytes of the part. */
  boolean isSafe(byte[] bytes, int length) {
    if (!isBegun && length > 0) {
      isBegun = true;
      isXml = looksLikeXml(bytes, length);
    }
    for (int index = 0; isXml && index < length; index++) {
      if (!isSafe(bytes[index])) {
        return false;
      }
      before = bytes[index];
    }
    return true;
  }

  /** Whatever an XML reader would take: a tag, blanks before it, or a mark of the encoding. */
  private static boolean looksLikeXml(byte[] bytes, int length) {
    int first = bytes[0] & 0xFF;
    int second = length > 1 ? bytes[1] & 0xFF : 0;
    return first == '<'
        || first <= ' '
        || first == 0xEF
        || (first == 0xFE && second == 0xFF)
        || (first == 0xFF && second == 0xFE);
  }

  private boolean isSafe(byte next) {
    count();
    if (next == '<') {
      beginTag();
    } else if (inTag && !isSafeInTag(next)) {
      return false;
    }
    return next != 0
        && !(before == '<' && next == '!')
        && token <= LONGEST_TOKEN
        && item <= LONGEST_ITEM
        && items <= MOST_ITEMS
        && outside <= MOST_OUTSIDE;
  }

  private void count() {
    token++;
    if (inItem) {
      item++;
    } else {
      outside++;
    }
  }

  private void beginTag() {
    token = 0;
    inTag = true;
    nameLength = 0;
    isItem = false;
    isEnd = false;
    addressMet = 0;
    column = -1;
  }

  private boolean isSafeInTag(byte next) {
    if (nameLength >= 0) {
      nameGoesOn(next);
    }
    if (next == '>') {
      endTag();
      return true;
    }
    return column >= 0 ? isSafeAddress(next) : findAddress(next);
  }

  /** The name of a tag may have a prefix: {@code x:row}. */
  private void nameGoesOn(byte next) {
    if (next == '/' && nameLength == 0) {
      isEnd = true;
    } else if (isBlank(next) || next == '>' || next == '/') {
      isItem = isNamed("row") || isNamed("si");
      nameLength = -1;
    } else if (next == ':') {
      nameLength = 0;
    } else {
      if (nameLength < NAME) {
        name[nameLength] = next;
      }
      nameLength = Math.min(nameLength + 1, NAME + 1);
    }
  }

  private boolean isNamed(String which) {
    if (nameLength != which.length()) {
      return false;
    }
    for (int index = 0; index < nameLength; index++) {
      if (name[index] != which.charAt(index)) {
        return false;
      }
    }
    return true;
  }

  private void endTag() {
    inTag = false;
    if (isItem) {
      inItem = !isEnd && before != '/';
      item = 0;
      items += isEnd ? 0 : 1;
    }
  }

  private boolean findAddress(byte next) {
    if (isBlank(next)) {
      addressMet = addressMet == 2 ? 2 : 1;
    } else if (addressMet == 1 && next == 'r') {
      addressMet = 2;
    } else if (addressMet == 2 && next == '=') {
      column = 0;
      addressMet = 0;
    } else {
      addressMet = 0;
    }
    return true;
  }

  /** A letter can be written as an entity too, which nobody does. */
  private boolean isSafeAddress(byte next) {
    if (column == 0 && (next == '"' || next == '\'' || isBlank(next))) {
      return true;
    }
    column = isLetter(next) ? column * 26 + (next & 0x1F) : -1; // A and a are 1
    return column <= WIDEST && next != '&';
  }

  private static boolean isBlank(byte next) {
    return next == ' ' || next == '\t' || next == '\n' || next == '\r';
  }

  private static boolean isLetter(byte next) {
    return (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
  }
}
