package io.customerview.contact;

import io.customerview.access.Change;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What recipients and providers report, within one command (CNT-10). Belongs to that command and
 * its thread.
 */
@Wiring
public final class FeedbackKeeper {

  private final ContactOffice office;
  private final Change change;
  private final ContactKeeper keeper;

  /** Makes a keeper. */
  public FeedbackKeeper(ContactOffice office, Change change) {
    this.office = office;
    this.change = change;
    this.keeper = new ContactKeeper(office, change);
  }

  /** As {@link FeedbackDesk#unsubscribed}. */
  public Set<CustomerId> unsubscribed(CustomerId customer, Address address) {
    Set<CustomerId> optedOut = optOut(customer, address, OptOutReason.UNSUBSCRIBED);
    if (optedOut.isEmpty() || isHeldByNobody(address)) {
      keeper.list(address, OptOutReason.UNSUBSCRIBED);
    }
    keeper.save();
    return optedOut;
  }

  private boolean isHeldByNobody(Address address) {
    return office.points().holders(change.work(), Set.of(AddressKey.of(address))).isEmpty();
  }

  /** As {@link FeedbackDesk#complained}. */
  public Set<CustomerId> complained(CustomerId customer, Address address) {
    Set<CustomerId> optedOut = optOut(customer, address, OptOutReason.COMPLAINED);
    keeper.list(address, OptOutReason.COMPLAINED);
    keeper.save();
    return optedOut;
  }

  /** As {@link FeedbackDesk#bouncedForGood}. */
  public Set<CustomerId> bouncedForGood(Address address) {
    Set<CustomerId> optedOut = keeper.suppress(address, OptOutReason.BOUNCED, Optional.empty());
    keeper.save();
    return optedOut;
  }

  /**
   * A message may have gone out while another customer was merged into this one that has the
   * address again: it is that one's then.
   */
  private Set<CustomerId> optOut(CustomerId customer, Address address, OptOutReason why) {
    if (!change.hasLocked(customer)) {
      CustomerId before = change.resolve(customer);
      Set<CustomerId> known = new TreeSet<>(parted(before, address));
      known.add(before);
      change.lockAll(known); // in the order of ids, as everybody does
    }
    Set<CustomerId> optedOut = new TreeSet<>();
    lock(customer)
        .ifPresent(
            present -> {
              if (keeper.book(present).find(address).isEmpty()) {
                optedOut.addAll(holders(present, address));
              }
              optedOut.add(present);
              optedOut.forEach(one -> keeper.optOut(one, address, why, Optional.empty()));
            });
    return optedOut;
  }

  /** Returns who has an address, of those from whom a customer has parted, and locks them. */
  private Set<CustomerId> holders(CustomerId present, Address address) {
    Set<CustomerId> holders = parted(present, address);
    change.lockAll(holders);
    return holders.stream()
        .filter(change::hasLocked)
        .filter(one -> keeper.book(one).find(address).isPresent())
        .collect(Collectors.toSet());
  }

  private Set<CustomerId> parted(CustomerId present, Address address) {
    return parted(office, change, Map.of(present, Set.of(AddressKey.of(address))));
  }

  /**
   * Returns whom reports on addresses may change beside the customers that they name: from whom
   * these have parted, and who has such an address now. To be locked with them.
   *
   * @param addresses the addresses, by the present customers that the reports name
   */
  public static Set<CustomerId> parted(
      ContactOffice office, Change change, Map<CustomerId, Set<AddressKey>> addresses) {
    Map<CustomerId, Set<CustomerId>> parted =
        office.brought().partedFrom(change.work(), addresses.keySet());
    if (parted.isEmpty()) {
      return Set.of();
    }
    Set<AddressKey> asked = new HashSet<>();
    Set<CustomerId> others = new HashSet<>();
    parted.forEach(
        (customer, ones) -> {
          asked.addAll(addresses.getOrDefault(customer, Set.of()));
          others.addAll(ones);
        });
    Set<CustomerId> holders = new HashSet<>(office.points().holders(change.work(), asked));
    holders.retainAll(new HashSet<>(change.resolve(others).values()));
    return holders;
  }

  /** A report may come when the customer has been erased: what is left to do is done then. */
  private Optional<CustomerId> lock(CustomerId customer) {
    try {
      return Optional.of(change.lock(customer));
    } catch (RefusedException refused) {
      if (refused.refusal() instanceof CustomerUnknown) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
