package io.customerview.cases;

import io.customerview.access.Change;
import io.customerview.cases.CaseEvent.CaseAdded;
import io.customerview.cases.CaseEvent.CaseMoved;
import io.customerview.cases.CaseOutcome.Effect;
import io.customerview.cases.CaseOutcome.Refused;
import io.customerview.cases.CaseOutcome.Taken;
import io.customerview.customer.Customers;
import io.customerview.customer.NamedCustomers;
import io.customerview.customer.Parted;
import io.customerview.message.WhichCustomer;
import io.customerview.shared.After;
import io.customerview.shared.CaseId;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes cases in within one command: it reads what there is, decides row by row, and writes once.
 * Belongs to one command and its thread.
 */
final class CaseKeeper {

  /** How far the clocks of others may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final Cases cases;
  private final Customers customers;
  private final Parted parted;
  private final Change change;
  private final Map<CaseId, CustomerCase> known = new HashMap<>();
  private final Map<CaseId, CustomerCase> added = new LinkedHashMap<>();
  private final Map<CaseId, CustomerCase> updated = new LinkedHashMap<>();

  CaseKeeper(Cases cases, Customers customers, Parted parted, Change change) {
    this.cases = cases;
    this.customers = customers;
    this.parted = parted;
    this.change = change;
  }

  List<CaseOutcome> take(List<CaseRow> rows) {
    NamedCustomers<WhichCustomer> named =
        WhichCustomer.present(rows.stream().map(CaseRow::customer).toList(), customers, change);
    Set<CaseId> numbers = new LinkedHashSet<>();
    rows.forEach(row -> numbers.add(row.number()));
    named.lock(() -> ownersOf(numbers));
    List<CaseOutcome> outcomes = new ArrayList<>(rows.size());
    for (CaseRow row : rows) {
      try {
        outcomes.add(new Taken(row.row(), row.number(), take(row, named)));
      } catch (RefusedException refused) {
        outcomes.add(new Refused(row.row(), refused.refusal()));
      }
    }
    save();
    return outcomes;
  }

  /** Reads the cases that there are, and returns whose they are. */
  private List<CustomerId> ownersOf(Set<CaseId> numbers) {
    known.clear();
    known.putAll(cases.find(change.work(), numbers));
    return known.values().stream().map(CustomerCase::customer).toList();
  }

  private Effect take(CaseRow row, NamedCustomers<WhichCustomer> named) {
    CustomerCase given = row.of(named.require(row.customer()));
    checkMoment("createdAt", given.createdAt());
    checkMoment("asOf", given.edition().at());
    CustomerCase before = known.get(given.number());
    if (before == null) {
      keep(given, added);
      change.happened(given.customer(), new CaseAdded(given.number()));
      return Effect.ADDED;
    }
    if (!counts(given, before)) {
      return before.equals(given) ? Effect.UNCHANGED : Effect.OUTDATED;
    }
    After<CustomerCase> after = before.take(given);
    keep(after.value(), added.containsKey(given.number()) ? added : updated);
    for (DomainEvent event : after.events()) {
      change.happened(given.customer(), event);
      if (event instanceof CaseMoved moved) {
        change.happened(moved.from(), moved.ofBefore());
      }
    }
    return after.isChanged() ? Effect.CHANGED : Effect.UNCHANGED;
  }

  /** Whichever comes first: what was given back is not taken away by the row that it came of. */
  private boolean counts(CustomerCase given, CustomerCase before) {
    return isGivenBack(before, given) || (given.isNewerThan(before) && !isGivenBack(given, before));
  }

  /** The same row again, whose name leads elsewhere since a merge was undone. */
  private boolean isGivenBack(CustomerCase before, CustomerCase given) {
    return !given.customer().equals(before.customer())
        && given.reassignedTo(before.customer()).equals(before)
        && parted.hasParted(change.work(), before.customer(), idsOf(given.customer()));
  }

  private Set<CustomerId> idsOf(CustomerId present) {
    Set<CustomerId> ids = new HashSet<>(change.formerIds(present));
    ids.add(present);
    return ids;
  }

  private void checkMoment(String field, Instant moment) {
    if (moment.isAfter(change.moment().plus(AHEAD))) {
      throw new RefusedException(new MomentUnlikely(field));
    }
  }

  private void keep(CustomerCase one, Map<CaseId, CustomerCase> where) {
    known.put(one.number(), one);
    where.put(one.number(), one);
  }

  private void save() {
    if (!added.isEmpty()) {
      cases.add(change.work(), added.values());
    }
    if (!updated.isEmpty()) {
      cases.update(change.work(), updated.values());
    }
  }
}
