package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.segmentation.formula.Values;
import io.customerview.shared.CodePointOrder;
import java.util.Arrays;

/** Texts in the order of code points (SEG-4). */
final class TextDictionary implements Dictionary {

  private final String[] values;

  TextDictionary(String[] values) {
    this.values = values;
  }

  String value(int code) {
    return values[code];
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public CodeRanges ranges(Values set) {
    CodeRanges.Builder ranges = new CodeRanges.Builder();
    for (TextRange range : ((TextValues) set).ranges()) {
      ranges.add(
          range.low().map(low -> place(low, !range.lowIncluded())).orElse(0),
          range.high().map(high -> place(high, range.highIncluded())).orElse(values.length));
    }
    return ranges.build();
  }

  /** The code of the first value that is not less, or, past it, that is greater. */
  private int place(String value, boolean past) {
    int found = Arrays.binarySearch(values, value, CodePointOrder::compare);
    return found < 0 ? -found - 1 : past ? found + 1 : found;
  }
}
