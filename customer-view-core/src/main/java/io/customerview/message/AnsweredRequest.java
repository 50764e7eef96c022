package io.customerview.message;

import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A request to send that was answered: asked again under the same key, it gets the same answer, and
 * sends nothing. Immutable.
 *
 * @param key what the host called it by
 * @param digest tells another request from it: the keyed hash of what was asked for
 * @param customer whom the message is about
 * @param outgoing the message that was queued
 * @param at when, in microseconds
 */
public record AnsweredRequest(
    IdempotencyKey key, String digest, CustomerId customer, OutgoingId outgoing, Instant at) {

  public AnsweredRequest {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(outgoing, "outgoing");
    at = Objects.requireNonNull(at, "at").truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns this as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", key.value());
    fields.put("message", outgoing.toString());
    fields.put("answeredAt", at);
    return fields;
  }

  /** Returns this as another customer's, into which its own was merged. */
  public AnsweredRequest reassignedTo(CustomerId other) {
    return new AnsweredRequest(key, digest, other, outgoing, at);
  }

  /** Returns a form that is safe to log: hosts make keys of what they have. */
  @Override
  public String toString() {
    return "AnsweredRequest[" + outgoing + "]";
  }
}
