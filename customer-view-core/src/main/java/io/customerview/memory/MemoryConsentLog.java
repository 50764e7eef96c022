package io.customerview.memory;

import io.customerview.contact.AddressKey;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ConsentLog;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.Suppression;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  public Map<CustomerId, Map<AddressKey, OptedOut>> optedOut(
      UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, Map<AddressKey, OptedOut>> found = new HashMap<>();
    for (CustomerId customer : customers) {
      Map<AddressKey, OptedOut> closed = new LinkedHashMap<>();
      latestOptOuts(customer)
          .forEach((address, entry) -> closed.put(address, (OptedOut) entry.consent()));
      if (!closed.isEmpty()) {
        found.put(customer, closed);
      }
    }
    return found;
  }

  private Map<AddressKey, ConsentEntry> latestOptOuts(CustomerId customer) {
    Map<AddressKey, ConsentEntry> latest = new LinkedHashMap<>();
    for (ConsentEntry entry : entries.of(customer)) {
      AddressKey address = new AddressKey(entry.channel(), entry.normalized());
      if (entry.consent().isOptedOut()) {
        latest.put(address, entry);
      } else if (entry.consent().isReleased()) {
        latest.remove(address);
      }
    }
    return latest;
  }

  @Override
  public List<ConsentEntry> upTo(UnitOfWork work, CustomerId customer, Instant moment) {
    return entries.of(customer).stream().filter(entry -> !entry.moment().isAfter(moment)).toList();
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
    suppressions.add(
        work,
        latestOptOuts(customer).values().stream()
            .map(
                entry ->
                    new Suppression(
                        entry.addressHash(),
                        entry.channel(),
                        ((OptedOut) entry.consent()).reason(),
                        work.moment(),
                        Optional.empty()))
            .toList());
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
                entry.agent()));
  }
}
