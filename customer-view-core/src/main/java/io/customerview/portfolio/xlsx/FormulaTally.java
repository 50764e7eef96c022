package io.customerview.portfolio.xlsx;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the formulas of one part. Of a formula that cells share the library makes a copy for each
 * of them, piece by piece, and in the ranges of all others it looks for each cell. Not safe are
 *
 * <ul>
 *   <li>a formula of more than {@value #LONGEST} bytes, where spreadsheet programs take 8,192
 *       characters, and more than {@value #MOST_KEPT} bytes of formulas for ranges;
 *   <li>a row for whose cells the library would make more than {@value #MOST_IN_ROW} bytes;
 *   <li>so many cells that share so long formulas that more than {@value #MOST_COPIED} bytes would
 *       be copied;
 *   <li>so many ranges that looking for each cell takes more than {@value #MOST_LOOKS} looks.
 * </ul>
 */
final class FormulaTally {

  private static final int LONGEST = 1 << 16;
  private static final int MOST_KEPT = 8 << 20;
  private static final int MOST_IN_ROW = 4 << 20;
  private static final long MOST_COPIED = 1L << 34;
  private static final long MOST_LOOKS = 1L << 28;
  private static final long UNNUMBERED = -1;

  private final Map<Long, Integer> shared = new HashMap<>();
  private boolean inFormula;
  private boolean isForRange;
  private long number;
  private int length;
  private int kept;
  private long inRow;
  private long copied;
  private long ranges;

  boolean inFormula() {
    return inFormula;
  }

  boolean isSafe(long cells) {
    return length <= LONGEST
        && kept <= MOST_KEPT
        && inRow <= MOST_IN_ROW
        && copied <= MOST_COPIED
        && cells * ranges <= MOST_LOOKS;
  }

  void beginRow() {
    inRow = 0;
  }

  void count(int bytes) {
    length += bytes;
  }

  /** Begins or ends a formula; false for one as nobody writes it. */
  boolean isSafe(PartTag tag) {
    if (tag.isEnd()) {
      end();
      return true;
    }
    if (inFormula || !isSafeBegin(tag)) {
      return false;
    }
    inFormula = true;
    if (tag.isEmpty()) {
      end();
    }
    return true;
  }

  private boolean isSafeBegin(PartTag tag) {
    boolean isShared = false;
    boolean isTyped = false;
    isForRange = false;
    number = UNNUMBERED;
    length = 0;
    while (tag.nextAttribute()) {
      boolean isType = tag.isNamed("t");
      boolean isNumber = tag.isNamed("si");
      boolean isRange = tag.isNamed("ref");
      if ((isType || isNumber || isRange) && (tag.isPrefixed() || tag.valueHas('&'))) {
        return false;
      }
      if (isNumber && !isNumbered(tag)) {
        return false;
      }
      isTyped |= isType || isNumber;
      isShared |= isType && tag.isValue("shared");
      isForRange |= isRange;
    }
    ranges += isForRange && !isShared ? 1 : 0;
    if (isTyped) {
      copy(shared.getOrDefault(number, 0));
    }
    return true;
  }

  private boolean isNumbered(PartTag tag) {
    number = 0;
    for (int index = 0; index < tag.valueLength(); index++) {
      int digit = tag.valueAt(index) - '0';
      if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE) {
        return false;
      }
      number = number * 10 + digit;
    }
    return true;
  }

  /** Each reference in it is put behind a copy of all that came before. */
  private void copy(long bytes) {
    inRow += bytes;
    copied += bytes * bytes / 2 + bytes;
  }

  private void end() {
    if (inFormula && isForRange) {
      shared.merge(number, length, Math::max);
      kept += length;
    }
    inFormula = false;
  }
}
