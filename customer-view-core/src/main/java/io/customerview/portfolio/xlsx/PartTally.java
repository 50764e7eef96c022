package io.customerview.portfolio.xlsx;

import java.util.Locale;
import java.util.Set;

/**
 * Counts what stands in one part, tag by tag with the text behind it, and says when it is what no
 * spreadsheet program writes into a sheet, and what would fill the memory of whoever reads it or
 * take all of its time:
 *
 * <ul>
 *   <li>document types, with the entities that they declare, comments and sections of raw text,
 *       which all begin with {@code <!}, and an encoding that is not as ASCII;
 *   <li>a tag with its text of more than {@value #LONGEST_TOKEN} bytes, a row or a shared text of
 *       more than {@value #LONGEST_ITEM}, more than {@value #MOST_ITEMS} of them, shared texts of
 *       more than {@value #MOST_SHARED} bytes in all, and more than {@value #MOST_OUTSIDE} bytes
 *       outside of rows and shared texts;
 *   <li>a row, a cell or a formula within another one;
 *   <li>a cell further right than column XFD, the {@value #WIDEST}th, where every sheet ends, more
 *       cells in a row than that, and a number of more than {@value #LONGEST_NUMBER} bytes;
 *   <li>a cell that names its shared text by something else than digits, or beyond the {@value
 *       #MOST_ITEMS}th;
 *   <li>what {@link FormulaTally} lets through no more.
 * </ul>
 */
final class PartTally {

  static final int LONGEST_TOKEN = 1 << 18;

  private static final int LONGEST_ITEM = 1 << 20;
  private static final int MOST_ITEMS = 2_000_000;
  private static final int MOST_SHARED = 64 << 20;
  private static final int MOST_OUTSIDE = 8 << 20;
  private static final int LONGEST_NUMBER = 1_024;
  private static final int WIDEST = 16_384;
  private static final long NO_ROWS_YET = -1;
  private static final Set<String> ENCODINGS =
      Set.of("utf-8", "us-ascii", "iso-8859-1", "windows-1252");

  private final PartTag tag = new PartTag();
  private final FormulaTally formulas = new FormulaTally();
  private boolean inItem;
  private boolean isSharedText;
  private boolean inCell;
  private boolean isNumber;
  private boolean isShared;
  private boolean inValue;
  private int number;
  private int item;
  private int items;
  private long shared;
  private int sharedTexts;
  private int sharedNeeded;
  private int outside;
  private long cells;
  private int cellsInRow;
  private long rows = NO_ROWS_YET;
  private boolean isPlain = true;

  /** Returns how many shared texts stand in the part. */
  int sharedTexts() {
    return sharedTexts;
  }

  /** Returns how many shared texts there must be, by what the cells of the part name. */
  int sharedNeeded() {
    return sharedNeeded;
  }

  /**
   * Returns how many rows the part has up to here, by the count of whoever reads it; -1 in front of
   * all rows. In an instruction what looks like rows is none, so none behind it are counted.
   */
  long rows() {
    return rows;
  }

  /** Counts a tag with its text, or what stands before the first one. */
  boolean isSafe(byte[] bytes, int from, int to) {
    int length = to - from;
    if (bytes[from] != '<') {
      count(length);
    } else if (!isSafeTag(bytes, from, to)) {
      return false;
    }
    return length <= LONGEST_TOKEN
        && item <= LONGEST_ITEM
        && items <= MOST_ITEMS
        && shared <= MOST_SHARED
        && outside <= MOST_OUTSIDE
        && number <= LONGEST_NUMBER
        && cellsInRow <= WIDEST
        && formulas.isSafe(cells);
  }

  private void count(int length) {
    if (!inItem) {
      outside += length;
      return;
    }
    item += length;
    shared += isSharedText ? length : 0;
    if (formulas.inFormula()) {
      formulas.count(length);
    } else if (isNumber) {
      number += length;
    }
  }

  private boolean isSafeTag(byte[] bytes, int from, int to) {
    tag.begin(bytes, from, to);
    if (tag.isSpecial('!')) {
      return false;
    }
    if (tag.isSpecial('?')) {
      isPlain &= tag.isNamed("?xml");
      count(to - from);
      return !inItem && isSafeEncoding();
    }
    boolean isText = tag.isNamed("si");
    if (isText || tag.isNamed("row")) {
      return isSafeItem(isText, to - from);
    }
    boolean isSafe = true;
    if (tag.isNamed("c")) {
      isSafe = !inItem || isSafeCell();
    } else if (isShared && (inValue || tag.isNamed("v"))) {
      isSafe = isSafeName(bytes, to);
    } else if (tag.isNamed("f")) {
      isSafe = formulas.isSafe(tag);
    } else if (rows == NO_ROWS_YET && isPlain && !tag.isEnd() && tag.isNamed("sheetData")) {
      rows = 0;
    }
    count(to - from);
    return isSafe;
  }

  /** One within another would be read as one of both. */
  private boolean isSafeItem(boolean isText, int length) {
    if (tag.isEnd()) {
      count(length);
      endItem(isText);
      return true;
    }
    if (inItem) {
      return false;
    }
    tag.skipAttributes();
    inItem = true;
    isSharedText = isText;
    items++;
    sharedTexts += isText ? 1 : 0;
    item = 0;
    cellsInRow = 0;
    endCell();
    formulas.beginRow();
    count(length);
    if (tag.isEmpty()) {
      endItem(isText);
    }
    return true;
  }

  private void endItem(boolean isText) {
    inItem = false;
    if (!isText && isPlain && rows > NO_ROWS_YET) {
      rows++;
    }
  }

  private boolean isSafeCell() {
    if (tag.isEnd()) {
      endCell();
      return true;
    }
    if (inCell) {
      return false;
    }
    cells++;
    cellsInRow++;
    isNumber = true;
    while (tag.nextAttribute()) {
      boolean isType = tag.isNamed("t");
      boolean isAddress = tag.isNamed("r");
      if ((isType || isAddress) && (tag.isPrefixed() || tag.valueHas('&'))) {
        return false;
      }
      if (isAddress && column() > WIDEST) {
        return false;
      }
      isNumber &= !isType || tag.isValue("n");
      isShared |= isType && tag.isValue("s");
    }
    inCell = true;
    if (tag.isEmpty()) {
      endCell();
    }
    return true;
  }

  private void endCell() {
    inCell = false;
    isNumber = false;
    isShared = false;
    inValue = false;
    number = 0;
  }

  /** A text that isn't there would be read as blank, and all up to it would be made first. */
  private boolean isSafeName(byte[] bytes, int to) {
    if (inValue) {
      inValue = false;
      return tag.isEnd() && tag.isNamed("v");
    }
    tag.skipAttributes();
    inValue = !tag.isEmpty();
    int needed = 0;
    for (int at = tag.textFrom(); inValue && at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9 || needed > MOST_ITEMS) {
        return false;
      }
      needed = Math.max(needed - 1, 0) * 10 + digit + 1;
    }
    sharedNeeded = Math.max(sharedNeeded, needed);
    return true;
  }

  private int column() {
    int column = 0;
    for (int at = 0; at < tag.valueLength() && column <= WIDEST; at++) {
      if (!isLetter(tag.valueAt(at))) {
        return column;
      }
      column = column * 26 + (tag.valueAt(at) & 0x1F); // A and a are 1
    }
    return column;
  }

  /** In others what is a tag here may be none there, and the other way round. */
  private boolean isSafeEncoding() {
    while (tag.nextAttribute()) {
      if (tag.isNamed("encoding") && !ENCODINGS.contains(tag.value().toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(byte next) {
    return (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
  }
}
