package io.customerview.segmentation.internal.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each of some values a number, from 0 on; a table without garbage. */
final class Points {

  /** What a value has that is none of them. */
  static final int NONE = -1;

  private static final int SPREAD = 0x9E3779B9;

  private final @Nullable String[] texts;
  private final long[] numbers;
  private final int[] codes;
  private final int mask;
  private final boolean isEmpty;

  private Points(List<?> values) {
    isEmpty = values.isEmpty();
    int places = Integer.highestOneBit(values.size() + 1) * 4;
    mask = places - 1;
    texts = new String[values.isEmpty() || values.get(0) instanceof Long ? 0 : places];
    numbers = new long[texts.length == 0 ? places : 0];
    codes = new int[places];
    for (int code = 0; code < values.size(); code++) {
      Object value = values.get(code);
      int at = value instanceof Long number ? place(number) : place((String) value);
      while (codes[at] != 0) {
        at = (at + 1) & mask;
      }
      codes[at] = code + 1;
      if (value instanceof Long number) {
        numbers[at] = number;
      } else {
        texts[at] = (String) value;
      }
    }
  }

  boolean isEmpty() {
    return isEmpty;
  }

  /** Returns the number of a value, or {@link #NONE}. */
  int code(long value) {
    int at = place(value);
    while (codes[at] != 0 && numbers[at] != value) {
      at = (at + 1) & mask;
    }
    return codes[at] - 1;
  }

  /** Returns the number of a value, or {@link #NONE}. */
  int code(String value) {
    int at = place(value);
    for (String found = texts[at]; found != null; found = texts[at]) {
      if (found.equals(value)) {
        return codes[at] - 1;
      }
      at = (at + 1) & mask;
    }
    return NONE;
  }

  private int place(long value) {
    return place(Long.hashCode(value));
  }

  private int place(String value) {
    return place(value.hashCode());
  }

  private int place(int hash) {
    int mixed = hash * SPREAD;
    return (mixed ^ (mixed >>> 15)) & mask;
  }

  /** Gathers values, all numbers or all texts. */
  static final class Builder {

    private final Map<Object, Integer> codes = new HashMap<>();
    private final List<Object> values = new ArrayList<>();

    /** Returns the number of a value, a new one if it wasn't there. */
    int code(Object value) {
      Integer found = codes.putIfAbsent(value, values.size());
      if (found != null) {
        return found;
      }
      values.add(value);
      return values.size() - 1;
    }

    int size() {
      return values.size();
    }

    Points build() {
      return new Points(values);
    }
  }
}
