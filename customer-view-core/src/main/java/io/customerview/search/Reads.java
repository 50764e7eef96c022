package io.customerview.search;

import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.Found;
import io.customerview.search.SearchIndex.ListKey;
import io.customerview.search.SearchIndex.Range;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The index as one search reads it: counts what is read, and reads ahead what is known. */
final class Reads {

  private final SearchIndex index;
  private final UnitOfWork work;
  private final int pageSize;
  private final Map<Range, List<Found>> ahead = new HashMap<>();
  private int entries;

  Reads(SearchIndex index, UnitOfWork work, int pageSize) {
    this.index = index;
    this.work = work;
    this.pageSize = pageSize;
  }

  int pageSize() {
    return pageSize;
  }

  /** Returns how many entries were read so far. */
  int entries() {
    return entries;
  }

  /** Reads ranges that will be asked for, in one statement. */
  void ahead(Collection<Range> ranges) {
    List<Range> all = List.copyOf(ranges);
    List<List<Found>> found = read(all);
    for (int at = 0; at < all.size(); at++) {
      ahead.put(all.get(at), found.get(at));
    }
  }

  List<List<Found>> walk(List<Range> ranges) {
    List<Range> missing = ranges.stream().filter(range -> !ahead.containsKey(range)).toList();
    if (!missing.isEmpty()) {
      ahead(missing);
    }
    List<List<Found>> found = new ArrayList<>(ranges.size());
    for (Range range : ranges) {
      found.add(ahead.getOrDefault(range, List.of()));
    }
    ranges.forEach(ahead::remove);
    return found;
  }

  private List<List<Found>> read(List<Range> ranges) {
    if (ranges.isEmpty()) {
      return List.of();
    }
    List<List<Found>> found = index.walk(work, ranges);
    found.forEach(list -> entries += list.size());
    return found;
  }

  List<Found> gather(SearchList list, String prefix, int limit) {
    List<Found> found = index.gather(work, list, prefix, limit);
    entries += found.size();
    return found;
  }

  List<String> keys(SearchList list, String prefix, int limit) {
    List<String> keys = index.keys(work, list, prefix, limit);
    entries += keys.size();
    return keys;
  }

  List<Integer> count(List<ListKey> lists, int limit) {
    List<Integer> counts = index.count(work, lists, limit);
    counts.forEach(count -> entries += count);
    return counts;
  }

  Map<CustomerId, List<SearchKey>> keysOf(
      Collection<CustomerId> customers, Collection<String> documentNumbers) {
    return customers.isEmpty() ? Map.of() : index.keysOf(work, customers, documentNumbers);
  }
}
