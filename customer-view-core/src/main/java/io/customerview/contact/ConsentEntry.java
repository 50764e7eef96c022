package io.customerview.contact;

import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One entry in the record of consent (CNT-9): from this moment on, this was the consent for this
 * address of this point. Entries are only ever added; the latest up to a moment is the state at
 * that moment, and its own proof. Immutable.
 *
 * @param id the id of the entry
 * @param customer whose
 * @param point the contact point
 * @param channel the channel of the address
 * @param normalized the normalized address that it is about, which the point may have had before an
 *     edit
 * @param consent the consent from then on; not given where an edit to another address ended an
 *     opt-in
 * @param moment when it was recorded
 * @param agent who recorded it
 */
public record ConsentEntry(
    UUID id,
    CustomerId customer,
    ContactPointId point,
    ContactChannel channel,
    String normalized,
    Consent consent,
    Instant moment,
    AgentId agent) {

  public ConsentEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(point, "point");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(normalized, "normalized");
    Objects.requireNonNull(consent, "consent");
    Objects.requireNonNull(moment, "moment");
    Objects.requireNonNull(agent, "agent");
  }

  @Override
  public String toString() {
    return "ConsentEntry[" + id + ", " + channel + ", " + consent + "]";
  }
}
