package io.customerview.memory;

import io.customerview.cases.CaseGroup;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.CaseState;
import io.customerview.cases.Cases;
import io.customerview.cases.CustomerCase;
import io.customerview.shared.CaseId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cases, by number and in the order of each customer's list. */
final class MemoryCases implements Cases {

  /** No number comes before it: it holds no control character, and no blank in front. */
  private static final CaseId FIRST_ID = new CaseId("!");

  private final Table<CaseId, CustomerCase> rows = Table.ordered();
  private final Table<Key, CaseId> byCustomer =
      new Table<>(
          Comparator.comparing(Key::customer)
              .thenComparing(Key::createdAt, Comparator.reverseOrder())
              .thenComparing(Key::number, Comparator.reverseOrder()));
  private final MemoryCustomers customers;

  private record Key(CustomerId customer, Instant createdAt, CaseId number) {

    static Key of(CustomerCase one) {
      return new Key(one.customer(), one.createdAt(), one.number());
    }
  }

  MemoryCases(MemoryCustomers customers) {
    this.customers = customers;
  }

  @Override
  public void add(UnitOfWork work, Collection<CustomerCase> cases) {
    for (CustomerCase one : cases) {
      if (rows.contains(one.number())) {
        throw new RefusedException(new ConcurrentChange());
      }
      put(work, one);
    }
  }

  @Override
  public void update(UnitOfWork work, Collection<CustomerCase> cases) {
    for (CustomerCase one : cases) {
      remove(work, one.number());
      put(work, one);
    }
  }

  private void put(UnitOfWork work, CustomerCase one) {
    rows.put(work, one.number(), one);
    byCustomer.put(work, Key.of(one), one.number());
  }

  private void remove(UnitOfWork work, CaseId number) {
    CustomerCase before = rows.get(number);
    if (before != null) {
      byCustomer.remove(work, Key.of(before));
      rows.remove(work, number);
    }
  }

  @Override
  public Map<CaseId, CustomerCase> find(UnitOfWork work, Collection<CaseId> cases) {
    Map<CaseId, CustomerCase> found = new LinkedHashMap<>();
    for (CaseId number : cases) {
      CustomerCase one = rows.get(number);
      if (one != null) {
        found.put(number, one);
      }
    }
    return found;
  }

  @Override
  public List<CustomerCase> list(
      UnitOfWork work,
      CustomerId customer,
      CaseQuery query,
      Optional<Place> after,
      int limit,
      ZoneId zone) {
    return matching(work, customer, query, zone)
        .sorted(CustomerCase.NEWEST_FIRST)
        .filter(one -> after.isEmpty() || isBehind(one, after.get()))
        .limit(limit)
        .toList();
  }

  private static boolean isBehind(CustomerCase one, Place place) {
    int way = one.createdAt().compareTo(place.createdAt());
    return way != 0 ? way < 0 : one.number().compareTo(place.number()) < 0;
  }

  private Stream<CustomerCase> matching(
      UnitOfWork work, CustomerId customer, CaseQuery query, ZoneId zone) {
    Optional<Instant> start = query.days().start(zone);
    Optional<Instant> end = query.days().end(zone);
    return customers.withThoseBelow(work, customer).stream()
        .flatMap(one -> of(one).stream())
        .filter(one -> query.state().isEmpty() || query.state().get().equals(one.state()))
        .filter(
            one ->
                query.campaign().isEmpty() || query.campaign().get().name().equals(one.campaign()))
        .filter(one -> start.isEmpty() || !one.createdAt().isBefore(start.get()))
        .filter(one -> end.isEmpty() || one.createdAt().isBefore(end.get()));
  }

  @Override
  public List<CaseGroup> groups(
      UnitOfWork work, CustomerId customer, CaseQuery query, ZoneId zone) {
    record Of(CaseState state, Optional<String> campaign) {}
    Map<Of, Long> counts =
        matching(work, customer, query, zone)
            .collect(
                Collectors.groupingBy(
                    one -> new Of(one.state(), one.campaign()), Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            entry ->
                new CaseGroup(entry.getKey().state(), entry.getKey().campaign(), entry.getValue()))
        .toList();
  }

  private List<CustomerCase> of(CustomerId customer) {
    return byCustomer
        .rows()
        .subMap(new Key(customer, Instant.MAX, FIRST_ID), new Key(customer, Instant.MIN, FIRST_ID))
        .values()
        .stream()
        .map(number -> Objects.requireNonNull(rows.get(number)))
        .toList();
  }

  @Override
  public String part() {
    return CustomerCase.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(one -> record.accept(one.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    of(customer).forEach(one -> remove(work, one.number()));
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    update(work, of(from).stream().map(one -> one.reassignedTo(to)).toList());
  }
}
