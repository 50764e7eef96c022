package io.customerview.memory;

import io.customerview.contact.HandOver;
import io.customerview.contact.HandOvers;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The hand-overs, by customer and moment. */
final class MemoryHandOvers implements HandOvers {

  private final TimedRows<HandOver> rows =
      new TimedRows<>(one -> new TimedRows.Key(one.customer(), one.moment(), one.id()));

  @Override
  public void add(UnitOfWork work, Collection<HandOver> handOvers) {
    for (HandOver handOver : handOvers) {
      HandOver before = rows.get(handOver.id());
      rows.put(work, before == null ? handOver : before.again(handOver));
    }
  }

  @Override
  public Map<CustomerId, List<HandOver>> after(
      UnitOfWork work, Collection<CustomerId> customers, Instant moment) {
    return rows.of(customers, one -> one.moment().isAfter(moment));
  }

  @Override
  public String part() {
    return HandOver.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    rows.of(customer).forEach(one -> record.accept(one.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    rows.erase(work, customer);
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    rows.reassign(work, from, one -> one.reassignedTo(to));
  }
}
