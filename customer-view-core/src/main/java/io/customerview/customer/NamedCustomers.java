package io.customerview.customer;

import io.customerview.access.Change;
import io.customerview.access.Inquiry;
import io.customerview.shared.CommonRefusal.ExternalIdUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The customers that rows of a host name, by its ids of them or by ours: who they are at present,
 * within one command that locks them. Belongs to that command and its thread.
 *
 * @param <N> what names a customer
 */
public final class NamedCustomers<N> {

  private final Customers customers;
  private final Change change;
  private final Collection<N> names;
  private final Function<N, Optional<ExternalId>> externalIdOf;
  private final Function<N, Optional<CustomerId>> idOf;
  private final Map<N, CustomerId> present = new HashMap<>();

  /**
   * Finds out who is named.
   *
   * @param externalIdOf returns the host's id of the customer, where a name is one
   * @param idOf returns our id, where a name is one; a former one leads to the present one
   */
  @Wiring
  public NamedCustomers(
      Customers customers,
      Change change,
      Collection<N> names,
      Function<N, Optional<ExternalId>> externalIdOf,
      Function<N, Optional<CustomerId>> idOf) {
    this.customers = customers;
    this.change = change;
    this.names = List.copyOf(names);
    this.externalIdOf = externalIdOf;
    this.idOf = idOf;
    resolve();
  }

  private void resolve() {
    Set<ExternalId> externalIds = new HashSet<>();
    Set<CustomerId> ids = new HashSet<>();
    for (N name : names) {
      externalIdOf.apply(name).ifPresent(externalIds::add);
      idOf.apply(name).ifPresent(ids::add);
    }
    Map<ExternalId, CustomerId> byExternalId = customers.byExternalId(change.work(), externalIds);
    Map<CustomerId, CustomerId> byId = change.resolve(ids);
    present.clear();
    for (N name : names) {
      externalIdOf
          .apply(name)
          .map(byExternalId::get)
          .or(() -> idOf.apply(name).map(byId::get))
          .ifPresent(customer -> present.put(name, customer));
    }
  }

  /**
   * Locks who is named, and whoever else is concerned, until nothing of that changes any more:
   * before a lock is had somebody may have merged or parted who is named, or given to another what
   * the rows are about. What is read under the locks counts.
   *
   * @param others returns who else is concerned as things stand, by present ids; it is asked after
   *     each time that something was locked
   */
  public void lock(Supplier<? extends Collection<CustomerId>> others) {
    Set<CustomerId> asked = new HashSet<>();
    Set<CustomerId> wanted = wanted(others);
    while (!asked.containsAll(wanted)) {
      change.lockAll(wanted);
      asked.addAll(wanted);
      if (mayLeadElsewhere()) {
        resolve();
      }
      wanted = wanted(others);
    }
  }

  /** A customer that is locked under its own id is that one; any other name may lead elsewhere. */
  private boolean mayLeadElsewhere() {
    return !names.stream()
        .allMatch(
            name ->
                idOf.apply(name)
                    .filter(id -> id.equals(present.get(name)) && change.hasLocked(id))
                    .isPresent());
  }

  private Set<CustomerId> wanted(Supplier<? extends Collection<CustomerId>> others) {
    Set<CustomerId> wanted = new HashSet<>(all());
    wanted.addAll(others.get());
    return wanted;
  }

  /** Returns those whom names lead to, whether there are such customers or not. */
  public Set<CustomerId> all() {
    return Set.copyOf(present.values());
  }

  /** Returns who a name leads to, whether there is such a customer or not. */
  public Optional<CustomerId> find(N name) {
    return Optional.ofNullable(present.get(name));
  }

  /**
   * Returns who a name leads to, where there is such a customer and it is locked.
   *
   * @throws RefusedException with {@link ExternalIdUnknown} where the host's id names nobody, or
   *     with {@code CustomerUnknown} where our id does
   */
  public CustomerId require(N name) {
    return find(name)
        .filter(change::hasLocked)
        .orElseThrow(
            () ->
                idOf.apply(name)
                    .map(Inquiry::unknown)
                    .orElseGet(() -> new RefusedException(new ExternalIdUnknown())));
  }
}
