package io.customerview.memory;

import io.customerview.journey.JourneyEntry;
import io.customerview.journey.JourneyHistory;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The history of customers' journeys. */
final class MemoryJourneyHistory implements JourneyHistory {

  private final Entries<JourneyEntry> entries = new Entries<>();

  @Override
  public void append(UnitOfWork work, Collection<JourneyEntry> added) {
    added.forEach(entry -> entries.append(work, entry.customer(), entry));
  }

  @Override
  public List<JourneyEntry> latest(
      UnitOfWork work,
      CustomerId customer,
      Optional<Instant> from,
      Optional<Instant> before,
      Optional<UUID> after,
      int limit) {
    List<JourneyEntry> latest = new ArrayList<>(entries.of(customer));
    Collections.reverse(latest);
    return latest.stream()
        .dropWhile(entry -> after.isPresent() && !entry.id().equals(after.get()))
        .skip(after.isPresent() ? 1 : 0)
        .filter(entry -> from.isEmpty() || !entry.moment().isBefore(from.get()))
        .filter(entry -> before.isEmpty() || entry.moment().isBefore(before.get()))
        .limit(limit)
        .toList();
  }

  @Override
  public String part() {
    return JourneyEntry.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    entries.of(customer).forEach(entry -> record.accept(entry.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    entries.erase(work, customer);
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    entries.reassign(work, from, to, entry -> entry.reassignedTo(to));
  }
}
