package io.customerview.privacy;

import io.customerview.access.Change;
import io.customerview.access.Inquiry;
import io.customerview.customer.Customer;
import io.customerview.privacy.PrivacyEvent.CustomerErased;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import java.util.List;
import java.util.Set;

/**
 * Erases a customer within a command.
 *
 * @param office what it erases from
 * @param change the command
 */
record Erasing(PrivacyOffice office, Change change) {

  ErasurePlan run(CustomerId customer) {
    CustomerId present = change.resolve(customer);
    Touched touched = lock(customer, present);
    List<CustomerId> ids = office.idsOf(change.work(), present);
    Version version =
        office.customers().find(change.work(), present).map(Customer::version).orElseThrow();
    Planning planning = new Planning(office, change.work(), ids);
    List<ErasedTotal> totals = planning.totals();
    ErasurePlan plan = planning.plan(version, touched, totals);
    office.totals().add(change.work(), totals);
    touched.tell(change);
    touched.leftovers().forEach(leftover -> leftover.remove(office, change.work()));
    touched.together().forget(office, change.work(), new CustomerId(change.newId()));
    ids.forEach(id -> office.audit().strip(change.work(), id, change.zone()));
    office.owned().forEach(part -> ids.forEach(id -> part.erase(change.work(), id)));
    change.ended(present, new CustomerErased(plan));
    return plan;
  }

  /** Locks all whom it changes in one go, in the order of ids; nobody joins them afterwards. */
  private Touched lock(CustomerId customer, CustomerId present) {
    Set<CustomerId> all = Touched.by(present, office, change.work()).concerned();
    all.add(present);
    change.lockAll(all);
    // Somebody may have merged or parted customers before the lock was had.
    if (!change.resolve(customer).equals(present)) {
      throw new RefusedException(new ConcurrentChange());
    }
    if (!change.hasLocked(present)) {
      throw Inquiry.unknown(customer);
    }
    change.keepUnreferred(present);
    Touched touched = Touched.by(present, office, change.work());
    if (!touched.concerned().stream().allMatch(change::hasLocked)) {
      throw new RefusedException(new ConcurrentChange());
    }
    return touched;
  }
}
