package io.customerview.memory;

import io.customerview.contact.HandOver;
import io.customerview.contact.HandOvers;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The hand-overs, by customer and moment. */
final class MemoryHandOvers implements HandOvers {

  private static final UUID FIRST = new UUID(0, 0);

  private final Table<Key, HandOver> rows =
      new Table<>(
          Comparator.comparing(Key::customer)
              .thenComparing(Key::moment)
              .thenComparing(key -> new CustomerId(key.id())));
  private final Table<UUID, CustomerId> messages = Table.ordered();

  private record Key(CustomerId customer, Instant moment, UUID id) {}

  private static Key key(HandOver handOver) {
    return new Key(handOver.customer(), handOver.moment(), handOver.id());
  }

  @Override
  public void add(UnitOfWork work, Collection<HandOver> handOvers) {
    for (HandOver handOver : handOvers) {
      if (!messages.contains(handOver.id())) {
        messages.put(work, handOver.id(), handOver.customer());
        rows.put(work, key(handOver), handOver);
      }
    }
  }

  @Override
  public Map<CustomerId, List<HandOver>> after(
      UnitOfWork work, Collection<CustomerId> customers, Instant moment) {
    Map<CustomerId, List<HandOver>> found = new LinkedHashMap<>();
    for (CustomerId customer : customers) {
      List<HandOver> ofCustomer =
          of(customer).stream().filter(one -> one.moment().isAfter(moment)).toList();
      if (!ofCustomer.isEmpty()) {
        found.put(customer, ofCustomer);
      }
    }
    return found;
  }

  private List<HandOver> of(CustomerId customer) {
    return List.copyOf(
        rows.rows()
            .subMap(new Key(customer, Instant.MIN, FIRST), new Key(customer, Instant.MAX, FIRST))
            .values());
  }

  @Override
  public String part() {
    return HandOver.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(one -> record.accept(one.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (HandOver one : of(customer)) {
      rows.remove(work, key(one));
      messages.remove(work, one.id());
    }
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    for (HandOver one : of(from)) {
      rows.remove(work, key(one));
      HandOver moved =
          new HandOver(
              one.id(),
              to,
              one.channel(),
              one.purpose(),
              one.normalized(),
              one.moment(),
              one.test());
      rows.put(work, key(moved), moved);
      messages.put(work, moved.id(), to);
    }
  }
}
