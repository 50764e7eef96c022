package io.customerview.search;

import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchEntry;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchName;
import io.customerview.search.Candidates.Candidate;
import io.customerview.search.SearchIndex.Asked;
import io.customerview.search.SearchIndex.Card;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stage at work. It keeps what it has found, so that counting goes on where the page ended. What
 * it gives met the query by the entry that led there; whether it meets it better by something else
 * is seen from the customer's keys.
 */
final class StageRun {

  private final KindQuery query;
  private final Stage stage;
  private final Reads reads;
  private final Position from;
  private final List<Position> found = new ArrayList<>();
  private @Nullable Candidates candidates;
  private boolean done;

  StageRun(KindQuery query, Stage stage, Reads reads, Position from) {
    this.query = query;
    this.stage = stage;
    this.reads = reads;
    this.from = from;
  }

  /** Returns the ranges that can be read ahead of this stage. */
  List<Asked> firstRanges() {
    // A name may lead to many who are found better by something else: only identifiers are read so.
    boolean carded = query.kind() != SearchKind.NAME;
    return stage.source().firstRanges(reads, from).stream()
        .map(range -> new Asked(range, carded))
        .toList();
  }

  /** Returns what can be gathered ahead of this stage. */
  Optional<Start> start() {
    return stage.source().start();
  }

  private Candidates open() {
    Candidates opened = candidates;
    if (opened == null) {
      opened = stage.source().open(reads, from);
      candidates = opened;
    }
    return opened;
  }

  /** Returns the hit at an index, from 0, or null after the last. */
  @Nullable Position at(int index) {
    while (found.size() <= index && !done) {
      Candidate next = open().next();
      if (next == null) {
        done = true;
      } else if (meets(next)) {
        found.add(next.position());
      }
    }
    return index < found.size() ? found.get(index) : null;
  }

  /** Returns whether the hit at an index is known already. */
  boolean isReadTo(int index) {
    return index < found.size();
  }

  /** Returns whether all hits are known. */
  boolean isDone() {
    return done;
  }

  private boolean meets(Candidate candidate) {
    for (SearchEntry entry : candidate.entries()) {
      if (tier(candidate.position(), entry) == stage.tier()) {
        return true;
      }
    }
    return false;
  }

  private int tier(Position position, SearchEntry entry) {
    if (!entry.list().isOfNames()) {
      return query.tier(SearchKey.ofEntry(entry));
    }
    Optional<List<SearchName>> names = SearchEntries.names(position.name(), entry.value());
    if (names.isEmpty()) {
      return query.tier(
          Optional.ofNullable(reads.cardsOf(List.of(position.customer())).get(position.customer()))
              .map(Card::keys)
              .orElse(List.of()));
    }
    int best = KindQuery.NONE;
    for (SearchName name : names.get()) {
      best = Math.min(best, query.tier(name));
    }
    return best;
  }
}
