package io.customerview.shared;

import java.util.Objects;

/**
 * The number of a case (caso, ticket), as the host shows it and its messages name it: opaque,
 * compared exactly.
 *
 * @param value 1 to {@value #LONGEST} code points, trimmed and in NFC
 */
public record CaseId(String value) implements Comparable<CaseId> {

  /** The longest id, in code points. */
  public static final int LONGEST = 128;

  public CaseId {
    Objects.requireNonNull(value, "value");
    value = CleanText.required("caseId", value, LONGEST);
  }

  @Override
  public int compareTo(CaseId other) {
    return CodePointOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
