package io.customerview.contact;

import io.customerview.access.Change;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What recipients and providers report, within one command (CNT-10). Belongs to that command and
 * its thread.
 */
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

  private Set<CustomerId> optOut(CustomerId customer, Address address, OptOutReason why) {
    Set<CustomerId> optedOut = new TreeSet<>();
    lock(customer)
        .ifPresent(
            present -> {
              keeper.optOut(present, address, why, Optional.empty());
              optedOut.add(present);
            });
    return optedOut;
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
