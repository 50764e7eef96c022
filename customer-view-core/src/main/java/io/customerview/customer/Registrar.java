package io.customerview.customer;

import io.customerview.access.Change;
import io.customerview.access.Inquiry;
import io.customerview.customer.CustomerRefusal.CancelledInFuture;
import io.customerview.customer.CustomerRefusal.ExternalIdMerged;
import io.customerview.customer.CustomerRefusal.HasMembers;
import io.customerview.customer.CustomerRefusal.ParentCycle;
import io.customerview.customer.CustomerRefusal.ParentNotACompany;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Registered.Outcome;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchKeys;
import io.customerview.identity.SearchPart;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.ExternalId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Registers customers within one command, many as easily as one: it reads what there is, decides
 * row by row, and writes once.
 *
 * <p>Belongs to one command and its thread.
 */
@Wiring
public final class Registrar {

  private final Customers customers;
  private final SearchKeys searchKeys;
  private final WhenCancelled whenCancelled;
  private final Change change;
  private final Map<ExternalId, CustomerId> byExternalId = new HashMap<>();
  private final Map<ExternalId, CustomerId> merged = new HashMap<>();
  private final Map<CustomerId, Customer> known = new HashMap<>();
  private final Map<CustomerId, Customer> added = new LinkedHashMap<>();
  private final Map<CustomerId, Customer> updated = new LinkedHashMap<>();
  private final Map<CustomerId, Cancelled> cancelled = new LinkedHashMap<>();

  public Registrar(
      Customers customers, SearchKeys searchKeys, WhenCancelled whenCancelled, Change change) {
    this.customers = customers;
    this.searchKeys = searchKeys;
    this.whenCancelled = whenCancelled;
    this.change = change;
  }

  /**
   * Reads and locks, in one go, what is stored under these external ids. Before a lock is had
   * somebody may have merged or parted whom an id leads to, or given it to another customer: what
   * is read under the locks counts.
   */
  public void expect(Set<ExternalId> externalIds) {
    Map<ExternalId, CustomerId> asked = Map.of();
    Map<ExternalId, CustomerId> found = customers.byExternalId(change.work(), externalIds);
    while (!found.equals(asked)) {
      read(found.values());
      if (byExternalId.keySet().containsAll(found.keySet())) {
        return;
      }
      asked = found;
      found = customers.byExternalId(change.work(), asked.keySet());
    }
    merged.putAll(found); // nobody has these: whom they lead to has absorbed who had
    merged.keySet().removeAll(byExternalId.keySet());
  }

  private void read(Collection<CustomerId> ids) {
    change.lockAll(ids);
    customers
        .find(change.work(), ids)
        .forEach(
            (id, customer) -> {
              known.put(id, customer);
              customer
                  .registration()
                  .externalId()
                  .ifPresent(external -> byExternalId.put(external, id));
            });
  }

  /**
   * Returns the customer that has an external id, if one has, in the state that this command leaves
   * it in.
   */
  public Optional<Customer> find(ExternalId externalId) {
    return Optional.ofNullable(byExternalId.get(externalId)).map(known::get);
  }

  /**
   * Returns the customer that an external id leads to: the one that has it, else the one into which
   * that one was merged.
   */
  public Optional<Customer> present(ExternalId externalId) {
    return find(externalId).or(() -> Optional.ofNullable(merged.get(externalId)).map(known::get));
  }

  /**
   * Registers one: new, or in the place of what is registered under its external id.
   *
   * @throws RefusedException with {@link CustomerRefusal} if the parent is not to be had, or the
   *     external id is that of a customer that was merged into another one
   */
  public Registered register(Registration given) {
    given.externalId().ifPresent(this::refuseMerged);
    Optional<Customer> before = given.externalId().flatMap(this::find);
    if (before.isPresent()) {
      return replace(before.get(), given);
    }
    Registration registration = withPresentParent(given);
    CustomerId id = new CustomerId(change.newId());
    change.created(id);
    keep(id, Customer.register(id, registration, change.moment()), added);
    return new Registered(id, Version.FIRST, Outcome.NEW);
  }

  /**
   * As {@link #register(Registration)}, for a customer that the host may know as cancelled; without
   * a cancellation the status stays as it is.
   *
   * @throws RefusedException as {@link #register(Registration)} and {@link Customer#cancel};
   *     nothing is registered then
   */
  public Registered register(Registration registration, Optional<Cancelled> cancellation) {
    if (cancellation.isEmpty()) {
      return register(registration);
    }
    Cancelled how = cancellation.get();
    Optional<Customer> before = registration.externalId().flatMap(this::find);
    if (how.on().isAfter(change.today())) {
      throw new RefusedException(new CancelledInFuture(how.on(), change.today()));
    }
    before.ifPresent(customer -> customer.cancel(how.on(), how.reason(), change.today()));
    Registered registered = register(registration);
    Customer customer = Objects.requireNonNull(known.get(registered.customer()));
    After<Customer> after = customer.cancel(how.on(), how.reason(), change.today());
    if (!after.isChanged()) {
      return registered;
    }
    keep(customer.id(), after, added.containsKey(customer.id()) ? added : updated);
    if (!added.containsKey(customer.id())) {
      cancelled.put(customer.id(), how);
    }
    return new Registered(
        customer.id(),
        change.versionAfter(customer.id()),
        registered.outcome() == Outcome.UNCHANGED ? Outcome.CHANGED : registered.outcome());
  }

  /**
   * Puts a registration in the place of that of a customer which this command has locked.
   *
   * @throws RefusedException as {@link #register(Registration)}
   */
  public Registered replace(Customer before, Registration given) {
    known.putIfAbsent(before.id(), before);
    if (!given.externalId().equals(before.registration().externalId())) {
      given.externalId().ifPresent(this::refuseMerged);
    }
    Registration registration =
        given.parent().equals(before.registration().parent()) ? given : withPresentParent(given);
    After<Customer> after = before.withRegistration(registration);
    if (after.isChanged()) {
      if (!registration.parent().equals(before.registration().parent())) {
        registration.parent().ifPresent(parent -> checkAbove(before.id(), parent));
      }
      if (registration.isPerson() && !before.registration().isPerson()) {
        checkNoMembers(before.id());
      }
      keep(before.id(), after, added.containsKey(before.id()) ? added : updated);
    }
    return new Registered(
        before.id(),
        change.versionAfter(before.id()),
        after.isChanged() ? Outcome.CHANGED : Outcome.UNCHANGED);
  }

  private void refuseMerged(ExternalId external) {
    CustomerId present = merged.get(external);
    if (present != null) {
      throw new RefusedException(new ExternalIdMerged(present));
    }
  }

  /** Writes what was registered, and says what happened. */
  public void save() {
    if (!added.isEmpty()) {
      customers.add(change.work(), added.values());
    }
    if (!updated.isEmpty()) {
      customers.update(change.work(), updated.values());
    }
    if (!cancelled.isEmpty()) {
      whenCancelled.cancelled(change, cancelled);
    }
    saveSearchKeys();
  }

  private void saveSearchKeys() {
    Map<CustomerId, String> names = new LinkedHashMap<>();
    Map<CustomerId, List<SearchKey>> keys = new LinkedHashMap<>();
    for (Map<CustomerId, Customer> written : List.of(added, updated)) {
      written.forEach(
          (id, customer) -> {
            names.put(id, customer.registration().party().displayName());
            keys.put(id, RegistrationKeys.of(id, customer.registration()));
          });
    }
    if (!names.isEmpty()) {
      searchKeys.rename(change.work(), names);
      searchKeys.replace(change.work(), SearchPart.REGISTRATION, keys);
    }
  }

  private void keep(CustomerId id, After<Customer> after, Map<CustomerId, Customer> into) {
    into.put(id, after.value());
    known.put(id, after.value());
    after.value().registration().externalId().ifPresent(external -> byExternalId.put(external, id));
    for (DomainEvent event : after.events()) {
      change.happened(id, event);
    }
  }

  /**
   * A parent that was merged into another company is that company.
   *
   * @throws RefusedException if there is no such customer, or it is a person
   */
  private Registration withPresentParent(Registration registration) {
    if (registration.parent().isEmpty()) {
      return registration;
    }
    CustomerId given = registration.parent().get();
    Customer company =
        Optional.ofNullable(known.get(given)).orElseGet(() -> change.find(given, this::find));
    if (company.registration().isPerson()) {
      throw new RefusedException(new ParentNotACompany(company.id()));
    }
    return company.id().equals(given)
        ? registration
        : registration.toBuilder().parent(company.id()).build();
  }

  private Optional<Customer> find(CustomerId customer) {
    return Optional.ofNullable(known.get(customer))
        .or(() -> customers.find(change.work(), customer));
  }

  private void checkAbove(CustomerId customer, CustomerId parent) {
    customers.lockTree(change.work());
    if (parent.equals(customer) || above(parent).contains(customer)) {
      throw new RefusedException(new ParentCycle(parent));
    }
  }

  /** Who stands above, as stored and as this command leaves it. */
  private Set<CustomerId> above(CustomerId customer) {
    Set<CustomerId> above = new LinkedHashSet<>();
    Optional<CustomerId> next = parentOf(customer);
    while (next.isPresent() && above.add(next.get())) {
      next = parentOf(next.get());
    }
    return above;
  }

  private Optional<CustomerId> parentOf(CustomerId customer) {
    Customer one =
        known.computeIfAbsent(
            customer,
            id -> customers.find(change.work(), id).orElseThrow(() -> Inquiry.unknown(id)));
    return Objects.requireNonNull(one).registration().parent();
  }

  /** Of those whom this command knows, what it leaves counts, and not what is stored still. */
  private void checkNoMembers(CustomerId company) {
    boolean inThisCommand =
        known.values().stream()
            .anyMatch(one -> one.registration().parent().equals(Optional.of(company)));
    List<Customer> stored =
        customers.membersOf(change.work(), company, Optional.empty(), known.size() + 1);
    if (inThisCommand || stored.stream().anyMatch(one -> !known.containsKey(one.id()))) {
      throw new RefusedException(new HasMembers(company));
    }
  }
}
