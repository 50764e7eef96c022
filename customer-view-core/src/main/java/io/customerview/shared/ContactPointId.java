package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a contact point; it stays through every edit.
 *
 * @param value the UUID
 */
public record ContactPointId(UUID value) implements Comparable<ContactPointId> {

  public ContactPointId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public int compareTo(ContactPointId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
