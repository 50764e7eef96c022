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
import java.util.Optional;
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

  /** The most entries that are gathered. */
  int GATHERED = 200;

  /** Keys of one list that start so. */
  record Start(SearchList list, String prefix) {
    @Override
    public String toString() {
      return "Start[" + list + "]";
    }
  }

  /**
   * A range that is read together with others.
   *
   * @param range the range
   * @param carded whether the customers found there are read too
   */
  record Asked(Range range, boolean carded) {}

  /**
   * A customer as a list shows it.
   *
   * @param name the name that it is shown under
   * @param keys what it is found by
   */
  record Card(String name, List<SearchKey> keys) {
    @Override
    public String toString() {
      return "Card" + keys;
    }
  }

  /**
   * What was found at once.
   *
   * @param walked the entries of each range
   * @param gathered the entries of the start, if there was one
   * @param cards of the customers found, those that were read too
   */
  record Look(List<List<Found>> walked, List<Found> gathered, Map<CustomerId, Card> cards) {}

  /**
   * How long a list is.
   *
   * @param entries how many entries were counted
   * @param reach the name at which counting ended; empty if there is no entry
   */
  record Length(int entries, String reach) {

    /** Nothing was counted. */
    static final Length NONE = new Length(0, "");

    @Override
    public String toString() {
      return "Length[" + entries + "]";
    }
  }

  /**
   * How many customers there are.
   *
   * @param customers how many were counted
   * @param entries how many entries were counted for them
   */
  record Customers(int customers, int entries) {}

  /** Keys of one list: one key, or all that start so. */
  record Keys(SearchList list, String key, boolean start) {
    @Override
    public String toString() {
      return "Keys[" + list + "]";
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

  /**
   * Returns the entries whose key starts with a prefix, in any order; where there are more than
   * {@value #GATHERED}, any {@value #GATHERED} and one more.
   */
  List<Found> gather(UnitOfWork work, Start start);

  /**
   * Walks ranges and gathers a start in one go, and reads the customers that a page is likely to
   * show: those of the ranges that ask for it, and the first of those that were gathered.
   *
   * @param documentNumbers as for {@link #cardsOf}
   * @param pageSize how many of those that were gathered are read, in the order of names
   */
  Look look(
      UnitOfWork work,
      List<Asked> ranges,
      Optional<Start> start,
      Collection<String> documentNumbers,
      int pageSize);

  /** Returns the different keys that start with a prefix, in order, at most so many. */
  List<String> keys(UnitOfWork work, SearchList list, String prefix, int limit);

  /** Returns how long each of these is, counted up to a limit of entries, in the order of names. */
  List<Length> count(UnitOfWork work, List<ListKey> lists, int limit);

  /** Returns how many customers stand under these keys, counted up to a limit of entries. */
  Customers countCustomers(UnitOfWork work, Keys keys, int limit);

  /**
   * Returns the cards of those of these customers that there are: with the keys of registration and
   * contact points, and of documents those with one of these numbers.
   */
  Map<CustomerId, Card> cardsOf(
      UnitOfWork work, Collection<CustomerId> customers, Collection<String> documentNumbers);
}
