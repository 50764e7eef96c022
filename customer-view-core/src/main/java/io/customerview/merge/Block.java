package io.customerview.merge;

import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;

/**
 * Customers who have something in common, and are therefore compared: those who stand in a list of
 * the search index under one key, or of these only those whose names begin so.
 *
 * @param list the list
 * @param key the key
 * @param start how the names begin by which they are listed; empty for all
 */
record Block(SearchList list, String key, String start) {

  static Block of(SearchList list, String key) {
    return new Block(list, key, "");
  }

  /** Returns the part of this block in which names begin so. */
  Block of(String beginning) {
    return new Block(list, key, beginning);
  }

  boolean isWhole() {
    return start.isEmpty();
  }

  Range range(int limit) {
    return new Range(
        list, key, Position.ofName(start), isWhole() ? Range.NO_END : start + Range.NO_END, limit);
  }

  @Override
  public String toString() {
    return "Block[" + list + "]";
  }
}
