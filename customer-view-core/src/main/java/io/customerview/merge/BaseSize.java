package io.customerview.merge;

import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex;
import io.customerview.search.SearchIndex.Customers;
import io.customerview.search.SearchIndex.Keys;
import io.customerview.search.SearchIndex.ListKey;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many customers there are, and how many with phones of a country, about: a large base is
 * counted once in an hour. Thread-safe.
 */
@Wiring
public final class BaseSize {

  /** So few are counted each time. */
  private static final int SMALL = 50_000;

  private static final int MOST = 1 << 23;
  private static final Duration AGE = Duration.ofHours(1);

  private record Counted(Instant at, long customers) {}

  private final Map<String, Counted> phones = new ConcurrentHashMap<>();
  private volatile Counted last = new Counted(Instant.EPOCH, 0);

  /** Makes one that has counted nothing yet. */
  public BaseSize() {}

  long of(SearchIndex index, UnitOfWork work) {
    Counted known = last;
    Instant now = work.moment();
    if (known.customers() < SMALL || now.isAfter(known.at().plus(AGE))) {
      ListKey all = new ListKey(SearchList.ALL, "");
      known = new Counted(now, index.count(work, List.of(all), MOST).get(0).entries());
      last = known;
    }
    return known.customers();
  }

  /**
   * Returns how many customers have a phone of a country, or the limit if there are that many
   * phones or more.
   *
   * @param code its code; empty for any country
   */
  int withPhone(SearchIndex index, UnitOfWork work, String code, int limit) {
    Counted known = phones.get(code);
    Instant now = work.moment();
    if (known == null || last.customers() < SMALL || now.isAfter(known.at().plus(AGE))) {
      Customers found =
          index.countCustomers(work, new Keys(SearchList.PHONE, '+' + code, true), limit);
      known = new Counted(now, found.entries() < limit ? found.customers() : limit);
      phones.put(code, known);
    }
    return (int) known.customers();
  }
}
