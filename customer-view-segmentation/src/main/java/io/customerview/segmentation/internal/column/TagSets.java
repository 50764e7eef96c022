package io.customerview.segmentation.internal.column;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the sets of tags that contracts have. Not thread-safe. */
final class TagSets {

  private final Map<List<String>, Integer> numbers = new HashMap<>();
  private final ColumnBuilder.OfTexts tags = new ColumnBuilder.OfTexts();

  int number(List<String> set) {
    Integer known = numbers.get(set);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    numbers.put(set, number);
    set.forEach(tags::add);
    tags.endRow();
    return number;
  }

  int size() {
    return numbers.size();
  }

  /** Returns the tags, and those of each set. */
  ColumnBuilder.Built<TextDictionary> build() {
    return tags.build();
  }
}
