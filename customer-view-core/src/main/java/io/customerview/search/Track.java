package io.customerview.search;

import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.ListKey;
import io.customerview.search.SearchIndex.Range;
import java.util.List;

/**
 * One list under one key, within spans of names in their order.
 *
 * @param list which list
 * @param key under which key
 * @param spans what of it is walked
 */
record Track(SearchList list, String key, List<Span> spans) {

  /** Names from one, included, until another, not included. */
  record Span(String from, String until) {

    static final Span EVERY_NAME = new Span("", Range.NO_END);

    /** Returns the span of one name. A folded name holds no control character. */
    static Span exactly(String name) {
      return new Span(name, name + '\u0001');
    }
  }

  static Track whole(SearchList list, String key) {
    return new Track(list, key, List.of(Span.EVERY_NAME));
  }

  ListKey listKey() {
    return new ListKey(list, key);
  }

  @Override
  public String toString() {
    return "Track[" + list + "]";
  }
}
