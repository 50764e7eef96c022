package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a file of a document, and of its bytes in the store; never used twice.
 *
 * @param value the UUID
 */
public record FileId(UUID value) implements Comparable<FileId> {

  public FileId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public int compareTo(FileId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
