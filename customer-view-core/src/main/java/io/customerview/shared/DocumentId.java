package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a document that was sent.
 *
 * @param value the UUID
 */
public record DocumentId(UUID value) implements Comparable<DocumentId> {

  public DocumentId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static DocumentId parse(String text) {
    return new DocumentId(UUID.fromString(text));
  }

  @Override
  public int compareTo(DocumentId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
