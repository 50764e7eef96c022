package io.customerview.memory;

import io.customerview.contact.Pause;
import io.customerview.contact.Pauses;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The pauses, by customer and the moment when they were set. */
final class MemoryPauses implements Pauses {

  private final TimedRows<Pause> rows =
      new TimedRows<>(pause -> new TimedRows.Key(pause.customer(), pause.from(), pause.id()));

  @Override
  public void save(UnitOfWork work, Collection<Pause> pauses) {
    pauses.forEach(pause -> rows.put(work, pause));
  }

  @Override
  public Map<CustomerId, List<Pause>> endingAfter(
      UnitOfWork work, Collection<CustomerId> customers, Instant moment) {
    return rows.of(customers, pause -> pause.until().isAfter(moment));
  }

  @Override
  public String part() {
    return Pause.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    rows.of(customer).forEach(pause -> record.accept(pause.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    rows.erase(work, customer);
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    rows.reassign(work, from, pause -> pause.reassignedTo(to));
  }
}
