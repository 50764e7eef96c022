package io.customerview.contact;

import io.customerview.customer.Customer;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Asks the {@linkplain Decision decision} within a unit of work: for any number of customers in six
 * statements at most, reading everything anew. Nothing that it reads is ever cached: with two
 * processes a cached opt-in is an unlawful send.
 *
 * <p>Every path that sends asks it when queueing, and again when handing over, the latter with
 * {@link HandOverKeeper}. Immutable and thread-safe.
 */
@Wiring
public final class Decider {

  private final DecisionOffice office;
  private final ZoneId business;

  /**
   * Makes a decider.
   *
   * @param business the business zone, for customers that have none
   */
  public Decider(DecisionOffice office, ZoneId business) {
    this.office = Objects.requireNonNull(office, "office");
    this.business = Objects.requireNonNull(business, "business");
  }

  /**
   * Decides for customers, at the moment of the unit of work.
   *
   * @param customers present ids; those that there are not are left out
   */
  public Map<CustomerId, Decision> decide(
      UnitOfWork work, Collection<CustomerId> customers, IntendedMessage message) {
    return decide(known(work, customers, message, work.moment()), message, work.moment());
  }

  /**
   * Decides for one customer, as of another moment: a past one as things were, that moment included
   * but for hand-overs at it; a future one as things are now.
   */
  public Optional<Decision> decide(
      UnitOfWork work, CustomerId customer, IntendedMessage message, Instant moment) {
    Instant micros = moment.truncatedTo(ChronoUnit.MICROS);
    Map<CustomerId, Circumstances> known =
        micros.isBefore(work.moment())
            ? knownThen(work, customer, message, micros)
            : known(work, List.of(customer), message, micros);
    return Optional.ofNullable(decide(known, message, micros).get(customer));
  }

  private Map<CustomerId, Decision> decide(
      Map<CustomerId, Circumstances> known, IntendedMessage message, Instant moment) {
    Map<CustomerId, Decision> decisions = new LinkedHashMap<>();
    known.forEach(
        (id, circumstances) ->
            decisions.put(id, Decision.of(message, circumstances, office.policy(), moment)));
    return decisions;
  }

  /** Reads what is known now. */
  Map<CustomerId, Circumstances> known(
      UnitOfWork work, Collection<CustomerId> ids, IntendedMessage message, Instant moment) {
    Map<CustomerId, Customer> customers = office.customers().find(work, ids);
    Collection<CustomerId> found = customers.keySet();
    Map<CustomerId, List<ContactPoint>> points = office.contacts().points().of(work, found);
    Map<CustomerId, Map<AddressKey, AddressConsent>> consents =
        office.contacts().consents().byAddress(work, found);
    Map<CustomerId, ContactBook> books = new LinkedHashMap<>();
    for (CustomerId id : found) {
      books.put(
          id,
          ContactBook.of(
              id, points.getOrDefault(id, List.of()), consents.getOrDefault(id, Map.of())));
    }
    Map<AddressKey, Suppression> suppressed =
        suppressed(
            books.values(), message, hashes -> office.contacts().suppressions().find(work, hashes));
    Map<CustomerId, List<HandOver>> handOvers = handOvers(work, found, moment);
    Map<CustomerId, List<Pause>> pauses = office.pauses().endingAfter(work, found, moment);
    Map<CustomerId, Circumstances> known = new LinkedHashMap<>();
    books.forEach(
        (id, book) ->
            known.put(
                id,
                new Circumstances(
                    book,
                    suppressed,
                    handOvers.getOrDefault(id, List.of()),
                    pauses.getOrDefault(id, List.of()),
                    zone(Objects.requireNonNull(customers.get(id))))));
    return known;
  }

  /** Reads what was known at a past moment. */
  private Map<CustomerId, Circumstances> knownThen(
      UnitOfWork work, CustomerId id, IntendedMessage message, Instant moment) {
    Optional<Customer> customer = office.customers().find(work, id);
    if (customer.isEmpty()) {
      return Map.of();
    }
    ContactBook book = bookThen(work, id, moment);
    Map<AddressKey, Suppression> suppressed =
        suppressed(
            List.of(book),
            message,
            hashes -> office.contacts().suppressions().at(work, hashes, moment));
    Set<UUID> later = office.contacts().brought().broughtAfter(work, id, moment);
    List<HandOver> handOvers =
        handOvers(work, List.of(id), moment).getOrDefault(id, List.of()).stream()
            .filter(one -> one.moment().isBefore(moment) && !later.contains(one.id()))
            .toList();
    List<Pause> pauses =
        office.pauses().endingAfter(work, List.of(id), moment).getOrDefault(id, List.of()).stream()
            .filter(pause -> !later.contains(pause.id()))
            .flatMap(pause -> pause.asOf(moment).stream())
            .toList();
    return Map.of(id, new Circumstances(book, suppressed, handOvers, pauses, zone(customer.get())));
  }

  private ContactBook bookThen(UnitOfWork work, CustomerId customer, Instant moment) {
    PastContacts then = PastContacts.at(office.contacts(), work, customer, moment);
    List<ContactPoint> points =
        then.points().stream().map(PastContacts.PastContact::point).toList();
    return ContactBook.of(customer, points, then.consents());
  }

  /**
   * Reads, in one statement, which of the addresses that the message could go to are suppressed.
   */
  private Map<AddressKey, Suppression> suppressed(
      Collection<ContactBook> books,
      IntendedMessage message,
      Function<Set<String>, Map<String, Suppression>> list) {
    Map<String, AddressKey> byHash = new HashMap<>();
    for (ContactBook book : books) {
      destination(book, message)
          .map(AddressKey::of)
          .ifPresent(
              key ->
                  key.hashes(office.contacts().secrets()).forEach(hash -> byHash.put(hash, key)));
    }
    if (byHash.isEmpty()) {
      return Map.of();
    }
    Map<AddressKey, Suppression> suppressed = new HashMap<>();
    list.apply(byHash.keySet())
        .forEach((hash, row) -> suppressed.put(Objects.requireNonNull(byHash.get(hash)), row));
    return suppressed;
  }

  private static Optional<Address> destination(ContactBook book, IntendedMessage message) {
    return message
        .destination()
        .or(
            () ->
                book.primary(message.channel().contactChannel())
                        instanceof PrimaryContact.Found found
                    ? Optional.of(found.point().address())
                    : Optional.empty());
  }

  private Map<CustomerId, List<HandOver>> handOvers(
      UnitOfWork work, Collection<CustomerId> customers, Instant moment) {
    return office.policy().caps().isEmpty()
        ? Map.of()
        : office.handOvers().after(work, customers, office.policy().countsSince(moment));
  }

  private ZoneId zone(Customer customer) {
    return CustomerZone.of(customer.registration(), business);
  }
}
