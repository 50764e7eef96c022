package io.customerview.shared;

import java.util.Objects;

/**
 * What a host calls one request to send by (chave de idempotência): the same key twice sends once,
 * as long as the message of the first request stays in the outbox. Once that was handed over or
 * denied, it stays for 30 days unless {@code RelaySettings.kept} says otherwise; after that the key
 * is new again. Opaque, compared exactly, unique in the store. {@code toString} is masked.
 *
 * @param value 1 to {@value #LONGEST} code points, trimmed and in NFC
 */
public record IdempotencyKey(String value) implements Comparable<IdempotencyKey> {

  /** The longest key, in code points. */
  public static final int LONGEST = 128;

  public IdempotencyKey {
    Objects.requireNonNull(value, "value");
    value = CleanText.required("idempotencyKey", value, LONGEST);
  }

  @Override
  public int compareTo(IdempotencyKey other) {
    return CodePointOrder.compare(value, other.value);
  }

  /** Returns a masked form: hosts make keys of what they have. */
  @Override
  public String toString() {
    return Masked.id(value);
  }
}
