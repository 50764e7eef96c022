package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a message that is to be sent: the key under which every attempt hands it over, and the
 * id of the {@linkplain #message message} that it becomes.
 *
 * @param value the UUID
 */
public record OutgoingId(UUID value) implements Comparable<OutgoingId> {

  public OutgoingId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns the id of the message that was sent. */
  public MessageId message() {
    return new MessageId(toString());
  }

  @Override
  public int compareTo(OutgoingId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
