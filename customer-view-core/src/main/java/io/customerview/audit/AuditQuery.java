package io.customerview.audit;

import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import java.util.Objects;
import java.util.Optional;

/**
 * Which entries of the audit trail are asked for; what is said of it holds together:
 *
 * <pre>{@code
 * AuditQuery.ALL.by(new AgentId("ana")).on(DateRange.from(monday))
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param customer those about a customer, under the very id that is given: what happened before a
 *     merge stands under the former id, what happened to one who was erased under the one it had
 * @param agent those under an agent's name
 * @param days those of these days, in the business zone
 */
public record AuditQuery(Optional<CustomerId> customer, Optional<AgentId> agent, DateRange days) {

  /** Every entry. */
  public static final AuditQuery ALL =
      new AuditQuery(Optional.empty(), Optional.empty(), DateRange.ALL);

  public AuditQuery {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(days, "days");
  }

  /** Returns this for one customer only. */
  public AuditQuery about(CustomerId one) {
    return new AuditQuery(Optional.of(one), agent, days);
  }

  /** Returns this for what one agent did only. */
  public AuditQuery by(AgentId one) {
    return new AuditQuery(customer, Optional.of(one), days);
  }

  /** Returns this for some days only. */
  public AuditQuery on(DateRange some) {
    return new AuditQuery(customer, agent, some);
  }
}
