package io.customerview.shared;

import java.nio.charset.StandardCharsets;
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

  /**
   * Obtains the id of a document that the host knows by a text of its own: always the same for the
   * same text.
   */
  public static DocumentId of(String hostsId) {
    return new DocumentId(UUID.nameUUIDFromBytes(hostsId.getBytes(StandardCharsets.UTF_8)));
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
