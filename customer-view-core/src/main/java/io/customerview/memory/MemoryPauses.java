package io.customerview.memory;

import io.customerview.contact.Pause;
import io.customerview.contact.Pauses;
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

/** The pauses, by customer and the moment when they were set. */
final class MemoryPauses implements Pauses {

  private static final UUID FIRST = new UUID(0, 0);

  private final Table<Key, Pause> rows =
      new Table<>(
          Comparator.comparing(Key::customer)
              .thenComparing(Key::from)
              .thenComparing(key -> new CustomerId(key.id())));

  private record Key(CustomerId customer, Instant from, UUID id) {}

  private static Key key(Pause pause) {
    return new Key(pause.customer(), pause.from(), pause.id());
  }

  @Override
  public void save(UnitOfWork work, Collection<Pause> pauses) {
    pauses.forEach(pause -> rows.put(work, key(pause), pause));
  }

  @Override
  public Map<CustomerId, List<Pause>> endingAfter(
      UnitOfWork work, Collection<CustomerId> customers, Instant moment) {
    Map<CustomerId, List<Pause>> found = new LinkedHashMap<>();
    for (CustomerId customer : customers) {
      List<Pause> ofCustomer =
          of(customer).stream().filter(pause -> pause.until().isAfter(moment)).toList();
      if (!ofCustomer.isEmpty()) {
        found.put(customer, ofCustomer);
      }
    }
    return found;
  }

  private List<Pause> of(CustomerId customer) {
    return List.copyOf(
        rows.rows()
            .subMap(new Key(customer, Instant.MIN, FIRST), new Key(customer, Instant.MAX, FIRST))
            .values());
  }

  @Override
  public String part() {
    return Pause.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(pause -> record.accept(pause.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    of(customer).forEach(pause -> rows.remove(work, key(pause)));
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    for (Pause pause : of(from)) {
      rows.remove(work, key(pause));
      Pause moved =
          new Pause(
              pause.id(),
              to,
              pause.channel(),
              pause.from(),
              pause.until(),
              pause.resumedAt(),
              pause.agent());
      rows.put(work, key(moved), moved);
    }
  }
}
