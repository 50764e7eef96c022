package io.customerview.shared;

import java.util.Objects;

/**
 * The host's id of a message: opaque, compared exactly, unique in the store (INT-1).
 *
 * @param value 1 to {@value #LONGEST} code points, trimmed and in NFC
 */
public record MessageId(String value) implements Comparable<MessageId> {

  /** The longest id, in code points. */
  public static final int LONGEST = 128;

  public MessageId {
    Objects.requireNonNull(value, "value");
    value = CleanText.required("messageId", value, LONGEST);
  }

  @Override
  public int compareTo(MessageId other) {
    return CodePointOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
