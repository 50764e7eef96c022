package io.customerview.segmentation.internal.column;

import io.customerview.shared.CodePointOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives texts codes in the order in which they come. Not thread-safe. */
final class TextCodes {

  private final Map<String, Integer> codes = new HashMap<>();

  int code(@Nullable String text) {
    if (text == null) {
      return Flat.MISSING;
    }
    Integer known = codes.get(text);
    if (known != null) {
      return known;
    }
    int code = codes.size();
    codes.put(text, code);
    return code;
  }

  /** Returns the texts in their order. */
  TextDictionary dictionary() {
    String[] sorted = codes.keySet().toArray(String[]::new);
    Arrays.sort(sorted, CodePointOrder::compare);
    return new TextDictionary(sorted);
  }

  /** Returns the place of each code in the dictionary. */
  int[] ranks(TextDictionary dictionary) {
    int[] ranks = new int[codes.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[code(dictionary.value(rank))] = rank;
    }
    return ranks;
  }
}
