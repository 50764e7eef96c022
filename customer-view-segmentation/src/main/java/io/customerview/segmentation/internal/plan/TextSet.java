package io.customerview.segmentation.internal.plan;

import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.shared.CodePointOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of folded texts that is quick to ask: one text by its hash and then by its characters,
 * several by a table, ranges by halving.
 */
final class TextSet {

  static final TextSet NONE = new TextSet(TextValues.NONE);

  private final @Nullable String only;

  /** Texts by hash, with at least half of the places empty; null if there are ranges. */
  private final @Nullable String @Nullable [] table;

  private final List<TextRange> ranges;

  TextSet(TextValues values) {
    ranges = values.ranges();
    boolean points = ranges.stream().allMatch(TextRange::isPoint);
    only = points && ranges.size() == 1 ? text(ranges.get(0)) : null;
    table = points ? table(ranges) : null;
  }

  private static String text(TextRange point) {
    return point.low().orElseThrow();
  }

  private static @Nullable String[] table(List<TextRange> points) {
    @Nullable String[] table = new String[Integer.highestOneBit(points.size() + 1) * 4];
    for (TextRange point : points) {
      String text = text(point);
      int at = place(text, table.length);
      while (table[at] != null) {
        at = (at + 1) & (table.length - 1);
      }
      table[at] = text;
    }
    return table;
  }

  private static int place(String text, int places) {
    int mixed = text.hashCode() * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) & (places - 1);
  }

  boolean contains(@Nullable String text) {
    if (text == null) {
      return false;
    }
    if (only != null) {
      return only.hashCode() == text.hashCode() && only.equals(text);
    }
    return table == null ? isInRange(text) : isInTable(text, table);
  }

  private static boolean isInTable(String text, @Nullable String[] table) {
    int at = place(text, table.length);
    for (String found = table[at]; found != null; found = table[at]) {
      if (found.equals(text)) {
        return true;
      }
      at = (at + 1) & (table.length - 1);
    }
    return false;
  }

  private boolean isInRange(String text) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (beginsAt(ranges.get(middle), text)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    TextRange range = ranges.get(low);
    return beginsAt(range, text) && reaches(range, text);
  }

  private static boolean beginsAt(TextRange range, String text) {
    if (range.low().isEmpty()) {
      return true;
    }
    int order = CodePointOrder.compare(range.low().get(), text);
    return order < 0 || (order == 0 && range.lowIncluded());
  }

  private static boolean reaches(TextRange range, String text) {
    if (range.high().isEmpty()) {
      return true;
    }
    int order = CodePointOrder.compare(text, range.high().get());
    return order < 0 || (order == 0 && range.highIncluded());
  }
}
