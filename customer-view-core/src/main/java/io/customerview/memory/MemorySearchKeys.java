package io.customerview.memory;

import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchEntry;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchKeys;
import io.customerview.identity.SearchList;
import io.customerview.identity.SearchPart;
import io.customerview.search.SearchIndex.Card;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What customers are found by, in the order in which it is read. */
final class MemorySearchKeys implements SearchKeys {

  private static final Map<SearchPart, List<SearchKey>> NOTHING = Map.of();

  private final Table<CustomerId, Named> customers = Table.ordered();
  private final Table<Place, SearchEntry> entries =
      new Table<>(
          Comparator.comparing(Place::list)
              .thenComparing(Place::key, CodePointOrder::compare)
              .thenComparing(Place::name, CodePointOrder::compare)
              .thenComparing(Place::customer)
              .thenComparing(Place::part)
              .thenComparing(Place::value, CodePointOrder::compare));

  /** A customer's name, and its keys by part. */
  private record Named(String name, Map<SearchPart, List<SearchKey>> keys) {

    String sortName() {
      return SearchEntries.sortName(name);
    }
  }

  /** Where an entry stands. */
  record Place(
      SearchList list,
      String key,
      String name,
      CustomerId customer,
      SearchPart part,
      String value) {}

  @Override
  public void rename(UnitOfWork work, Map<CustomerId, String> names) {
    names.forEach(
        (customer, name) -> {
          Named before = customers.get(customer);
          if (before == null) {
            customers.put(work, customer, new Named(name, NOTHING));
          } else if (!before.name().equals(name)) {
            before
                .keys()
                .forEach((part, keys) -> unlist(work, customer, before.sortName(), part, keys));
            Named after = new Named(name, before.keys());
            after
                .keys()
                .forEach((part, keys) -> enlist(work, customer, after.sortName(), part, keys));
            customers.put(work, customer, after);
          }
        });
  }

  @Override
  public void replace(
      UnitOfWork work,
      SearchPart part,
      Map<CustomerId, ? extends Collection<SearchKey>> keysByCustomer) {
    keysByCustomer.forEach((customer, keys) -> replace(work, part, customer, List.copyOf(keys)));
  }

  private void replace(
      UnitOfWork work, SearchPart part, CustomerId customer, List<SearchKey> keys) {
    Named before = named(customer);
    unlist(work, customer, before.sortName(), part, before.keys().getOrDefault(part, List.of()));
    enlist(work, customer, before.sortName(), part, keys);
    keep(work, customer, before, part, keys);
  }

  @Override
  public void addDocuments(UnitOfWork work, CustomerId customer, Collection<SearchKey> keys) {
    Named before = named(customer);
    List<SearchKey> present = before.keys().getOrDefault(SearchPart.DOCUMENTS, List.of());
    Set<SearchKey> after = new LinkedHashSet<>(present);
    after.addAll(keys);
    enlist(work, customer, before.sortName(), SearchPart.DOCUMENTS, List.copyOf(keys));
    keep(work, customer, before, SearchPart.DOCUMENTS, List.copyOf(after));
  }

  private Named named(CustomerId customer) {
    Named found = customers.get(customer);
    if (found == null) {
      throw new IllegalArgumentException("a customer is named before its keys are saved");
    }
    return found;
  }

  private void keep(
      UnitOfWork work, CustomerId customer, Named before, SearchPart part, List<SearchKey> keys) {
    Map<SearchPart, List<SearchKey>> after = new EnumMap<>(SearchPart.class);
    after.putAll(before.keys());
    after.put(part, keys);
    customers.put(work, customer, new Named(before.name(), after));
  }

  private void enlist(
      UnitOfWork work, CustomerId customer, String name, SearchPart part, List<SearchKey> keys) {
    for (SearchEntry entry : SearchEntries.of(name, part, keys)) {
      entries.put(work, place(entry, name, customer, part), entry);
    }
  }

  private void unlist(
      UnitOfWork work, CustomerId customer, String name, SearchPart part, List<SearchKey> keys) {
    for (SearchEntry entry : SearchEntries.of(name, part, keys)) {
      entries.remove(work, place(entry, name, customer, part));
    }
  }

  private static Place place(SearchEntry entry, String name, CustomerId customer, SearchPart part) {
    return new Place(entry.list(), entry.key(), name, customer, part, entry.value());
  }

  /** Returns the entries in their order. */
  NavigableSet<Place> places() {
    return entries.rows().navigableKeySet();
  }

  /** Returns the card of a customer, with those documents that have one of these numbers. */
  Optional<Card> cardOf(CustomerId customer, Collection<String> documentNumbers) {
    return Optional.ofNullable(customers.get(customer))
        .map(
            found ->
                new Card(
                    found.name(),
                    found.keys().values().stream()
                        .flatMap(List::stream)
                        .filter(
                            key ->
                                key.field() != SearchField.DOCUMENT_NUMBER
                                    || documentNumbers.contains(key.key()))
                        .toList()));
  }

  @Override
  public String part() {
    return "searchKeys";
  }

  /** Hands out nothing: what is kept here repeats what its features hand out. */
  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {}

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    @Nullable Named found = customers.get(customer);
    if (found != null) {
      found.keys().forEach((part, keys) -> unlist(work, customer, found.sortName(), part, keys));
      customers.remove(work, customer);
    }
  }

  /** Hands over nothing: who takes over a value saves its keys. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
