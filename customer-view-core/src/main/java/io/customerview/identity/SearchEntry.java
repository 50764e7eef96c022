package io.customerview.identity;

import java.util.Objects;

/**
 * An entry of the search index, without the customer that it leads to.
 *
 * @param list which list it stands in
 * @param key under which key, at most {@value SearchEntries#LONGEST_KEY} code points, or those of
 *     an identifier
 * @param value what tells candidates from hits, where the key alone does not; else empty
 */
public record SearchEntry(SearchList list, String key, String value) {

  public SearchEntry {
    Objects.requireNonNull(list, "list");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "SearchEntry[" + list + "]";
  }
}
