package io.customerview.search;

import io.customerview.identity.SearchEntry;
import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.Found;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Start;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * Returns the source of the entries whose key starts with a prefix: gathered where there are few,
   * and else walked along a list that has them all and more.
   */
  static Stage.Source orElse(SearchList list, String prefix, Stage.Source otherwise) {
    return new OrElse(new Start(list, prefix), otherwise);
  }

  /** Gathers, and walks where there is one entry too many. */
  private record OrElse(Start known, Stage.Source otherwise) implements Stage.Source {
    @Override
    public Candidates open(Reads reads, Position from) {
      List<Found> found = reads.gather(known);
      return found.size() <= SearchIndex.GATHERED
          ? of(known.list(), found, from)
          : otherwise.open(reads, from);
    }

    @Override
    public Optional<Start> start() {
      return Optional.of(known);
    }
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
