package io.customerview.memory;

import io.customerview.contact.AddressConsent;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ConsentLog;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.Suppression;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The record of consent, by customer. */
final class MemoryConsentLog implements ConsentLog {

  private final MemorySuppressions suppressions;
  private final Entries<ConsentEntry> entries = new Entries<>();

  MemoryConsentLog(MemorySuppressions suppressions) {
    this.suppressions = suppressions;
  }

  @Override
  public void append(UnitOfWork work, Collection<ConsentEntry> added) {
    added.forEach(entry -> entries.append(work, entry.customer(), entry));
  }

  @Override
  public Map<CustomerId, Map<AddressKey, AddressConsent>> byAddress(
      UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, Map<AddressKey, AddressConsent>> found = new HashMap<>();
    for (CustomerId customer : customers) {
      Map<AddressKey, AddressConsent> consents = AddressConsent.of(entries.of(customer));
      if (!consents.isEmpty()) {
        found.put(customer, consents);
      }
    }
    return found;
  }

  @Override
  public List<ConsentEntry> upTo(UnitOfWork work, CustomerId customer, Instant moment) {
    return entries.of(customer).stream().filter(entry -> !entry.moment().isAfter(moment)).toList();
  }

  @Override
  public long last(UnitOfWork work, Collection<CustomerId> customers) {
    return entries.last(customers);
  }

  @Override
  public List<ConsentEntry> behind(UnitOfWork work, CustomerId customer, long place) {
    return entries.behind(customer, place);
  }

  @Override
  public void each(UnitOfWork work, CustomerId customer, Consumer<ConsentEntry> entry) {
    entries.of(customer).forEach(entry);
  }

  @Override
  public void remove(UnitOfWork work, CustomerId customer, Set<UUID> removed) {
    Suppression.Left left = new Suppression.Left();
    entries.of(customer).stream().filter(entry -> removed.contains(entry.id())).forEach(left::take);
    suppressions.add(work, left.at(work.moment()));
    entries.remove(work, customer, entry -> removed.contains(entry.id()));
  }

  @Override
  public String part() {
    return ContactRecords.CONSENTS;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    entries.of(customer).forEach(entry -> record.accept(ContactRecords.of(entry)));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    Suppression.Left left = new Suppression.Left();
    entries.of(customer).forEach(left::take);
    suppressions.add(work, left.at(work.moment()));
    entries.erase(work, customer);
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    entries.reassign(
        work,
        from,
        to,
        entry ->
            new ConsentEntry(
                entry.id(),
                to,
                entry.point(),
                entry.channel(),
                entry.normalized(),
                entry.addressHash(),
                entry.consent(),
                entry.moment(),
                entry.agent(),
                entry.cause(),
                entry.merge()));
  }
}
