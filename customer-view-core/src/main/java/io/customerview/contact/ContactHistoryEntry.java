package io.customerview.contact;

import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry in the history of a customer's contact points (histórico; CNT-1). Entries are only ever
 * added, and are lost only by erasure. Immutable.
 *
 * @param id the id of the entry
 * @param customer whose
 * @param point the contact point
 * @param action what was done
 * @param before the point before; empty when it was added
 * @param after the point after; empty when it was deleted
 * @param moment when
 * @param agent who
 * @param reason why, as the agent put it, at most {@value #LONGEST_REASON} code points
 */
public record ContactHistoryEntry(
    UUID id,
    CustomerId customer,
    ContactPointId point,
    ContactAction action,
    Optional<ContactSnapshot> before,
    Optional<ContactSnapshot> after,
    Instant moment,
    AgentId agent,
    Optional<String> reason) {

  /** The longest reason, in code points. */
  public static final int LONGEST_REASON = 500;

  public ContactHistoryEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(point, "point");
    Objects.requireNonNull(action, "action");
    if (before.isEmpty() != (action == ContactAction.ADDED)
        || after.isEmpty() != (action == ContactAction.DELETED)) {
      throw new IllegalArgumentException(
          "an entry lacks the side before an addition and the one after a deletion");
    }
    Objects.requireNonNull(moment, "moment");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(reason, "reason");
  }

  /** Returns the channel of the point. */
  public ContactChannel channel() {
    return after.or(() -> before).orElseThrow().address().channel();
  }

  @Override
  public String toString() {
    return "ContactHistoryEntry[" + id + ", " + action + ", " + moment + "]";
  }
}
