package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.contact.Address;
import io.customerview.contact.AddressConsent;
import io.customerview.contact.AddressKey;
import io.customerview.contact.Consent;
import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ContactAction;
import io.customerview.contact.ContactHistory.Part;
import io.customerview.contact.ContactHistoryEntry;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactRefusal.AddressTaken;
import io.customerview.contact.ContactRefusal.SecondPrimary;
import io.customerview.contact.ContactSnapshot;
import io.customerview.contact.Evidence;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.PostalAddress;
import io.customerview.contact.Purpose;
import io.customerview.contact.Suppression;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Country;
import io.customerview.identity.EmailAddress;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.RefusedException;
import io.customerview.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the collections of contact points promise: points, record of consent, history and
 * suppression list of the same storage.
 */
public interface ContactsContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("CNT-1 CNT-9: points of every channel are read as written, with all of the evidence")
  default void points_are_read_as_written() {
    CustomerId customer = newCustomer();
    Evidence whole =
        Evidence.of("site “Ação”", "form", SettableClock.START)
            .forPurposes(Set.of(new Purpose("marketing"), new Purpose("billing")))
            .withLegalBasis("LGPD art. 7 I")
            .withTextVersion("2026-03")
            .withProof("s3://consents/4711 🌻");
    ContactPoint phone =
        point(customer, phone(), new OptedIn(whole, SettableClock.START.plusSeconds(1)), true);
    ContactPoint email =
        point(
            customer,
            new Address.Email(
                EmailAddress.parse("Maria.Clara@exämple.local-net", EmailAddress.Domains.LOCAL)),
            new OptedOut(
                OptOutReason.COMPLAINED,
                Optional.of(Evidence.of("isp", "feedback loop", SettableClock.START)),
                SettableClock.START),
            false);
    ContactPoint plain =
        point(
            customer,
            Address.email(unique() + "@exemplo.com.br"),
            new OptedOut(OptOutReason.ASKED, Optional.empty(), SettableClock.START),
            false);
    ContactPoint home = point(customer, home(), Consent.notGiven(), false);
    ContactPoint abroad =
        point(
            customer,
            PostalAddress.builder(Country.COLOMBIA)
                .street("Carrera 7 \"A\"")
                .city("Bogotá")
                .build(),
            Consent.notGiven(),
            false);
    store(phone, email, plain, home, abroad);
    assertThat(of(customer)).containsExactlyInAnyOrder(phone, email, plain, home, abroad);
    assertThat(of(customer))
        .filteredOn(point -> point.id().equals(home.id()))
        .singleElement()
        .satisfies(read -> assertThat(read.address()).isEqualTo(home.address()));
  }

  @Test
  @DisplayName("points come in the order in which they were added")
  default void order() {
    CustomerId customer = newCustomer();
    ContactPoint second =
        new ContactPoint(
            newPoint(), customer, phone(), Consent.notGiven(), false, SettableClock.START);
    ContactPoint first =
        new ContactPoint(
            newPoint(),
            customer,
            phone(),
            Consent.notGiven(),
            false,
            SettableClock.START.minusSeconds(1));
    store(second);
    store(first);
    assertThat(of(customer)).containsExactly(first, second);
    CustomerId other = newCustomer();
    Map<CustomerId, List<ContactPoint>> read =
        Work.in(storage(), work -> storage().contactPoints().of(work, List.of(other, customer)));
    assertThat(read).containsOnlyKeys(customer);
  }

  @Test
  @DisplayName("CNT-3 CNT-8: a second primary of a channel is refused by the storage itself")
  default void one_primary() {
    CustomerId customer = newCustomer();
    ContactPoint one = point(customer, phone(), optedIn(), true);
    ContactPoint mail = point(customer, Address.email(unique() + "@x.com"), optedIn(), true);
    store(one, mail);
    ContactPoint two = point(customer, phone(), optedIn(), true);
    assertThatThrownBy(() -> store(two))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(SecondPrimary.class));
    assertThat(of(customer)).containsExactlyInAnyOrder(one, mail);
    store(point(newCustomer(), phone(), optedIn(), true));
  }

  @Test
  @DisplayName(
      "CNT-3: a star that moves in one go is never two, in whatever order points are given")
  default void star_moves() {
    CustomerId customer = newCustomer();
    ContactPoint one = point(customer, phone(), optedIn(), true);
    ContactPoint two = point(customer, phone(), optedIn(), false);
    store(one, two);
    ContactPoint oneLess = withPrimary(one, false);
    ContactPoint twoMore = withPrimary(two, true);
    Work.run(storage(), work -> storage().contactPoints().save(work, List.of(twoMore, oneLess)));
    assertThat(of(customer)).containsExactlyInAnyOrder(oneLess, twoMore);
    Work.run(storage(), work -> storage().contactPoints().save(work, List.of(one, two)));
    assertThat(of(customer)).containsExactlyInAnyOrder(one, two);
  }

  @Test
  @DisplayName(
      "CNT-6 CNT-8: one normalized address twice is refused by the storage, deleted ones not")
  default void one_address() {
    CustomerId customer = newCustomer();
    String local = unique();
    ContactPoint one = point(customer, Address.email(local + "@x.com"), Consent.notGiven(), false);
    store(one);
    ContactPoint same =
        point(
            customer,
            Address.email(local.toUpperCase(java.util.Locale.ROOT) + "@X.com"),
            Consent.notGiven(),
            false);
    assertThatThrownBy(() -> store(same))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(AddressTaken.class));
    Work.run(storage(), work -> storage().contactPoints().delete(work, List.of(one)));
    store(same);
    assertThat(of(customer)).containsExactly(same);
    store(point(newCustomer(), one.address(), Consent.notGiven(), false));
  }

  @Test
  @DisplayName("a point is deleted once, with its star, and deleting it again changes nothing")
  default void deleted() {
    CustomerId customer = newCustomer();
    ContactPoint one = point(customer, phone(), optedIn(), true);
    store(one);
    Work.run(storage(), work -> storage().contactPoints().delete(work, List.of(one)));
    Work.run(storage(), work -> storage().contactPoints().delete(work, List.of(one)));
    assertThat(of(customer)).isEmpty();
    ContactPoint next = point(customer, phone(), optedIn(), true);
    store(next);
    assertThat(of(customer)).containsExactly(next);
  }

  @Test
  @DisplayName(
      "CNT-10: who has an address is told, whatever its writing; deleted points don't count")
  default void holders() {
    String local = unique();
    CustomerId one = newCustomer();
    CustomerId two = newCustomer();
    CustomerId three = newCustomer();
    Address address = Address.email(local + "@x.com");
    ContactPoint gone = point(three, address, Consent.notGiven(), false);
    store(
        point(one, address, Consent.notGiven(), false),
        point(two, Address.email(local + "@X.COM"), optedIn(), true),
        gone);
    Work.run(storage(), work -> storage().contactPoints().delete(work, List.of(gone)));
    Set<CustomerId> found =
        Work.in(
            storage(),
            work ->
                storage()
                    .contactPoints()
                    .holders(work, List.of(AddressKey.of(address), AddressKey.of(phone()))));
    assertThat(found).containsExactlyElementsOf(new java.util.TreeSet<>(List.of(one, two)));
  }

  @Test
  @DisplayName(
      "CNT-9: the record of consent keeps entries and order, and tells the state at a moment")
  default void consents() {
    CustomerId customer = newCustomer();
    ContactPoint point = point(customer, phone(), optedIn(), false);
    ConsentEntry in = entry(point, optedIn(), SettableClock.START);
    ConsentEntry out = entry(point, optedOut(), SettableClock.START);
    ConsentEntry later = entry(point, optedIn(), SettableClock.START.plusSeconds(5));
    append(in, out);
    append(later);
    assertThat(upTo(customer, SettableClock.START)).containsExactly(in, out);
    assertThat(upTo(customer, SettableClock.START.minusSeconds(1))).isEmpty();
    assertThat(upTo(customer, SettableClock.START.plusSeconds(5))).containsExactly(in, out, later);
  }

  @Test
  @DisplayName("CNT-12: an address stays opted out until an opt-in, with a point or without one")
  default void opted_out_addresses() {
    CustomerId customer = newCustomer();
    ContactPoint closed = point(customer, phone(), optedOut(), false);
    ContactPoint reopened = point(customer, phone(), optedIn(), false);
    ContactPoint ended = point(customer, phone(), Consent.notGiven(), false);
    Address typed = Address.email(unique() + "@x.com");
    OptedOut unsubscribed =
        new OptedOut(OptOutReason.UNSUBSCRIBED, Optional.empty(), SettableClock.START);
    append(
        entry(closed, optedIn(), SettableClock.START),
        entry(closed, optedOut(), SettableClock.START),
        entry(reopened, optedOut(), SettableClock.START),
        entry(reopened, optedIn(), SettableClock.START),
        entry(ended, optedOut(), SettableClock.START),
        entry(ended, Consent.notGiven(), SettableClock.START),
        new ConsentEntry(
            UUID.randomUUID(),
            customer,
            Optional.empty(),
            typed.channel(),
            typed.normalized(),
            AddressKey.of(typed).hash(TestSecrets.SECRETS),
            unsubscribed,
            SettableClock.START,
            new AgentId("ana"),
            ConsentEntry.Cause.SAID,
            Optional.empty()));
    Map<CustomerId, Map<AddressKey, AddressConsent>> found =
        Work.in(
            storage(), work -> storage().consents().byAddress(work, List.of(customer, newId())));
    assertThat(found).containsOnlyKeys(customer);
    assertThat(found.get(customer))
        .isEqualTo(
            Map.of(
                AddressKey.of(closed.address()),
                AddressConsent.of(optedIn()).then(optedOut()),
                AddressKey.of(reopened.address()),
                AddressConsent.of(optedOut()).then(optedIn()),
                AddressKey.of(ended.address()),
                AddressConsent.of(optedOut()),
                AddressKey.of(typed),
                AddressConsent.of(unsubscribed)));
    assertThat(found.get(customer).get(AddressKey.of(reopened.address())).optOut()).isEmpty();
  }

  @Test
  @DisplayName(
      "CNT-12: of two customers that are merged, no opt-in from before an opt-out of the other counts")
  default void consents_of_both() {
    CustomerId from = newCustomer();
    CustomerId to = newCustomer();
    Address shared = phone();
    OptedOut out = new OptedOut(OptOutReason.ASKED, Optional.empty(), SettableClock.START);
    OptedIn older =
        new OptedIn(
            Evidence.of("file", "import", SettableClock.START.minusSeconds(9)),
            SettableClock.START.plusSeconds(9));
    append(entry(point(from, shared, out, false), out, SettableClock.START));
    append(entry(point(to, shared, older, false), older, SettableClock.START.plusSeconds(9)));
    Work.run(storage(), work -> storage().consents().reassign(work, from, to));
    Map<AddressKey, AddressConsent> found =
        Work.in(storage(), work -> storage().consents().byAddress(work, List.of(from, to)))
            .getOrDefault(to, Map.of());
    assertThat(found)
        .isEqualTo(
            Map.of(
                AddressKey.of(shared),
                new AddressConsent(
                    Optional.of(out),
                    Optional.of(older.evidence().at()),
                    Optional.of(out.at()),
                    Optional.empty())));
  }

  @Test
  @DisplayName("CNT-1 PRF-2: the history is read latest first, by point and days, in pages")
  default void history() {
    CustomerId customer = newCustomer();
    ContactPoint one = point(customer, phone(), Consent.notGiven(), false);
    ContactPoint two = point(customer, home(), optedIn(), true);
    List<ContactHistoryEntry> entries = new ArrayList<>();
    for (int second = 0; second < 4; second++) {
      entries.add(history(one, ContactAction.EDITED, SettableClock.START.plusSeconds(second)));
    }
    entries.add(history(two, ContactAction.ADDED, SettableClock.START.plusSeconds(4)));
    entries.add(history(two, ContactAction.DELETED, SettableClock.START.plusSeconds(4)));
    Work.run(storage(), work -> storage().contactHistory().append(work, entries));
    List<ContactHistoryEntry> all = new ArrayList<>();
    Optional<UUID> after = Optional.empty();
    do {
      List<ContactHistoryEntry> page = latest(customer, Part.ALL, after, 4);
      all.addAll(page);
      after = page.size() < 4 ? Optional.empty() : Optional.of(page.get(page.size() - 1).id());
    } while (after.isPresent());
    java.util.Collections.reverse(all);
    assertThat(all).isEqualTo(entries);
    Part ofOne =
        new Part(
            Optional.of(one.id()),
            Optional.of(SettableClock.START.plusSeconds(1)),
            Optional.of(SettableClock.START.plusSeconds(3)));
    assertThat(latest(customer, ofOne, Optional.empty(), 9))
        .containsExactly(entries.get(2), entries.get(1));
    assertThat(latest(customer, ofOne, Optional.of(entries.get(2).id()), 9))
        .containsExactly(entries.get(1));
    assertThat(latest(newCustomer(), Part.ALL, Optional.empty(), 9)).isEmpty();
  }

  @Test
  @DisplayName("CNT-13: a hash is suppressed once, and can be taken off")
  default void suppressions() {
    String hash = AddressKey.of(phone()).hash(TestSecrets.SECRETS);
    Suppression first = suppression(hash, OptOutReason.BOUNCED);
    Work.run(storage(), work -> storage().suppressions().add(work, List.of(first)));
    Work.run(
        storage(),
        work ->
            storage()
                .suppressions()
                .add(work, List.of(suppression(hash, OptOutReason.COMPLAINED))));
    assertThat(suppressed(hash)).isEqualTo(Map.of(hash, first));
    int removed =
        Work.in(storage(), work -> storage().suppressions().remove(work, List.of(hash, "none")));
    assertThat(removed).isOne();
    assertThat(suppressed(hash)).isEmpty();
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2 CNT-13: contacts are exported whole; erased, only the hashes of opted-out addresses stay")
  default void contacts_exported_and_erased() {
    CustomerId customer = newCustomer();
    ContactPoint open = point(customer, phone(), optedIn(), true);
    ContactPoint closed = point(customer, Address.email(unique() + "@x.com"), optedOut(), false);
    ContactPoint gone = point(customer, phone(), optedOut(), false);
    store(open, closed, gone);
    Work.run(storage(), work -> storage().contactPoints().delete(work, List.of(gone)));
    Work.run(
        storage(),
        work ->
            storage()
                .contactHistory()
                .append(work, List.of(history(open, ContactAction.ADDED, SettableClock.START))));
    assertThat(export(storage().contactPoints(), customer))
        .hasSize(2)
        .anySatisfy(
            record ->
                assertThat(record)
                    .containsEntry("address", closed.address().display())
                    .containsEntry("consent", "OPTED_OUT"));
    assertThat(export(storage().consents(), customer)).hasSize(3);
    assertThat(export(storage().contactHistory(), customer))
        .singleElement()
        .satisfies(
            record -> assertThat(record).containsEntry("afterAddress", open.address().display()));
    for (CustomerOwned part : contactParts()) {
      Work.run(storage(), work -> part.erase(work, customer));
      Work.run(storage(), work -> part.erase(work, customer));
      assertThat(export(part, customer)).isEmpty();
    }
    assertThat(of(customer)).isEmpty();
    assertThat(suppressed(hash(closed))).containsOnlyKeys(hash(closed));
    assertThat(suppressed(hash(gone))).containsOnlyKeys(hash(gone));
    assertThat(suppressed(hash(open))).isEmpty();
    assertThat(suppressed(hash(closed)).get(hash(closed)).reason()).isEqualTo(OptOutReason.ASKED);
  }

  @Test
  @DisplayName("MRG-2: points, consent and history are handed over, without a star, and not twice")
  default void contacts_reassigned() {
    CustomerId from = newCustomer();
    CustomerId to = newCustomer();
    Address shared = phone();
    ContactPoint there = point(to, shared, Consent.notGiven(), false);
    ContactPoint same = point(from, shared, Consent.notGiven(), false);
    ContactPoint starred = point(from, phone(), optedIn(), true);
    store(there, same, starred);
    ContactHistoryEntry told = history(starred, ContactAction.ADDED, SettableClock.START);
    Work.run(storage(), work -> storage().contactHistory().append(work, List.of(told)));
    for (CustomerOwned part : contactParts()) {
      Work.run(storage(), work -> part.reassign(work, from, to));
    }
    ContactPoint moved =
        new ContactPoint(
            starred.id(), to, starred.address(), starred.consent(), false, starred.addedAt());
    assertThat(of(to)).containsExactlyInAnyOrder(there, moved);
    assertThat(of(from)).containsExactly(same);
    assertThat(latest(to, Part.ALL, Optional.empty(), 9))
        .extracting(ContactHistoryEntry::id)
        .containsExactly(told.id());
    assertThat(upTo(to, SettableClock.START)).hasSize(1);
  }

  private List<CustomerOwned> contactParts() {
    return List.of(storage().contactPoints(), storage().consents(), storage().contactHistory());
  }

  private List<Map<String, Object>> export(CustomerOwned part, CustomerId customer) {
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage(), work -> part.export(work, customer, records::add));
    return records;
  }

  /** Stores points, each with the entry that its consent needs, as the use cases do. */
  private void store(ContactPoint... points) {
    Work.run(
        storage(),
        work -> {
          List<ConsentEntry> entries = new ArrayList<>();
          for (ContactPoint point : points) {
            if (point.consent().state() != Consent.State.NOT_GIVEN) {
              entries.add(entry(point, point.consent(), SettableClock.START));
            }
          }
          storage().consents().append(work, entries);
          storage().contactPoints().save(work, List.of(points));
        });
  }

  private List<ContactPoint> of(CustomerId customer) {
    return Work.in(storage(), work -> storage().contactPoints().of(work, List.of(customer)))
        .getOrDefault(customer, List.of());
  }

  private void append(ConsentEntry... entries) {
    Work.run(storage(), work -> storage().consents().append(work, List.of(entries)));
  }

  private List<ConsentEntry> upTo(CustomerId customer, Instant moment) {
    return Work.in(storage(), work -> storage().consents().upTo(work, customer, moment));
  }

  private List<ContactHistoryEntry> latest(
      CustomerId customer, Part part, Optional<UUID> after, int limit) {
    return Work.in(
        storage(), work -> storage().contactHistory().latest(work, customer, part, after, limit));
  }

  private Map<String, Suppression> suppressed(String hash) {
    return Work.in(storage(), work -> storage().suppressions().find(work, List.of(hash)));
  }

  private CustomerId newCustomer() {
    Customer customer =
        Customer.register(
                newId(),
                Registration.builder(Person.of("Lia", "Teles")).build(),
                SettableClock.START)
            .value();
    Work.run(storage(), work -> storage().customers().add(work, List.of(customer)));
    return customer.id();
  }

  private static CustomerId newId() {
    return new CustomerId(UUID.randomUUID());
  }

  private static ContactPointId newPoint() {
    return new ContactPointId(UUID.randomUUID());
  }

  private static String unique() {
    return "p" + UUID.randomUUID();
  }

  private static Address phone() {
    long subscriber =
        10_000_000 + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 79_999_999L);
    return Address.phone("119" + subscriber);
  }

  private static Address home() {
    return PostalAddress.builder(Country.BRAZIL)
        .street("Avenida Paulista")
        .number("1000")
        .complement("cj. 12")
        .district("Bela Vista")
        .city("São Paulo")
        .state("sp")
        .postalCode("01310100")
        .build();
  }

  private static Consent optedIn() {
    return new OptedIn(Evidence.of("site", "form", SettableClock.START), SettableClock.START);
  }

  private static OptedOut optedOut() {
    return new OptedOut(OptOutReason.ASKED, Optional.empty(), SettableClock.START);
  }

  private static ContactPoint point(
      CustomerId customer, Address address, Consent consent, boolean primary) {
    return new ContactPoint(newPoint(), customer, address, consent, primary, SettableClock.START);
  }

  private static ContactPoint withPrimary(ContactPoint point, boolean primary) {
    return new ContactPoint(
        point.id(), point.customer(), point.address(), point.consent(), primary, point.addedAt());
  }

  private static ConsentEntry entry(ContactPoint point, Consent consent, Instant moment) {
    return new ConsentEntry(
        UUID.randomUUID(),
        point.customer(),
        Optional.of(point.id()),
        point.channel(),
        point.address().normalized(),
        hash(point),
        consent,
        moment,
        new AgentId("ana"),
        ConsentEntry.Cause.SAID,
        Optional.empty());
  }

  private static String hash(ContactPoint point) {
    return AddressKey.of(point.address()).hash(TestSecrets.SECRETS);
  }

  private static ContactHistoryEntry history(
      ContactPoint point, ContactAction action, Instant moment) {
    Optional<ContactSnapshot> snapshot = Optional.of(ContactSnapshot.of(point));
    return new ContactHistoryEntry(
        UUID.randomUUID(),
        point.customer(),
        point.id(),
        action,
        action == ContactAction.ADDED ? Optional.empty() : snapshot,
        action == ContactAction.DELETED ? Optional.empty() : snapshot,
        moment,
        new AgentId("ana"),
        Optional.of("Ligou para nós"));
  }

  private static Suppression suppression(String hash, OptOutReason reason) {
    return new Suppression(
        hash, phone().channel(), reason, SettableClock.START, Optional.of(new AgentId("ana")));
  }
}
