package io.customerview.memory;

import io.customerview.contact.ContactHistory;
import io.customerview.contact.ContactHistoryEntry;
import io.customerview.contact.ContactRecords;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The history of contact points, by customer. */
final class MemoryContactHistory implements ContactHistory {

  private final Entries<ContactHistoryEntry> entries = new Entries<>();

  @Override
  public void append(UnitOfWork work, Collection<ContactHistoryEntry> added) {
    added.forEach(entry -> entries.append(work, entry.customer(), entry));
  }

  @Override
  public long last(UnitOfWork work, Collection<CustomerId> customers) {
    return entries.last(customers);
  }

  @Override
  public List<ContactHistoryEntry> behind(UnitOfWork work, CustomerId customer, long place) {
    return entries.behind(customer, place);
  }

  @Override
  public List<ContactHistoryEntry> latest(
      UnitOfWork work, CustomerId customer, Part part, Optional<UUID> after, int limit) {
    List<ContactHistoryEntry> latest = new ArrayList<>(entries.of(customer));
    Collections.reverse(latest);
    return latest.stream()
        .dropWhile(entry -> after.isPresent() && !entry.id().equals(after.get()))
        .skip(after.isPresent() ? 1 : 0)
        .filter(part::has)
        .limit(limit)
        .toList();
  }

  @Override
  public void remove(UnitOfWork work, CustomerId customer, Set<UUID> removed) {
    entries.remove(work, customer, entry -> removed.contains(entry.id()));
  }

  @Override
  public String part() {
    return ContactRecords.HISTORY;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    entries.of(customer).forEach(entry -> record.accept(ContactRecords.of(entry)));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    entries.erase(work, customer);
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    entries.reassign(
        work,
        from,
        to,
        entry ->
            new ContactHistoryEntry(
                entry.id(),
                to,
                entry.point(),
                entry.action(),
                entry.before(),
                entry.after(),
                entry.moment(),
                entry.agent(),
                entry.reason()));
  }
}
