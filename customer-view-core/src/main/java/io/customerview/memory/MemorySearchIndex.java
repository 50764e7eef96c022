package io.customerview.memory;

import io.customerview.identity.SearchList;
import io.customerview.identity.SearchPart;
import io.customerview.memory.MemorySearchKeys.Place;
import io.customerview.search.SearchIndex;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What customers are found by, as search reads it. */
final class MemorySearchIndex implements SearchIndex {

  private static final Comparator<Found> BY_NAME =
      Comparator.comparing(MemorySearchIndex::position);

  private final MemorySearchKeys keys;

  MemorySearchIndex(MemorySearchKeys keys) {
    this.keys = keys;
  }

  @Override
  public List<List<Found>> walk(UnitOfWork work, List<Range> ranges) {
    return ranges.stream().map(this::walk).toList();
  }

  private List<Found> walk(Range range) {
    Place from = first(range.list(), range.key(), range.from());
    Place until = first(range.list(), range.key(), Position.ofName(range.until()));
    return CodePointOrder.compare(range.from().name(), range.until()) >= 0
        ? List.of()
        : keys.places().subSet(from, true, until, false).stream()
            .limit(range.limit())
            .map(MemorySearchIndex::found)
            .toList();
  }

  private static Place first(SearchList list, String key, Position position) {
    return new Place(list, key, position.name(), position.customer(), SearchPart.REGISTRATION, "");
  }

  private static Found found(Place place) {
    return new Found(place.key(), place.name(), place.customer(), place.value());
  }

  private static Position position(Found found) {
    return new Position(found.name(), found.customer());
  }

  @Override
  public List<Found> gather(UnitOfWork work, Start start) {
    return gather(start, GATHERED + 1);
  }

  private List<Found> gather(Start start, int limit) {
    return keys.places().tailSet(first(start.list(), start.prefix(), Position.START), true).stream()
        .takeWhile(place -> place.list() == start.list() && place.key().startsWith(start.prefix()))
        .limit(limit)
        .map(MemorySearchIndex::found)
        .toList();
  }

  @Override
  public Look look(
      UnitOfWork work,
      List<Asked> ranges,
      Optional<Start> start,
      Collection<String> documentNumbers,
      int pageSize) {
    List<List<Found>> walked = walk(work, ranges.stream().map(Asked::range).toList());
    List<Found> gathered = start.map(known -> gather(work, known)).orElse(List.of());
    Set<CustomerId> customers = new HashSet<>();
    for (int at = 0; at < ranges.size(); at++) {
      if (ranges.get(at).carded()) {
        walked.get(at).forEach(found -> customers.add(found.customer()));
      }
    }
    gathered.stream().sorted(BY_NAME).limit(pageSize).map(Found::customer).forEach(customers::add);
    return new Look(walked, gathered, cardsOf(work, customers, documentNumbers));
  }

  @Override
  public List<String> keys(UnitOfWork work, SearchList list, String prefix, int limit) {
    List<String> found = new ArrayList<>();
    Place next = keys.places().ceiling(first(list, prefix, Position.START));
    while (next != null
        && next.list() == list
        && next.key().startsWith(prefix)
        && found.size() < limit) {
      found.add(next.key());
      next = keys.places().higher(first(list, next.key(), Position.ofName(Range.NO_END)));
    }
    return found;
  }

  @Override
  public List<Length> count(UnitOfWork work, List<ListKey> lists, int limit) {
    List<Length> lengths = new ArrayList<>(lists.size());
    for (ListKey list : lists) {
      List<Found> found =
          walk(new Range(list.list(), list.key(), Position.START, Range.NO_END, limit));
      lengths.add(
          new Length(found.size(), found.isEmpty() ? "" : found.get(found.size() - 1).name()));
    }
    return lengths;
  }

  @Override
  public Customers countCustomers(UnitOfWork work, Keys asked, int limit) {
    List<Found> found =
        asked.start()
            ? gather(new Start(asked.list(), asked.key()), limit)
            : walk(new Range(asked.list(), asked.key(), Position.START, Range.NO_END, limit));
    return new Customers(
        (int) found.stream().map(Found::customer).distinct().count(), found.size());
  }

  @Override
  public Map<CustomerId, Card> cardsOf(
      UnitOfWork work, Collection<CustomerId> customers, Collection<String> documentNumbers) {
    Map<CustomerId, Card> cards = new HashMap<>();
    for (CustomerId customer : customers) {
      keys.cardOf(customer, documentNumbers).ifPresent(card -> cards.put(customer, card));
    }
    return cards;
  }
}
