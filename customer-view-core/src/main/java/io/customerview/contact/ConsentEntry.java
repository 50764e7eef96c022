package io.customerview.contact;

import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MergeId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry in the record of consent (CNT-9): from this moment on, this was the consent for this
 * address of this point. Entries are only ever added; the latest up to a moment is the state at
 * that moment, and its own proof. Immutable.
 *
 * @param id the id of the entry
 * @param customer whose
 * @param point the contact point that had the address then; empty where the customer had none with
 *     it, such as for an address that was typed for one sending
 * @param channel the channel of the address
 * @param normalized the normalized address that it is about, which the point may have had before an
 *     edit
 * @param addressHash the keyed hash of channel and normalized address, which is what the
 *     suppression list holds (CNT-13): erasing an opted-out address leaves it there
 * @param consent the consent from then on; not given where an edit to another address ended an
 *     opt-in
 * @param moment when it was recorded
 * @param agent who recorded it
 * @param cause why it stands there
 * @param merge the merge that is the cause; empty where somebody said so
 */
public record ConsentEntry(
    UUID id,
    CustomerId customer,
    Optional<ContactPointId> point,
    ContactChannel channel,
    String normalized,
    String addressHash,
    Consent consent,
    Instant moment,
    AgentId agent,
    Cause cause,
    Optional<MergeId> merge) {

  /** Why an entry stands in the record. */
  public enum Cause {
    /** Somebody said so. */
    SAID,
    /** A merge imposed it, which had two records to heed (MRG-2). */
    MERGED,
    /** What a merge had imposed ended with its undoing. */
    PARTED
  }

  public ConsentEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(point, "point");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(normalized, "normalized");
    Objects.requireNonNull(addressHash, "addressHash");
    Objects.requireNonNull(consent, "consent");
    Objects.requireNonNull(moment, "moment");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(cause, "cause");
    if (merge.isPresent() == (cause == Cause.SAID)) {
      throw new IllegalArgumentException("a merge is named where one is the cause, and only there");
    }
  }

  @Override
  public String toString() {
    return "ConsentEntry[" + id + ", " + channel + ", " + consent + "]";
  }
}
