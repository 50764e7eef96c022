package io.customerview.shared;

import java.util.Objects;

/**
 * The host's id of a contract: opaque, compared exactly, unique in the store (CTR-6).
 *
 * @param value 1 to {@value #LONGEST} code points, trimmed and in NFC
 */
public record ContractId(String value) implements Comparable<ContractId> {

  /** The longest id, in code points. */
  public static final int LONGEST = 128;

  public ContractId {
    Objects.requireNonNull(value, "value");
    value = CleanText.required("contractId", value, LONGEST);
  }

  @Override
  public int compareTo(ContractId other) {
    return CodePointOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
