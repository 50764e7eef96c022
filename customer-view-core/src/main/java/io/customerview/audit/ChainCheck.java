package io.customerview.audit;

import io.customerview.audit.AuditChain.Fault;
import io.customerview.audit.AuditChain.Fault.Ahead;
import io.customerview.audit.AuditChain.Fault.Missing;
import io.customerview.audit.AuditChain.Fault.Repeated;
import io.customerview.audit.AuditChain.Fault.Vanished;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks a customer's entries, newest first, and notes what is not as it should be. Belongs to one
 * thread.
 */
@Wiring
public final class ChainCheck {

  private final CustomerId customer;
  private final Optional<Version> actual;
  private final List<Fault> faults = new ArrayList<>();
  private Optional<Version> newest = Optional.empty();
  private long entries;

  /** The version that the next entry should have; 0 where the chain has begun. */
  private long expected;

  /**
   * Begins a check.
   *
   * @param customer whose trail
   * @param actual the customer's version; empty if there is no such customer any more
   */
  public ChainCheck(CustomerId customer, Optional<Version> actual) {
    this.customer = customer;
    this.actual = actual;
    this.expected = actual.map(Version::number).orElse(0L);
  }

  /** Takes the next entry. */
  public void entry(AuditEntry entry) {
    Version version = entry.version().orElseThrow();
    if (newest.isEmpty()) {
      begin(version);
    }
    entries++;
    if (version.number() > expected) {
      faults.add(new Repeated(version));
      return;
    }
    missing(version.number() + 1);
    expected = entry.versionBefore();
  }

  private void begin(Version version) {
    newest = Optional.of(version);
    actual
        .filter(reached -> version.compareTo(reached) > 0)
        .ifPresent(reached -> faults.add(new Ahead(version, reached)));
    expected = Math.max(expected, version.number());
  }

  private void missing(long from) {
    if (from <= expected) {
      faults.add(new Missing(new Version(from), new Version(expected)));
    }
  }

  /**
   * Returns what was found.
   *
   * @param isEnded whether something tells why there is no such customer any more
   */
  public AuditChain end(boolean isEnded) {
    missing(1);
    if (actual.isEmpty() && !isEnded) {
      newest.ifPresent(last -> faults.add(new Vanished(last)));
    }
    return new AuditChain(customer, entries, faults);
  }
}
