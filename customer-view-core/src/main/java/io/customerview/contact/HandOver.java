package io.customerview.contact;

import io.customerview.shared.CustomerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * That a message was handed over to the host's sender (entrega ao envio): what caps count (CNT-14).
 * Immutable.
 *
 * @param id the id of the message
 * @param customer whom it was for
 * @param channel how it travels
 * @param purpose what for
 * @param normalized the {@linkplain Address#normalized normalized} address that it really went to,
 *     the latest time
 * @param moment when, the latest time, in microseconds
 * @param test whether it was sent in test mode, and so counts in no cap (INT-5)
 */
public record HandOver(
    UUID id,
    CustomerId customer,
    MessageChannel channel,
    Purpose purpose,
    String normalized,
    Instant moment,
    boolean test) {

  /** The name of the part in an export. */
  public static final String PART = "handOvers";

  public HandOver {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(normalized, "normalized");
    moment = Objects.requireNonNull(moment, "moment").truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Returns this once the same message was handed over again, as after a failure of the gateway:
   * from the later moment on, and at the address that it went to then. What a message is, and that
   * it counts, stays.
   */
  public HandOver again(HandOver other) {
    return other.moment.isAfter(moment)
        ? new HandOver(id, customer, channel, purpose, other.normalized, other.moment, test)
        : this;
  }

  /** Returns this of another customer. */
  public HandOver reassignedTo(CustomerId other) {
    return new HandOver(id, other, channel, purpose, normalized, moment, test);
  }

  /** Returns this as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id.toString());
    fields.put("channel", channel.code());
    fields.put("purpose", purpose.code());
    fields.put("address", normalized);
    fields.put("moment", moment);
    fields.put("test", test);
    return fields;
  }

  /** Returns a form that is safe to log: without the address. */
  @Override
  public String toString() {
    return "HandOver[" + id + ", " + channel + ", " + purpose + ", " + moment + "]";
  }
}
