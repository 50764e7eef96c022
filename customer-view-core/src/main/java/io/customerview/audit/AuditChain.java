package io.customerview.audit;

import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import java.util.List;
import java.util.Objects;

/**
 * What a look at the audit trail of one customer found (PRIV-3): each version from 1 to the one
 * that the customer has must have exactly one entry. Immutable and thread-safe.
 *
 * @param customer whose trail
 * @param entries how many entries it has
 * @param faults what is wrong with it, newest first; empty for a whole chain
 */
public record AuditChain(CustomerId customer, long entries, List<Fault> faults) {

  public AuditChain {
    Objects.requireNonNull(customer, "customer");
    faults = List.copyOf(faults);
  }

  /** Returns whether every change has its entry. */
  public boolean isWhole() {
    return faults.isEmpty();
  }

  /** What can be wrong with a chain. */
  public sealed interface Fault {

    /**
     * There is no entry for these versions, although the customer came past them.
     *
     * @param from the first of them
     * @param to the last of them, which may be the same
     */
    record Missing(Version from, Version to) implements Fault {}

    /** A version has more than one entry, or its entry stands out of its place. */
    record Repeated(Version version) implements Fault {}

    /**
     * There are entries of versions that the customer has not come to.
     *
     * @param last the highest of them
     * @param actual the customer's version
     */
    record Ahead(Version last, Version actual) implements Fault {}

    /**
     * There is no such customer any more, and the last entry tells of no end of it.
     *
     * @param last the version of the last entry
     */
    record Vanished(Version last) implements Fault {}
  }
}
