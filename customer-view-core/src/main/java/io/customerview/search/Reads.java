package io.customerview.search;

import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.Asked;
import io.customerview.search.SearchIndex.Card;
import io.customerview.search.SearchIndex.Customers;
import io.customerview.search.SearchIndex.Found;
import io.customerview.search.SearchIndex.Keys;
import io.customerview.search.SearchIndex.Length;
import io.customerview.search.SearchIndex.ListKey;
import io.customerview.search.SearchIndex.Look;
import io.customerview.search.SearchIndex.Range;
import io.customerview.search.SearchIndex.Start;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The index as one search reads it: what was read once is not read again, such as a list that leads
 * to several tiers. Counts what is read.
 */
final class Reads {

  private final SearchIndex index;
  private final UnitOfWork work;
  private final int pageSize;
  private final List<String> documentNumbers;
  private final Map<Range, List<Found>> walked = new HashMap<>();
  private final Map<Start, List<Found>> gathered = new HashMap<>();
  private final Map<Probe, Length> lengths = new HashMap<>();
  private final Map<CustomerId, Card> cards = new HashMap<>();
  private int entries;

  /** A list that was counted up to a limit. */
  private record Probe(ListKey list, int limit) {}

  /**
   * @param documentNumbers the numbers of documents that are looked for
   */
  Reads(SearchIndex index, UnitOfWork work, int pageSize, List<String> documentNumbers) {
    this.index = index;
    this.work = work;
    this.pageSize = pageSize;
    this.documentNumbers = documentNumbers;
  }

  int pageSize() {
    return pageSize;
  }

  /** Returns how many entries were read so far. */
  int entries() {
    return entries;
  }

  /** Reads what will be asked for, in one statement. */
  void ahead(Collection<Asked> ranges, Optional<Start> start) {
    List<Asked> walks = List.copyOf(ranges);
    if (start.isEmpty() && walks.stream().noneMatch(Asked::carded)) {
      walk(walks.stream().map(Asked::range).toList());
      return;
    }
    Look look = index.look(work, walks, start, documentNumbers, pageSize + 1);
    for (int at = 0; at < walks.size(); at++) {
      keep(walked, walks.get(at).range(), look.walked().get(at));
    }
    start.ifPresent(known -> keep(gathered, known, look.gathered()));
    cards.putAll(look.cards());
  }

  private <K> void keep(Map<K, List<Found>> known, K key, List<Found> found) {
    entries += found.size();
    known.put(key, found);
  }

  List<List<Found>> walk(List<Range> ranges) {
    List<Range> missing =
        ranges.stream().filter(range -> !walked.containsKey(range)).distinct().toList();
    if (!missing.isEmpty()) {
      List<List<Found>> found = index.walk(work, missing);
      for (int at = 0; at < missing.size(); at++) {
        keep(walked, missing.get(at), found.get(at));
      }
    }
    List<List<Found>> found = new ArrayList<>(ranges.size());
    for (Range range : ranges) {
      found.add(walked.getOrDefault(range, List.of()));
    }
    return found;
  }

  List<Found> gather(Start start) {
    if (!gathered.containsKey(start)) {
      keep(gathered, start, index.gather(work, start));
    }
    return gathered.getOrDefault(start, List.of());
  }

  List<String> keys(SearchList list, String prefix, int limit) {
    List<String> keys = index.keys(work, list, prefix, limit);
    entries += keys.size();
    return keys;
  }

  /** Returns how long lists are, each counted up to a limit of entries. */
  List<Length> lengths(List<ListKey> lists, int limit) {
    List<ListKey> missing =
        lists.stream()
            .filter(list -> !lengths.containsKey(new Probe(list, limit)))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      List<Length> found = index.count(work, missing, limit);
      for (int at = 0; at < missing.size(); at++) {
        lengths.put(new Probe(missing.get(at), limit), found.get(at));
        entries += found.get(at).entries();
      }
    }
    List<Length> known = new ArrayList<>(lists.size());
    for (ListKey list : lists) {
      known.add(lengths.getOrDefault(new Probe(list, limit), Length.NONE));
    }
    return known;
  }

  /** Returns how many customers stand under keys, counted up to a limit of entries. */
  Customers countCustomers(Keys keys, int limit) {
    Customers counted = index.countCustomers(work, keys, limit);
    entries += counted.entries();
    return counted;
  }

  /** Returns the cards of customers; of those who are gone, none. */
  Map<CustomerId, Card> cardsOf(Collection<CustomerId> customers) {
    List<CustomerId> missing =
        customers.stream().filter(customer -> !cards.containsKey(customer)).toList();
    if (!missing.isEmpty()) {
      cards.putAll(index.cardsOf(work, missing, documentNumbers));
    }
    return cards;
  }
}
