package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link io.customerview.audit.AuditTrail} promises. */
public interface AuditTrailContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("PRIV-3: entries are read as they were written, newest first, in pages")
  default void entries_are_read_as_written() {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    List<AuditEntry> entries = List.of(entry(customer, 1), entry(customer, 2), entry(customer, 3));
    AuditEntry aboutNobody =
        new AuditEntry(
            UUID.randomUUID(),
            Optional.empty(),
            Optional.empty(),
            SettableClock.START,
            new AgentId("ana"),
            "suppressions.add",
            List.of(new Happening("suppression.added", Map.of())));
    Work.run(storage(), work -> storage().audit().append(work, entries));
    Work.run(storage(), work -> storage().audit().append(work, List.of(aboutNobody)));
    assertThat(of(customer, Optional.empty(), 2)).containsExactly(entries.get(2), entries.get(1));
    assertThat(of(customer, Optional.of(new Version(2)), 2)).containsExactly(entries.get(0));
    assertThat(of(new CustomerId(UUID.randomUUID()), Optional.empty(), 2)).isEmpty();
  }

  @Test
  @DisplayName("PRIV-3: a version of a customer has one entry")
  default void once_per_version() {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    Work.run(storage(), work -> storage().audit().append(work, List.of(entry(customer, 1))));
    assertThatThrownBy(
            () ->
                Work.run(
                    storage(), work -> storage().audit().append(work, List.of(entry(customer, 1)))))
        .isInstanceOf(CustomerViewException.class);
  }

  private List<AuditEntry> of(CustomerId customer, Optional<Version> below, int limit) {
    return Work.in(storage(), work -> storage().audit().of(work, customer, below, limit));
  }

  private static AuditEntry entry(CustomerId customer, long version) {
    return new AuditEntry(
        UUID.randomUUID(),
        Optional.of(customer),
        Optional.of(new Version(version)),
        SettableClock.START,
        new AgentId("ana"),
        "customers.update",
        List.of(
            new Happening("customer.registration_changed", Map.of("city", "\"Belém\" > Óbidos\\")),
            new Happening("customer.reactivated", Map.of())));
  }
}
