package io.customerview.shared;

import java.util.Objects;

/**
 * The host's own id of a customer: opaque, compared exactly, unique in the store (REG-3, REG-8).
 *
 * @param value 1 to 128 code points, trimmed and in NFC
 */
public record ExternalId(String value) implements Comparable<ExternalId> {

  public static final int LONGEST = 128;

  public ExternalId {
    Objects.requireNonNull(value, "value");
    value = CleanText.required("externalId", value, LONGEST);
  }

  @Override
  public int compareTo(ExternalId other) {
    return CodePointOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
