package io.customerview.segmentation.internal.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the place of a text in a list; a table without garbage. */
final class KnownTexts {

  /** What a text has that is not in the list. */
  static final int NONE = -1;

  private static final int SPREAD = 0x9E3779B9;

  private final @Nullable String[] texts;
  private final int[] places;
  private final int mask;

  KnownTexts(List<String> list) {
    int size = Integer.highestOneBit(list.size() + 1) * 4;
    mask = size - 1;
    texts = new String[size];
    places = new int[size];
    for (int place = 0; place < list.size(); place++) {
      int at = start(list.get(place));
      while (texts[at] != null) {
        at = (at + 1) & mask;
      }
      texts[at] = list.get(place);
      places[at] = place;
    }
  }

  /** Returns the place of a text, or {@link #NONE}. */
  int place(String text) {
    int at = start(text);
    for (String found = texts[at]; found != null; found = texts[at]) {
      if (found.equals(text)) {
        return places[at];
      }
      at = (at + 1) & mask;
    }
    return NONE;
  }

  private int start(String text) {
    int mixed = text.hashCode() * SPREAD;
    return (mixed ^ (mixed >>> 15)) & mask;
  }
}
