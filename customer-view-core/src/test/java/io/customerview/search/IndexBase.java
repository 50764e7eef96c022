package io.customerview.search;

import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchKeys;
import io.customerview.identity.SearchPart;
import io.customerview.memory.InMemoryStorage;
import io.customerview.search.Cursors.Place;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.storage.Storage;
import io.customerview.testkit.Work;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** An index of names and other keys, whose ids follow each other, and all that is asked of it. */
final class IndexBase {

  /** A question to the index: the method, and what it was asked for. */
  record Question(String method, List<Object> arguments) {

    /** Returns the ranges that were to be walked. */
    List<Range> ranges() {
      return method.equals("walk") ? ofRanges(arguments.get(0)) : List.of();
    }

    private static List<Range> ofRanges(Object ranges) {
      return ((List<?>) ranges).stream().map(Range.class::cast).toList();
    }
  }

  /** What a page was: its hits as name and tier, and the entries that were read for it. */
  record Seen(List<String> hits, int entries, Optional<Place> last) {}

  private final Storage storage = InMemoryStorage.create();
  private final List<Question> questions = new ArrayList<>();
  private int people;

  /** Adds people under names, with further keys. */
  IndexBase add(int count, IntFunction<String> name, IntFunction<List<SearchKey>> more) {
    Map<CustomerId, String> names = new HashMap<>();
    Map<CustomerId, List<SearchKey>> keys = new HashMap<>();
    for (int at = 0; at < count; at++) {
      CustomerId customer = new CustomerId(new UUID(1, people++));
      List<SearchKey> all = new ArrayList<>(more.apply(at));
      all.add(SearchKey.ofName(SearchField.FULL_NAME, name.apply(at)));
      names.put(customer, name.apply(at));
      keys.put(customer, all);
    }
    Work.run(
        storage,
        work -> {
          SearchKeys index = storage.searchKeys();
          index.rename(work, names);
          index.replace(work, SearchPart.REGISTRATION, keys);
        });
    return this;
  }

  IndexBase add(int count, IntFunction<String> name) {
    return add(count, name, at -> List.of());
  }

  /** Adds people whose names begin differently and end alike. */
  IndexBase spread(int count, String name) {
    return add(
        count, at -> "X" + (char) ('a' + at % 26) + (char) ('a' + at / 26 % 26) + " " + name);
  }

  /** Returns the storage, whose index is asked and watched. */
  Storage storage() {
    return watched(storage);
  }

  /** Returns a storage whose index tells this base what it is asked. */
  Storage watched(Storage other) {
    SearchIndex index =
        proxy(
            SearchIndex.class,
            other.searchIndex(),
            (method, arguments) ->
                questions.add(
                    new Question(
                        method.getName(), List.of(arguments).subList(1, arguments.length))));
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) ->
                method.getName().equals("searchIndex") ? index : call(method, other, arguments));
  }

  /** Is told of a call before it is made. */
  private interface Before {
    void call(Method method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, T to, Before before) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              before.call(method, arguments);
              return call(method, to, arguments);
            }));
  }

  private static Object call(Method method, Object to, Object[] arguments) throws Throwable {
    try {
      return method.invoke(to, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Returns what was asked of the index since it was last forgotten. */
  List<Question> questions() {
    return questions;
  }

  /** Returns the methods that were asked. */
  List<String> asked() {
    return questions.stream().map(Question::method).toList();
  }

  /** Returns every range that was walked. */
  List<Range> walked() {
    return questions.stream().flatMap(question -> question.ranges().stream()).toList();
  }

  /** Does something with the index, as a search with pages of a size reads it. */
  <T> T in(int pageSize, Function<Reads, T> step) {
    questions.clear();
    return Work.in(storage, work -> step.apply(reads(work, pageSize)));
  }

  private Reads reads(UnitOfWork work, int pageSize) {
    return new Reads(storage().searchIndex(), work, pageSize, List.of());
  }

  /** Returns the first page of a query. */
  Seen page(CustomerQuery query) {
    return page(query, Optional.empty());
  }

  /** Returns the page of a query that begins after a place. */
  Seen page(CustomerQuery query, Optional<Place> after) {
    return in(
        query.pageSize(),
        reads -> {
          Finder finder = new Finder(reads, QueryReader.read(query).queries(), after);
          finder.readAhead(after.isEmpty(), List.of());
          List<Finder.Placed> placed = finder.page(query.pageSize());
          return new Seen(
              placed.stream().map(one -> one.card().name() + "@" + one.rank().tier()).toList(),
              reads.entries(),
              placed.isEmpty() ? Optional.empty() : Optional.of(place(placed)));
        });
  }

  private static Place place(List<Finder.Placed> placed) {
    Finder.Placed last = placed.get(placed.size() - 1);
    return new Place(last.rank().tier(), last.rank().kind(), last.position(), false);
  }

  /** Returns the hits of all pages. */
  List<String> allPages(CustomerQuery query) {
    List<String> hits = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    do {
      Seen seen = page(query, after);
      hits.addAll(seen.hits());
      after = seen.last();
    } while (after.isPresent());
    return hits;
  }

  /** Returns the place at which the hits of a tier begin. */
  static Optional<Place> beginning(int tier) {
    return Optional.of(new Place(tier, SearchKind.NAME, Position.START, false));
  }
}
