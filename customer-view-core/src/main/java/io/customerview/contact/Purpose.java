package io.customerview.contact;

import io.customerview.shared.CleanText;
import io.customerview.shared.CodePointOrder;

/**
 * What somebody is written to for (finalidade), such as {@code billing} or {@code marketing}: the
 * host's own code. Consent may be narrowed to some purposes (CNT-11); which purposes are urgent is
 * the host's policy.
 *
 * @param code 1 to {@value #LONGEST} code points
 */
public record Purpose(String code) implements Comparable<Purpose> {

  /** The longest code, in code points. */
  public static final int LONGEST = 64;

  public Purpose {
    code = CleanText.required("purpose", code, LONGEST);
  }

  @Override
  public int compareTo(Purpose other) {
    return CodePointOrder.compare(code, other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
