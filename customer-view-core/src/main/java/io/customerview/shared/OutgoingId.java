package io.customerview.shared;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a message that is to be sent: the key under which every attempt hands it over, and the
 * id of the {@linkplain #message message} that it becomes.
 *
 * @param value the UUID
 */
public record OutgoingId(UUID value) implements Comparable<OutgoingId> {

  private static final Pattern PLAIN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  public OutgoingId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains the id of a message that was sent, or empty if that has none of ours. */
  public static Optional<OutgoingId> of(MessageId message) {
    return PLAIN.matcher(message.value()).matches()
        ? Optional.of(new OutgoingId(UUID.fromString(message.value())))
        : Optional.empty();
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
