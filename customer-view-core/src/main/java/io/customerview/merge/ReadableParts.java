package io.customerview.merge;

import io.customerview.access.Permission;
import io.customerview.base.Membership;
import io.customerview.contract.Contract;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.JourneyEntry;
import io.customerview.marker.Marker;
import io.customerview.message.OutboxEntry;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Portfolio;
import io.customerview.timeline.Event;
import java.util.Map;
import java.util.Set;

/**
 * The parts of customers that an agent who merges them may also read (ACS-1): a merge reaches every
 * part, and its answers tell no more of one than its own use cases would.
 *
 * @param permissions what the agent may do
 */
record ReadableParts(Set<Permission> permissions) {

  /** What it takes to read parts that READ_CUSTOMERS is not enough for. */
  private static final Map<String, Permission> OWN =
      Map.of(
          Contract.PART, Permission.READ_CONTRACTS,
          Marker.PART, Permission.READ_MANAGEMENT,
          Portfolio.PART, Permission.READ_MANAGEMENT,
          ImportedChange.PART, Permission.READ_MANAGEMENT,
          CustomerJourney.PART, Permission.READ_MANAGEMENT,
          JourneyEntry.PART, Permission.READ_MANAGEMENT,
          Event.PART, Permission.READ_MANAGEMENT,
          Membership.PART, Permission.READ_MANAGEMENT,
          OutboxEntry.PART, Permission.MANAGE_OUTBOX,
          Merge.PART, Permission.MERGE_CUSTOMERS);

  ReadableParts {
    permissions = Set.copyOf(permissions);
  }

  boolean part(String part) {
    return NotDuplicates.PART.equals(part)
        ? permissions.contains(Permission.MERGE_CUSTOMERS)
        : permissions.contains(OWN.getOrDefault(part, Permission.READ_CUSTOMERS));
  }
}
