package io.customerview.access;

import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.spi.ChangeListener;
import io.customerview.spi.ChangeListener.CustomerChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * One command at work: it locks the customers that it changes, says what happened to each, and the
 * door does the rest. A customer to whom nothing happened keeps its version and gets no entry, so
 * that a command that is repeated leaves no trace.
 *
 * <p>Belongs to the thread that it was made for.
 */
public final class Change {

  private final Desk desk;
  private final Desk.Office office;
  private final Operation operation;
  private final UnitOfWork work;
  private final SortedMap<CustomerId, Version> locked = new TreeMap<>();
  private final Map<CustomerId, List<DomainEvent>> happened = new LinkedHashMap<>();
  private final Map<CustomerId, List<DomainEvent>> noted = new LinkedHashMap<>();
  private final List<DomainEvent> aboutNobody = new ArrayList<>();
  private final Set<CustomerId> created = new HashSet<>();
  private final Set<CustomerId> ended = new HashSet<>();
  private final Map<CustomerId, Version> skipping = new HashMap<>();

  Change(Desk desk, Desk.Office office, Operation operation, UnitOfWork work) {
    this.desk = desk;
    this.office = office;
    this.operation = operation;
    this.work = work;
  }

  public UnitOfWork work() {
    return work;
  }

  /** Returns the one moment of this unit of work. */
  public Instant moment() {
    return work.moment();
  }

  /** Returns today in the business zone. */
  public LocalDate today() {
    return office.time().dayOf(work.moment());
  }

  /** Returns the business zone. */
  public ZoneId zone() {
    return office.time().zone();
  }

  public Agent agent() {
    return desk.agent();
  }

  /** Returns a new id. */
  public UUID newId() {
    return office.ids().next();
  }

  /**
   * Locks a customer until the end, under its present id.
   *
   * @return the present id, which is another one after a merge
   * @throws RefusedException with {@code CustomerUnknown} if there is none
   */
  public CustomerId lock(CustomerId customer) {
    lockAll(List.of(customer));
    if (locked.containsKey(customer)) {
      return customer; // a former id has no customer of its own, so there is nothing to resolve
    }
    CustomerId present = lockPresent(customer);
    if (!locked.containsKey(present)) {
      throw Inquiry.unknown(customer);
    }
    return present;
  }

  /** Somebody may merge or part customers before the lock is had: then the id leads elsewhere. */
  private CustomerId lockPresent(CustomerId customer) {
    CustomerId present = resolve(customer);
    CustomerId now = present;
    do {
      present = now;
      lockAll(List.of(present));
      now = resolve(customer);
    } while (!now.equals(present));
    return present;
  }

  /**
   * As {@link #lock(CustomerId)}, for a change that was decided on what an agent has read.
   *
   * @throws RefusedException with {@code StaleVersion} if the customer has changed since that
   *     version; one that was read under a former id before the merge always is, since {@link
   *     #redirect} raises the version above that of both
   */
  public CustomerId lock(CustomerId customer, Version expected) {
    CustomerId present = lock(customer);
    Version actual = Objects.requireNonNull(locked.get(present));
    if (!actual.equals(expected)) {
      throw new RefusedException(new StaleVersion(present, expected, actual));
    }
    return present;
  }

  /** Returns the present id of a customer, following a merge. */
  public CustomerId resolve(CustomerId customer) {
    return Objects.requireNonNull(office.locks().resolve(work, List.of(customer)).get(customer));
  }

  /** Returns the present ids of customers, following merges, by the ids that are given. */
  public Map<CustomerId, CustomerId> resolve(Collection<CustomerId> customers) {
    return office.locks().resolve(work, customers);
  }

  /**
   * Returns a customer that this command reads and doesn't lock, by its present or a former id.
   *
   * @see Inquiry#find(CustomerId, Function)
   */
  public <T> T find(CustomerId customer, Function<CustomerId, Optional<T>> find) {
    return Inquiry.find(customer, this::resolve, find);
  }

  /** Returns whether this command has locked a customer, which exists then. */
  public boolean hasLocked(CustomerId customer) {
    return locked.containsKey(customer);
  }

  /** Locks those of many present ids that there are, in one go and in the order of ids. */
  public void lockAll(Collection<CustomerId> customers) {
    List<CustomerId> missing = customers.stream().filter(id -> !locked.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      locked.putAll(office.locks().lock(work, missing));
    }
  }

  /**
   * Locks those of many present ids that it can have without waiting for others, from the first on:
   * for work in the background, which goes on with the rest in another unit of work.
   *
   * @param customers one or more
   * @return those that it has locked now, in the order that was given
   * @throws RefusedException with {@code ConcurrentChange} if somebody else has the first
   * @see io.customerview.shared.CustomerLocks#lockNext
   */
  public List<CustomerId> lockNext(List<CustomerId> customers) {
    Map<CustomerId, Version> next = office.locks().lockNext(work, customers);
    next.forEach((customer, version) -> locked.putIfAbsent(customer, version));
    return customers.stream().filter(next::containsKey).toList();
  }

  /**
   * Keeps others from referring to a customer that this command has locked.
   *
   * @see io.customerview.shared.CustomerLocks#keepUnreferred
   */
  public void keepUnreferred(CustomerId customer) {
    office.locks().keepUnreferred(work, customer);
  }

  /**
   * Redirects a former id to the customer that has absorbed it, both of which this command has
   * locked. The version after is above both, so that what was read of either before, under either
   * id, is stale from now on.
   *
   * @param merged what happened to the customer that stays
   */
  public void redirect(CustomerId former, CustomerId present, DomainEvent merged) {
    Version absorbed = locked.get(former);
    Version kept = locked.get(present);
    if (absorbed == null || kept == null) {
      throw new IllegalStateException("customers that are merged are locked first");
    }
    if (absorbed.number() > kept.number()) {
      locked.put(present, absorbed);
      skipping.putIfAbsent(present, kept);
    }
    office.locks().redirect(work, former, present);
    happened(present, merged);
  }

  /** Returns the former ids that lead to a customer. */
  public List<CustomerId> formerIds(CustomerId present) {
    return office.locks().formerIds(work, present);
  }

  /**
   * Undoes {@link #redirect} and {@link #ended}, where the customer of the former id is stored
   * again. Its version is above that of both, and above the last one in its trail, so that what was
   * read under its id while it led elsewhere is stale and its chain goes on.
   *
   * @param leading the former ids that lead to it again
   * @param returned what happened to it
   */
  public void restore(
      CustomerId former, CustomerId present, Collection<CustomerId> leading, DomainEvent returned) {
    office.locks().restore(work, former, leading);
    lockAll(List.of(former));
    Version own = locked.get(former);
    Version other = locked.get(present);
    if (own == null || other == null) {
      throw new IllegalStateException("customers that part are stored and locked first");
    }
    Version last = own.next(); // that of its end, which is in the trail and was never stored
    locked.put(former, last);
    if (other.number() > last.number()) {
      locked.put(former, other);
      skipping.putIfAbsent(former, last);
    }
    happened(former, returned);
  }

  /** Says that a customer begins to exist in this unit of work, with version 1. */
  public void created(CustomerId customer) {
    created.add(customer);
  }

  /**
   * Says that a customer that this command has locked is no more: the entry of its end is the last
   * one of its trail.
   */
  public void ended(CustomerId customer, DomainEvent event) {
    happened(customer, event);
    ended.add(customer);
  }

  /** Says what happened to a customer that this command has locked or created. */
  public void happened(CustomerId customer, DomainEvent event) {
    if (!locked.containsKey(customer) && !created.contains(customer)) {
      throw new IllegalStateException("a customer that changes is locked first");
    }
    happened.computeIfAbsent(customer, key -> new ArrayList<>()).add(event);
  }

  /**
   * Says what was done with a customer that this command has locked, and changes nothing of it: the
   * entry has no version, so that nobody's form becomes stale, and no listener hears of it.
   */
  public void noted(CustomerId customer, DomainEvent event) {
    if (!locked.containsKey(customer)) {
      throw new IllegalStateException("a customer that something is noted of is locked first");
    }
    noted.computeIfAbsent(customer, key -> new ArrayList<>()).add(event);
  }

  /** Says what happened that concerns no single customer. */
  public void happened(DomainEvent event) {
    aboutNobody.add(event);
  }

  /** Returns the version that a customer has once this command is done. */
  public Version versionAfter(CustomerId customer) {
    Version before = locked.get(customer);
    if (before == null) {
      return Version.FIRST;
    }
    return happened.containsKey(customer) ? before.next() : before;
  }

  /**
   * Raises the versions, writes the trail and tells the listeners, in this order and still inside
   * the unit of work.
   */
  void close() {
    Map<CustomerId, Version> raised = new LinkedHashMap<>();
    List<AuditEntry> entries = new ArrayList<>();
    happened.forEach(
        (customer, events) -> {
          Version version = versionAfter(customer);
          if (locked.containsKey(customer) && !ended.contains(customer)) {
            raised.put(customer, version);
          }
          entries.add(entry(customer, version, events));
        });
    noted.forEach(
        (customer, events) ->
            entries.add(entry(Optional.of(customer), Optional.empty(), happenings(events))));
    if (!aboutNobody.isEmpty()) {
      entries.add(entry(Optional.empty(), Optional.empty(), happenings(aboutNobody)));
    }
    if (!raised.isEmpty()) {
      office.locks().raise(work, raised);
    }
    if (!entries.isEmpty()) {
      office.audit().append(work, entries);
    }
    if (!happened.isEmpty()) {
      List<CustomerChange> changes = new ArrayList<>();
      happened.forEach(
          (customer, events) ->
              changes.add(new CustomerChange(customer, versionAfter(customer), events)));
      for (ChangeListener listener : office.changes()) {
        listener.changed(work, List.copyOf(changes));
      }
    }
  }

  private AuditEntry entry(CustomerId customer, Version version, List<DomainEvent> events) {
    List<Happening> happenings = new ArrayList<>(happenings(events));
    Version last = skipping.get(customer);
    if (last != null) {
      happenings.add(AuditEntry.skippedAfter(last));
    }
    return entry(Optional.of(customer), Optional.of(version), happenings);
  }

  private static List<Happening> happenings(List<DomainEvent> events) {
    return events.stream().map(Happening::of).toList();
  }

  private AuditEntry entry(
      Optional<CustomerId> customer, Optional<Version> version, List<Happening> happenings) {
    return new AuditEntry(
        office.ids().next(),
        customer,
        version,
        work.moment(),
        desk.agent().id(),
        operation.name(),
        happenings);
  }
}
