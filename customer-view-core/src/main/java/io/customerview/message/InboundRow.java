package io.customerview.message;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One contact that a customer made, as the host gives it (INT-9). Immutable.
 *
 * @param number how the host finds the row again
 * @param id the host's id of it
 * @param customer who made it
 * @param channel how it came
 * @param at when
 * @param caseId the case that it belongs to
 * @param campaign the campaign that it answers
 */
public record InboundRow(
    long number,
    MessageId id,
    WhichCustomer customer,
    MessageChannel channel,
    Instant at,
    Optional<CaseId> caseId,
    Optional<String> campaign) {

  public InboundRow {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(caseId, "caseId");
    Objects.requireNonNull(campaign, "campaign");
  }

  /** Returns what the row says there is. */
  Inbound of(CustomerId present) {
    return new Inbound(id, present, channel, at, caseId, campaign);
  }

  @Override
  public String toString() {
    return "InboundRow[" + number + "]";
  }
}
