package io.customerview.search;

import java.util.Objects;
import java.util.Optional;

/**
 * One way in which a query was read, so that a screen can say "CPF of 1 customer, phone of 1
 * customer".
 *
 * @param kind as what
 * @param key what was looked for: a compact value, a part of one, or a folded name
 * @param reason how
 * @param hits how many customers have it; on the first page only. Counting a name stops early where
 *     it would read too much, and says that there may be more
 */
public record SearchReading(
    SearchKind kind, String key, ReadingReason reason, Optional<HitCount> hits) {

  public SearchReading {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(hits, "hits");
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "SearchReading[" + kind + ", " + reason + ", hits=" + hits.orElse(null) + "]";
  }
}
