package io.customerview.contact;

import io.customerview.access.Change;
import io.customerview.contact.Consent.NotGiven;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ConsentEntry.Cause;
import io.customerview.contact.ContactEvent.AddressOptedOut;
import io.customerview.contact.ContactEvent.AddressSuppressed;
import io.customerview.contact.ContactEvent.ContactAdded;
import io.customerview.contact.ContactEvent.ContactEdited;
import io.customerview.contact.ContactEvent.ContactJoined;
import io.customerview.contact.ContactEvent.ContactOptedIn;
import io.customerview.contact.ContactEvent.ContactOptedOut;
import io.customerview.contact.ContactEvent.ContactParted;
import io.customerview.contact.ContactEvent.PointEvent;
import io.customerview.contact.ContactEvent.SuppressionLifted;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchPart;
import io.customerview.shared.After;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.MergeId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes contact points within one command, many as easily as one: it reads what there is in one
 * go, decides with the rules of {@link ContactBook}, and writes once, together with history and
 * consent.
 *
 * <pre>{@code
 * ContactKeeper keeper = new ContactKeeper(office, change);
 * keeper.expect(customers, addresses);             // locked or created by this command
 * keeper.add(customer, NewContact.of(address).optedIn(evidence));
 * keeper.save();                                   // after the customers themselves, where they are new
 * }</pre>
 *
 * <p>Belongs to one command and its thread.
 */
@Wiring
public final class ContactKeeper {

  private final ContactOffice office;
  private final Change change;
  private final Optional<String> reason;
  private final Optional<MergeId> merge;
  private final Map<CustomerId, ContactBook> books = new HashMap<>();
  private final Map<AddressKey, Boolean> suppressed = new HashMap<>();
  private final Map<ContactPointId, ContactPoint> saved = new LinkedHashMap<>();
  private final Map<ContactPointId, ContactPoint> deleted = new LinkedHashMap<>();
  private final Set<CustomerId> shownOtherwise = new LinkedHashSet<>();
  private final List<ConsentEntry> consents = new ArrayList<>();
  private final List<ContactHistoryEntry> history = new ArrayList<>();

  /** Makes a keeper whose history entries tell no reason. */
  public ContactKeeper(ContactOffice office, Change change) {
    this(office, change, Optional.empty());
  }

  /**
   * Makes a keeper.
   *
   * @param reason what its history entries tell as the reason
   */
  public ContactKeeper(ContactOffice office, Change change, Optional<String> reason) {
    this(office, change, reason, Optional.empty());
  }

  /**
   * Makes a keeper for a merge, or for its undoing.
   *
   * @param reason what its history entries tell as the reason
   */
  public ContactKeeper(ContactOffice office, Change change, String reason, MergeId merge) {
    this(office, change, Optional.of(reason), Optional.of(merge));
  }

  private ContactKeeper(
      ContactOffice office, Change change, Optional<String> reason, Optional<MergeId> merge) {
    this.office = Objects.requireNonNull(office, "office");
    this.change = Objects.requireNonNull(change, "change");
    this.reason = Objects.requireNonNull(reason, "reason");
    this.merge = Objects.requireNonNull(merge, "merge");
  }

  /**
   * Reads, in one go, the books of these customers, and whether these addresses are suppressed.
   * What was read before stays.
   */
  public void expect(Collection<CustomerId> customers, Collection<Address> addresses) {
    List<CustomerId> unread =
        customers.stream().filter(id -> !books.containsKey(id)).distinct().toList();
    if (!unread.isEmpty()) {
      Map<CustomerId, List<ContactPoint>> points = office.points().of(change.work(), unread);
      Map<CustomerId, Map<AddressKey, AddressConsent>> recorded =
          office.consents().byAddress(change.work(), unread);
      for (CustomerId id : unread) {
        books.put(
            id,
            ContactBook.of(
                id, points.getOrDefault(id, List.of()), recorded.getOrDefault(id, Map.of())));
      }
    }
    List<AddressKey> unasked =
        addresses.stream().map(AddressKey::of).filter(key -> !suppressed.containsKey(key)).toList();
    if (!unasked.isEmpty()) {
      Set<AddressKey> found = office.suppressed(change.work(), unasked);
      unasked.forEach(key -> suppressed.put(key, found.contains(key)));
    }
  }

  /** Returns the book of a customer, in the state that this command leaves it in. */
  public ContactBook book(CustomerId customer) {
    expect(List.of(customer), List.of());
    return Objects.requireNonNull(books.get(customer));
  }

  /**
   * Adds a point.
   *
   * @return the point as it is then
   * @throws RefusedException as {@link ContactBook#add}
   */
  public ContactPoint add(CustomerId customer, NewContact contact) {
    ContactPointId id = new ContactPointId(change.newId());
    boolean listed = isSuppressed(contact.address());
    keep(book(customer).add(id, contact, listed, office.primaryByOptIn(), change.moment()));
    return point(customer, id);
  }

  /**
   * Edits a point.
   *
   * @throws RefusedException as {@link ContactBook#edit}
   */
  public ContactPoint edit(
      CustomerId customer, ContactPointId point, Address address, Optional<Evidence> evidence) {
    save(); // an address that this command has freed must be free in the storage before another
    // point takes it
    keep(book(customer).edit(point, address, evidence, isSuppressed(address), change.moment()));
    save();
    return point(customer, point);
  }

  /**
   * Deletes a point.
   *
   * @throws RefusedException as {@link ContactBook#delete}
   */
  public void delete(CustomerId customer, ContactPointId point) {
    save();
    keep(book(customer).delete(point));
  }

  /**
   * Opts a point in.
   *
   * @throws RefusedException as {@link ContactBook#optIn}
   */
  public ContactPoint optIn(CustomerId customer, ContactPointId point, Evidence evidence) {
    ContactBook book = book(customer);
    boolean listed = isSuppressed(book, point);
    keep(book.optIn(point, evidence, listed, office.primaryByOptIn(), change.moment()));
    return point(customer, point);
  }

  /**
   * Opts a point out.
   *
   * @throws RefusedException as {@link ContactBook#optOut}
   */
  public ContactPoint optOut(
      CustomerId customer, ContactPointId point, OptOutReason why, Optional<Evidence> evidence) {
    keep(book(customer).optOut(point, why, evidence, change.moment()));
    return point(customer, point);
  }

  /**
   * Opts an address out for one customer, whether a point has it or not (CNT-10).
   *
   * @return whether that changed anything
   */
  public boolean optOut(
      CustomerId customer, Address address, OptOutReason why, Optional<Evidence> evidence) {
    After<ContactBook> after = book(customer).optOut(address, why, evidence, change.moment());
    keep(after);
    return after.isChanged();
  }

  /**
   * Opts an address out for every customer that has it, and locks them (CNT-10).
   *
   * @return those customers
   */
  public Set<CustomerId> optOutEverywhere(
      Address address, OptOutReason why, Optional<Evidence> evidence) {
    Set<CustomerId> holders = lockHolders(address);
    holders.forEach(holder -> optOut(holder, address, why, evidence));
    return holders;
  }

  private Set<CustomerId> lockHolders(Address address) {
    Set<CustomerId> holders =
        office.points().holders(change.work(), List.of(AddressKey.of(address)));
    change.lockAll(holders);
    // Between the two somebody may have edited a point: what counts is what is read under the lock.
    expect(holders, List.of());
    return holders.stream()
        .filter(holder -> book(holder).find(address).isPresent())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Gives a point the star.
   *
   * @throws RefusedException as {@link ContactBook#makePrimary}
   */
  public ContactPoint makePrimary(CustomerId customer, ContactPointId point) {
    ContactBook book = book(customer);
    keep(book.makePrimary(point, isSuppressed(book, point)));
    return point(customer, point);
  }

  /**
   * Takes the star off a point.
   *
   * @throws RefusedException as {@link ContactBook#removeStar}
   */
  public ContactPoint removeStar(CustomerId customer, ContactPointId point) {
    keep(book(customer).removeStar(point));
    return point(customer, point);
  }

  /**
   * Settles a point for a merge (MRG-2).
   *
   * @see ContactBook#join
   */
  public void join(CustomerId customer, ContactPointId point, Consent consent, boolean star) {
    keep(book(customer).join(point, consent, star));
  }

  /** Has a point as it was before a merge that is undone (MRG-2). */
  public void part(ContactPoint parted) {
    keep(book(parted.customer()).part(parted));
  }

  /**
   * Opts an address out of which only the normalized form is known, as the record of consent tells
   * it: the point that has it, or the address itself (CNT-10).
   */
  public void optOut(
      CustomerId customer, AddressKey address, Optional<ContactPointId> point, OptedOut out) {
    if (point.isPresent()) {
      keep(book(customer).optOut(point.get(), out.reason(), out.evidence(), change.moment()));
    } else {
      note(
          customer,
          address,
          new OptedOut(out.reason(), out.evidence(), change.moment()),
          Cause.SAID);
    }
  }

  /** Notes what is said or imposed of an address, or ends, where it changes no point (MRG-2). */
  public void note(CustomerId customer, AddressKey address, Consent consent, Cause cause) {
    consents.add(entry(customer, Optional.empty(), address, consent, cause));
  }

  /** Has customers found by the points that they have now, after points were handed over. */
  public void list(Collection<CustomerId> customers) {
    expect(customers, List.of());
    shownOtherwise.addAll(customers);
  }

  private boolean isSuppressed(ContactBook book, ContactPointId point) {
    return book.find(point).map(known -> isSuppressed(known.address())).orElse(false);
  }

  /** Returns whether an address stands on the suppression list, under any of the host's keys. */
  public boolean isSuppressed(Address address) {
    expect(List.of(), List.of(address));
    return Objects.requireNonNull(suppressed.get(AddressKey.of(address)));
  }

  /**
   * Puts an address on the suppression list, and opts it out for every customer that has it
   * (CNT-13). One that stands there already keeps its row.
   *
   * @return the customers that have it
   */
  public Set<CustomerId> suppress(Address address, OptOutReason why, Optional<Evidence> evidence) {
    // Customers are locked before the list is written, here and everywhere: who does it the other
    // way round waits for somebody who waits for them.
    Set<CustomerId> holders = optOutEverywhere(address, why, evidence);
    list(address, why);
    return holders;
  }

  /**
   * Puts an address on the suppression list, and changes no customer: whoever has it is not written
   * to any more (CNT-13). One that stands there already keeps its row.
   */
  public void list(Address address, OptOutReason why) {
    if (!isSuppressed(address)) {
      AddressKey key = AddressKey.of(address);
      String hash = key.hash(office.secrets());
      office
          .suppressions()
          .add(
              change.work(),
              List.of(
                  new Suppression(
                      hash,
                      key.channel(),
                      why,
                      change.moment(),
                      Optional.of(change.agent().id()))));
      suppressed.put(key, true);
      change.happened(new AddressSuppressed(key.channel(), why, hash));
    }
  }

  /**
   * Takes an address off the suppression list. Who has it stays opted out, until an opt-in with
   * evidence: who never was, because the complaint of another customer put it there, is opted out
   * now (CNT-12); so is who would be released again once a merge is undone.
   *
   * @return whether it stood there
   */
  public boolean lift(Address address) {
    if (!isSuppressed(address)) {
      return false;
    }
    AddressKey key = AddressKey.of(address);
    for (CustomerId customer : lockConcerned(key)) {
      if (book(customer).mayBeOpened(address)) {
        optOut(customer, address, OptOutReason.SUPPRESSED, Optional.empty());
      }
    }
    List<String> hashes = key.hashes(office.secrets());
    boolean stood = office.suppressions().remove(change.work(), hashes) > 0;
    suppressed.put(key, false);
    if (stood) {
      change.happened(new SuppressionLifted(key.channel(), hashes.get(0)));
    }
    return stood;
  }

  /** Locks who has an address, or has somebody merged into it who had. */
  private Set<CustomerId> lockConcerned(AddressKey address) {
    Set<CustomerId> locked = Set.of();
    Set<CustomerId> concerned = concerned(address);
    // Before the locks are had, somebody may merge or part customers.
    while (!locked.containsAll(concerned)) {
      locked = concerned;
      change.lockAll(locked);
      concerned = concerned(address);
    }
    expect(concerned, List.of());
    return concerned;
  }

  private Set<CustomerId> concerned(AddressKey address) {
    Set<CustomerId> concerned = new LinkedHashSet<>();
    concerned.addAll(office.points().holders(change.work(), List.of(address)));
    concerned.addAll(office.brought().joined(change.work(), address));
    return concerned;
  }

  /** Writes what was decided; the customers of the points are stored by then. */
  public void save() {
    if (!consents.isEmpty()) {
      office.consents().append(change.work(), List.copyOf(consents));
      consents.clear();
    }
    if (!deleted.isEmpty()) {
      office.points().delete(change.work(), List.copyOf(deleted.values()));
      deleted.clear();
    }
    if (!saved.isEmpty()) {
      office.points().save(change.work(), List.copyOf(saved.values()));
      saved.clear();
    }
    if (!history.isEmpty()) {
      office.history().append(change.work(), List.copyOf(history));
      history.clear();
    }
    if (!shownOtherwise.isEmpty()) {
      Map<CustomerId, List<SearchKey>> keys = new LinkedHashMap<>();
      shownOtherwise.forEach(customer -> keys.put(customer, searchKeysOf(book(customer))));
      office.searchKeys().replace(change.work(), SearchPart.CONTACT_POINTS, keys);
      shownOtherwise.clear();
    }
  }

  /** Phones and e-mail addresses are searched, released or not; postal addresses are not. */
  private static List<SearchKey> searchKeysOf(ContactBook book) {
    List<SearchKey> keys = new ArrayList<>();
    for (ContactPoint point : book.points()) {
      if (point.address() instanceof Address.Phone phone) {
        keys.add(searchKey(point, SearchKey.ofPhone(phone.number())));
      } else if (point.address() instanceof Address.Email email) {
        keys.add(searchKey(point, SearchKey.ofEmail(email.email())));
      }
    }
    return keys;
  }

  private static SearchKey searchKey(ContactPoint point, SearchKey key) {
    return point.primary() ? key.asPrimary() : key;
  }

  private ContactPoint point(CustomerId customer, ContactPointId point) {
    return book(customer).find(point).orElseThrow();
  }

  private void keep(After<ContactBook> after) {
    ContactBook book = after.value();
    books.put(book.customer(), book);
    for (DomainEvent event : after.events()) {
      change.happened(book.customer(), event);
      if (event instanceof PointEvent ofPoint) {
        keep(ofPoint);
      } else if (event instanceof AddressOptedOut ofAddress) {
        consents.add(
            entry(
                book.customer(),
                Optional.empty(),
                AddressKey.of(ofAddress.address()),
                ofAddress.optOut(),
                Cause.SAID));
      }
    }
  }

  private void keep(PointEvent event) {
    ContactPoint point = event.point();
    history.add(
        new ContactHistoryEntry(
            change.newId(),
            point.customer(),
            point.id(),
            event.action(),
            event.before().map(ContactSnapshot::of),
            event.after().map(ContactSnapshot::of),
            change.moment(),
            change.agent().id(),
            reason));
    if (changesConsent(event)) {
      consents.add(
          entry(
              point.customer(),
              Optional.of(point.id()),
              AddressKey.of(point.address()),
              point.consent(),
              causeOf(event)));
    }
    shownOtherwise.add(point.customer());
    if (event.after().isPresent()) {
      saved.put(point.id(), point);
    } else {
      deleted.put(point.id(), point);
    }
  }

  private static Cause causeOf(PointEvent event) {
    if (event instanceof ContactJoined) {
      return Cause.MERGED;
    }
    return event instanceof ContactParted ? Cause.PARTED : Cause.SAID;
  }

  /**
   * An edit to another address always leaves an entry: the point may have had that address before,
   * with another consent.
   */
  private static boolean changesConsent(PointEvent event) {
    if (event instanceof ContactEdited edited) {
      return !edited.from().address().isSameAs(edited.to().address());
    }
    return event instanceof ContactOptedIn
        || event instanceof ContactOptedOut
        || (event instanceof ContactJoined joined
            && !joined.from().consent().equals(joined.to().consent()))
        || (event instanceof ContactParted parted
            && parted.from().isPresent()
            && !parted.from().get().consent().equals(parted.to().consent()))
        || (event instanceof ContactAdded added && !(added.added().consent() instanceof NotGiven));
  }

  private ConsentEntry entry(
      CustomerId customer,
      Optional<ContactPointId> point,
      AddressKey key,
      Consent consent,
      Cause cause) {
    return new ConsentEntry(
        change.newId(),
        customer,
        point,
        key.channel(),
        key.normalized(),
        key.hash(office.secrets()),
        consent,
        change.moment(),
        change.agent().id(),
        cause,
        merge.filter(any -> cause != Cause.SAID));
  }
}
