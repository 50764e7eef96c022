package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.ValueType;
import org.jspecify.annotations.Nullable;

/** Gathers what the host says of one criterion, row by row. Not thread-safe. */
final class HostColumnBuilder {

  private final ColumnBuilder.OfLongs numbers = new ColumnBuilder.OfLongs();
  private final ColumnBuilder.OfTexts texts = new ColumnBuilder.OfTexts();
  private final IntList failed = new IntList();
  private final boolean isText;
  private int rows;

  HostColumnBuilder(HostCriterion<?> criterion) {
    this.isText = criterion.criterion().type() == ValueType.TEXT;
  }

  void add(HostValue value) {
    value.numbers().forEach(numbers::add);
    value.texts().forEach(texts::add);
    endRow(value.isFailed());
  }

  /** Adds a row of a column that is there. */
  void add(Column column, Flat flat, int row) {
    for (int at = flat.starts()[row]; at < flat.starts()[row + 1]; at++) {
      int code = flat.codes()[at];
      if (column.dictionary() instanceof LongDictionary dictionary) {
        numbers.add(dictionary.value(code));
      } else {
        texts.add((TextDictionary) column.dictionary(), code);
      }
    }
    long[] marks = column.failed();
    endRow(marks != null && Bits.get(marks, row));
  }

  private void endRow(boolean isFailed) {
    if (isFailed) {
      failed.add(rows);
    }
    numbers.endRow();
    texts.endRow();
    rows++;
  }

  Column build() {
    return (isText ? texts : numbers).build().column().withFailed(failedRows());
  }

  private long @Nullable [] failedRows() {
    if (failed.size() == 0) {
      return null;
    }
    long[] words = new long[Bits.words(rows)];
    for (int row : failed.toArray()) {
      Bits.set(words, row);
    }
    return words;
  }
}
