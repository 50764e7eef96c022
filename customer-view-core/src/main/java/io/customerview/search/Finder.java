package io.customerview.search;

import io.customerview.identity.SearchKey;
import io.customerview.search.Cursors.Place;
import io.customerview.search.SearchIndex.Asked;
import io.customerview.search.SearchIndex.Card;
import io.customerview.search.SearchIndex.Customers;
import io.customerview.search.SearchIndex.Keys;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.search.SearchIndex.Start;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds a page: goes through the stages of all readings by tier and kind, takes what they give in
 * the order of names, and keeps each customer at its best tier and kind only.
 */
final class Finder {

  /** How many entries may be read before counting hits ends with "or more". */
  static final int COUNTED_ENTRIES = 10_000;

  private final Reads reads;
  private final List<KindQuery> queries;
  private final TreeMap<Rank, Group> groups = new TreeMap<>();
  private final List<List<StageRun>> runsByQuery = new ArrayList<>();

  /** The order of hits before that of names. */
  record Rank(int tier, SearchKind kind) implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER =
        Comparator.comparingInt(Rank::tier).thenComparing(Rank::kind);

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  /** A customer on a page, with what it is found by. */
  record Placed(Rank rank, Position position, Card card) {}

  /** The stages of one tier and kind, side by side. */
  private static final class Group {

    private final List<StageRun> runs = new ArrayList<>();
    private final List<Integer> taken = new ArrayList<>();

    void add(StageRun run) {
      runs.add(run);
      taken.add(0);
    }

    @Nullable Position next() {
      Position first = null;
      for (int at = 0; at < runs.size(); at++) {
        Position head = runs.get(at).at(taken.get(at));
        if (head != null && (first == null || head.compareTo(first) < 0)) {
          first = head;
        }
      }
      for (int at = 0; at < runs.size(); at++) {
        if (first != null && first.equals(runs.get(at).at(taken.get(at)))) {
          taken.set(at, taken.get(at) + 1);
        }
      }
      return first;
    }
  }

  Finder(Reads reads, List<KindQuery> queries, Optional<Place> after) {
    this.reads = reads;
    this.queries = queries;
    Rank last = after.map(place -> new Rank(place.tier(), place.kind())).orElse(null);
    for (KindQuery query : queries) {
      List<StageRun> runs = new ArrayList<>();
      for (Stage stage : query.stages()) {
        Rank rank = new Rank(stage.tier(), query.kind());
        int order = last == null ? 1 : rank.compareTo(last);
        if (order >= 0) {
          Position from = order == 0 ? after.orElseThrow().position().next() : Position.START;
          StageRun run = new StageRun(query, stage, reads, from);
          groups.computeIfAbsent(rank, key -> new Group()).add(run);
          runs.add(run);
        }
      }
      runsByQuery.add(runs);
    }
  }

  /** Reads in one statement what the first page, or the next one, is likely to need. */
  void readAhead(boolean firstPage, Collection<Range> more) {
    Set<Asked> ranges = new LinkedHashSet<>();
    more.forEach(range -> ranges.add(new Asked(range, false)));
    Optional<Start> start = Optional.empty();
    for (Group group : groups.values()) {
      for (StageRun run : group.runs) {
        ranges.addAll(run.firstRanges());
        start = start.or(run::start);
      }
      if (!firstPage) {
        break;
      }
    }
    reads.ahead(ranges, start);
  }

  /** Returns the next customers, at most so many. */
  List<Placed> page(int size) {
    List<Placed> page = new ArrayList<>();
    List<Map.Entry<Rank, Position>> pending = new ArrayList<>();
    for (Map.Entry<Rank, Group> group : groups.entrySet()) {
      while (page.size() < size) {
        Position next = group.getValue().next();
        if (next == null) {
          break;
        }
        pending.add(Map.entry(group.getKey(), next));
        if (page.size() + pending.size() == size) {
          place(pending, page);
        }
      }
    }
    place(pending, page);
    return page;
  }

  private void place(List<Map.Entry<Rank, Position>> pending, List<Placed> page) {
    Set<CustomerId> customers = new LinkedHashSet<>();
    pending.forEach(entry -> customers.add(entry.getValue().customer()));
    Map<CustomerId, Card> cards = reads.cardsOf(customers);
    for (Map.Entry<Rank, Position> entry : pending) {
      Card card = cards.get(entry.getValue().customer());
      if (card != null && entry.getKey().equals(best(card.keys()))) {
        page.add(new Placed(entry.getKey(), entry.getValue(), card));
      }
    }
    pending.clear();
  }

  private @Nullable Rank best(List<SearchKey> keys) {
    Rank best = null;
    for (KindQuery query : queries) {
      int tier = query.tier(keys);
      if (tier != KindQuery.NONE) {
        Rank rank = new Rank(tier, query.kind());
        best = best == null || rank.compareTo(best) < 0 ? rank : best;
      }
    }
    return best;
  }

  /** Returns the fields of a customer that met any reading, each once. */
  List<MatchedField> matched(List<SearchKey> keys) {
    return keys.stream()
        .filter(key -> queries.stream().anyMatch(query -> query.tier(key) != KindQuery.NONE))
        .map(key -> new MatchedField(key.field(), key.shown(), key.document()))
        .distinct()
        .sorted(Comparator.comparing(MatchedField::field))
        .toList();
  }

  /** Counts the hits of each reading, in the order of readings. */
  List<HitCount> counts() {
    List<HitCount> counts = new ArrayList<>(queries.size());
    for (int at = 0; at < queries.size(); at++) {
      List<StageRun> runs = runsByQuery.get(at);
      Keys all = queries.get(at).all().orElse(null);
      counts.add(
          all == null || runs.stream().allMatch(StageRun::isDone) ? count(runs) : count(all));
    }
    return counts;
  }

  /** Counts in the index. A customer may have several of the keys, seldom many. */
  private HitCount count(Keys all) {
    for (int limit = HitCount.MOST + HitCount.MOST / 4; ; limit *= 4) {
      Customers counted = reads.countCustomers(all, limit);
      if (counted.customers() > HitCount.MOST) {
        return new HitCount(HitCount.MOST, true);
      }
      boolean whole = counted.entries() < limit;
      if (whole || limit > COUNTED_ENTRIES) {
        return new HitCount(counted.customers(), !whole);
      }
    }
  }

  private HitCount count(List<StageRun> runs) {
    Set<CustomerId> customers = new HashSet<>();
    for (StageRun run : runs) {
      for (int at = 0; ; at++) {
        // What is read already is counted whatever was read.
        Position hit = run.isReadTo(at) || isCheap() ? run.at(at) : null;
        if (hit == null) {
          if (!run.isDone()) {
            return new HitCount(Math.min(customers.size(), HitCount.MOST), true);
          }
          break;
        }
        customers.add(hit.customer());
        if (customers.size() > HitCount.MOST) {
          return new HitCount(HitCount.MOST, true);
        }
      }
    }
    return new HitCount(customers.size(), false);
  }

  private boolean isCheap() {
    return reads.entries() < COUNTED_ENTRIES;
  }
}
