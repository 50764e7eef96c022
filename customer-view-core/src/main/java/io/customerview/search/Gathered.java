package io.customerview.search;

import io.customerview.identity.SearchEntry;
import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.Found;
import io.customerview.search.SearchIndex.Position;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Candidates that were read in the order of keys, because they are few, and put in that of names.
 */
final class Gathered implements Candidates {

  private final Iterator<Map.Entry<Position, List<SearchEntry>>> candidates;

  private Gathered(Map<Position, List<SearchEntry>> candidates) {
    this.candidates = candidates.entrySet().iterator();
  }

  /**
   * Returns the source of the entries whose key starts with a prefix: gathered where there are no
   * more than a limit, and else walked along a list that has them all and more.
   */
  static Stage.Source orElse(SearchList list, String prefix, int limit, Stage.Source otherwise) {
    return (reads, from) -> {
      List<Found> found = reads.gather(list, prefix, limit + 1);
      return found.size() > limit ? otherwise.open(reads, from) : of(list, found, from);
    };
  }

  private static Gathered of(SearchList list, List<Found> found, Position from) {
    TreeMap<Position, List<SearchEntry>> candidates = new TreeMap<>();
    for (Found entry : found) {
      if (entry.position().compareTo(from) >= 0) {
        candidates
            .computeIfAbsent(entry.position(), key -> new ArrayList<>(1))
            .add(new SearchEntry(list, entry.key(), entry.value()));
      }
    }
    return new Gathered(candidates);
  }

  @Override
  public @Nullable Candidate next() {
    if (!candidates.hasNext()) {
      return null;
    }
    Map.Entry<Position, List<SearchEntry>> next = candidates.next();
    return new Candidate(next.getKey(), next.getValue());
  }
}
