package io.customerview.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.customerview.audit.AuditEntry.Happening;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import io.customerview.testkit.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

  @Test
  @DisplayName("PRIV-1 PRIV-3: an entry is exported with its version, moment, use case and events")
  void exported() {
    AuditEntry cancelled =
        new AuditEntry(
            new UUID(1, 1),
            Optional.of(new CustomerId(new UUID(1, 2))),
            Optional.of(new Version(2)),
            SettableClock.START,
            new AgentId("ana"),
            "customers.cancel",
            List.of(new Happening("customer.cancelled", Map.of("on", "2026-11-22"))));
    assertThat(cancelled.toRecord())
        .containsExactly(
            entry("version", 2L),
            entry("moment", SettableClock.START),
            entry("operation", "customers.cancel"),
            entry("happened", List.of("customer.cancelled")));
  }

  @Test
  @DisplayName("PRIV-3: a version is a customer's; what changes nothing of a customer has none")
  void versioned() {
    Optional<CustomerId> customer = Optional.of(new CustomerId(new UUID(1, 2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exported(Optional.empty(), Optional.of(Version.FIRST)));
    assertThat(exported(customer, Optional.empty()).toRecord()).doesNotContainKey("version");
  }

  private static AuditEntry exported(Optional<CustomerId> customer, Optional<Version> version) {
    return new AuditEntry(
        new UUID(1, 1),
        customer,
        version,
        SettableClock.START,
        new AgentId("ana"),
        "privacy.export",
        List.of(new Happening("customer.export_begun", Map.of())));
  }
}
