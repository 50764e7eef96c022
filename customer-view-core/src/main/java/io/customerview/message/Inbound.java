package io.customerview.message;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.CaseId;
import io.customerview.shared.CleanText;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A contact that the customer made (contato do cliente): an inbound interaction (INT-9). Immutable.
 *
 * @param id the host's id
 * @param customer who made it
 * @param channel how it came
 * @param at when, in microseconds
 * @param caseId the case that it belongs to
 * @param campaign the campaign that it answers, at most {@value SentMessage#LONGEST} code points
 */
public record Inbound(
    MessageId id,
    CustomerId customer,
    MessageChannel channel,
    Instant at,
    Optional<CaseId> caseId,
    Optional<String> campaign) {

  /** The name of this part in an export. */
  public static final String PART = "inbound";

  public Inbound {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(channel, "channel");
    at = SentMessage.checkMoment("at", at);
    Objects.requireNonNull(caseId, "caseId");
    campaign = campaign.flatMap(text -> CleanText.optional("campaign", text, SentMessage.LONGEST));
  }

  /** Returns this as another customer's, into which its own was merged. */
  public Inbound reassignedTo(CustomerId other) {
    return new Inbound(id, other, channel, at, caseId, campaign);
  }

  /** Returns this as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("inbound", id.value());
    fields.put("channel", channel.code());
    fields.put("at", at);
    caseId.ifPresent(about -> fields.put("case", about.value()));
    campaign.ifPresent(text -> fields.put("campaign", text));
    return fields;
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "Inbound[" + channel + ", " + at + "]";
  }
}
