package io.customerview.contact;

import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The contact points of a customer as they were at a moment, each with the proof of its consent
 * (CNT-9): what had been recorded by then, that moment included. Immutable.
 *
 * @param points the points that there were, in the order in which they were added
 * @param consents what the record of consent said by then, also of addresses that no point had
 */
public record PastContacts(List<PastContact> points, Map<AddressKey, AddressConsent> consents) {

  public PastContacts {
    points = List.copyOf(points);
    consents = Collections.unmodifiableMap(new LinkedHashMap<>(consents));
  }

  /**
   * A point as it was.
   *
   * @param point the point
   * @param proof the entry that says so; empty where nobody had opted in or out
   */
  public record PastContact(ContactPoint point, Optional<ConsentEntry> proof) {}

  /**
   * Puts together what was known at a moment.
   *
   * @param history the history up to that moment, in the order in which it was recorded
   * @param consents the entries up to that moment, in the order in which they were recorded
   */
  public static PastContacts of(List<ContactHistoryEntry> history, List<ConsentEntry> consents) {
    Map<ContactPointId, ContactHistoryEntry> latest = new LinkedHashMap<>();
    Map<ContactPointId, Instant> addedAt = new LinkedHashMap<>();
    for (ContactHistoryEntry entry : history) {
      addedAt.putIfAbsent(entry.point(), entry.moment());
      latest.put(entry.point(), entry);
    }
    Map<PointAddress, ConsentEntry> proofs = new LinkedHashMap<>();
    for (ConsentEntry entry : consents) {
      entry
          .point()
          .ifPresent(
              point ->
                  proofs.put(
                      new PointAddress(point, new AddressKey(entry.channel(), entry.normalized())),
                      entry));
    }
    List<PastContact> points = new ArrayList<>();
    latest.forEach(
        (id, entry) -> {
          if (entry.after().isPresent()) {
            ContactSnapshot then = entry.after().get();
            Optional<ConsentEntry> proof =
                Optional.ofNullable(
                    proofs.get(new PointAddress(id, AddressKey.of(then.address()))));
            Consent consent = proof.map(ConsentEntry::consent).orElse(Consent.notGiven());
            points.add(
                new PastContact(
                    new ContactPoint(
                        id,
                        entry.customer(),
                        then.address(),
                        consent,
                        then.primary() && consent.isReleased(),
                        addedAt.getOrDefault(id, entry.moment())),
                    proof));
          }
        });
    return new PastContacts(points, AddressConsent.of(consents));
  }

  private record PointAddress(ContactPointId point, AddressKey address) {}

  /** Reads what was known of a customer at a moment, but for what a later merge has brought. */
  static PastContacts at(
      ContactOffice office, UnitOfWork work, CustomerId customer, Instant moment) {
    Set<UUID> later = office.brought().broughtAfter(work, customer, moment);
    ContactHistory.Part upTo =
        new ContactHistory.Part(
            Optional.empty(), Optional.empty(), Optional.of(moment.plus(1, ChronoUnit.MICROS)));
    List<ContactHistoryEntry> history =
        new ArrayList<>(
            office.history().latest(work, customer, upTo, Optional.empty(), Integer.MAX_VALUE));
    history.removeIf(entry -> later.contains(entry.id()));
    Collections.reverse(history);
    List<ConsentEntry> consents =
        office.consents().upTo(work, customer, moment).stream()
            .filter(entry -> !later.contains(entry.id()))
            .toList();
    return of(history, consents);
  }
}
