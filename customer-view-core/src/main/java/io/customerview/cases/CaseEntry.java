package io.customerview.cases;

import io.customerview.message.InteractionTotals;
import java.util.Objects;

/**
 * A case as a list shows it (CAS-1). Immutable.
 *
 * @param found the case
 * @param customerName whose it is: the customer that was asked about, or somebody below it (CAS-2)
 * @param interactions how many interactions there are about it, of whichever customer; {@link
 *     InteractionTotals#byChannel} tells them by channel
 */
public record CaseEntry(CustomerCase found, String customerName, InteractionTotals interactions) {

  public CaseEntry {
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(customerName, "customerName");
    Objects.requireNonNull(interactions, "interactions");
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "CaseEntry[" + found + "]";
  }
}
