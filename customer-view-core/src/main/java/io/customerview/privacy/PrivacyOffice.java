package io.customerview.privacy;

import io.customerview.acceptance.Acceptances;
import io.customerview.audit.AuditTrail;
import io.customerview.contact.ConsentLog;
import io.customerview.contact.ContactHistory;
import io.customerview.contact.ContactOffice;
import io.customerview.contact.ContactPoints;
import io.customerview.customer.Customers;
import io.customerview.document.Documents;
import io.customerview.merge.Merges;
import io.customerview.merge.NotDuplicates;
import io.customerview.message.Messages;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerLocks;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import io.customerview.timeline.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What export and erasure work with. Immutable and thread-safe.
 *
 * @param owned every collection with something of single customers, in the order in which they are
 *     to be erased
 * @param locks the former ids
 * @param customers who stands below whom
 * @param consents which addresses were opted out
 * @param contacts the contact points
 * @param history their history
 * @param suppressions tells which addresses stand on the suppression list
 * @param notDuplicates who was told apart from whom
 * @param merges the merges that were undone
 * @param documents whose files go
 * @param acceptances likewise
 * @param messages what was counted
 * @param events in whose events a customer takes part
 * @param audit what stays without what it tells
 * @param totals what stays counted
 */
@Wiring
public record PrivacyOffice(
    List<CustomerOwned> owned,
    CustomerLocks locks,
    Customers customers,
    ConsentLog consents,
    ContactPoints contacts,
    ContactHistory history,
    ContactOffice suppressions,
    NotDuplicates notDuplicates,
    Merges merges,
    Documents documents,
    Acceptances acceptances,
    Messages messages,
    Events events,
    AuditTrail audit,
    ErasedTotals totals) {

  public PrivacyOffice {
    owned = List.copyOf(owned);
    Objects.requireNonNull(locks, "locks");
    Objects.requireNonNull(customers, "customers");
    Objects.requireNonNull(consents, "consents");
    Objects.requireNonNull(contacts, "contacts");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(suppressions, "suppressions");
    Objects.requireNonNull(notDuplicates, "notDuplicates");
    Objects.requireNonNull(merges, "merges");
    Objects.requireNonNull(documents, "documents");
    Objects.requireNonNull(acceptances, "acceptances");
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(audit, "audit");
    Objects.requireNonNull(totals, "totals");
  }

  /** Returns the present id of a customer, following merges. */
  CustomerId presentOf(UnitOfWork work, CustomerId customer) {
    return locks.resolve(work, List.of(customer)).getOrDefault(customer, customer);
  }

  /** Returns the present id, and then those under which a customer stood before. */
  List<CustomerId> idsOf(UnitOfWork work, CustomerId present) {
    List<CustomerId> ids = new ArrayList<>(List.of(present));
    ids.addAll(locks.formerIds(work, present));
    return ids;
  }
}
