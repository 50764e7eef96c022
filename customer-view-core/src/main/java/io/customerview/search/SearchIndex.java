package io.customerview.search;

import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A storage port: reads the lists that {@link io.customerview.identity.SearchKeys} writes. It knows
 * nothing of queries, and every method reads a bounded range of the index: nothing is scanned
 * whole.
 *
 * <p>Every method runs in the caller's unit of work. Names are sort names, and compare by code
 * point.
 */
public interface SearchIndex {

  /** A place in every list: lists stand in the order of names, then of ids. */
  record Position(String name, CustomerId customer) implements Comparable<Position> {

    /** Before every customer. */
    public static final Position START = ofName("");

    private static final Comparator<Position> ORDER =
        Comparator.comparing(Position::name, CodePointOrder::compare)
            .thenComparing(Position::customer);

    /** Returns the place before the first customer with a name. */
    public static Position ofName(String name) {
      return new Position(name, new CustomerId(new UUID(0, 0)));
    }

    /** Returns the first place after this one. */
    public Position next() {
      UUID id = customer.value();
      long low = id.getLeastSignificantBits() + 1;
      long high = id.getMostSignificantBits() + (low == 0 ? 1 : 0);
      // A folded name holds no control character, so no name stands between the two.
      return low == 0 && high == 0
          ? ofName(name + '\u0001')
          : new Position(name, new CustomerId(new UUID(high, low)));
    }

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return "Position[" + customer + "]";
    }
  }

  /**
   * A stretch of one list.
   *
   * @param list which list
   * @param key under which key
   * @param from where it begins, this place included
   * @param until before which name it ends
   * @param limit the most entries to read
   */
  record Range(SearchList list, String key, Position from, String until, int limit) {

    /** After every name. */
    public static final String NO_END = "\uDBFF\uDFFF";

    @Override
    public String toString() {
      return "Range[" + list + "]";
    }
  }

  /**
   * An entry as it stands in a list.
   *
   * @param key its key
   * @param name the customer's sort name
   * @param customer the customer
   * @param value what the entry carries
   */
  record Found(String key, String name, CustomerId customer, String value) {

    Position position() {
      return new Position(name, customer);
    }

    @Override
    public String toString() {
      return "Found[" + customer + "]";
    }
  }

  /** One list under one key. */
  record ListKey(SearchList list, String key) {
    @Override
    public String toString() {
      return "ListKey[" + list + "]";
    }
  }

  /**
   * Returns, for each range, its first entries in the order of names and ids, at most its limit;
   * entries of one customer are in the order of parts and values.
   */
  List<List<Found>> walk(UnitOfWork work, List<Range> ranges);

  /** Returns entries whose key starts with a prefix, in any order, at most so many. */
  List<Found> gather(UnitOfWork work, SearchList list, String prefix, int limit);

  /** Returns the different keys that start with a prefix, in order, at most so many. */
  List<String> keys(UnitOfWork work, SearchList list, String prefix, int limit);

  /** Returns how many entries each of these has, counted up to a limit. */
  List<Integer> count(UnitOfWork work, List<ListKey> lists, int limit);

  /**
   * Returns what these customers are found by: the keys of registration and contact points, and of
   * documents those with one of these numbers.
   */
  Map<CustomerId, List<SearchKey>> keysOf(
      UnitOfWork work, Collection<CustomerId> customers, Collection<String> documentNumbers);
}
