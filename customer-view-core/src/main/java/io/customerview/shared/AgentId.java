package io.customerview.shared;

import java.util.Objects;

/**
 * The host's id of an agent, opaque and not personal data: it stands in the audit trail.
 *
 * @param value 1 to 128 code points
 */
public record AgentId(String value) {

  public static final int LONGEST = 128;

  public AgentId {
    Objects.requireNonNull(value, "value");
    value = CleanText.required("agent", value, LONGEST);
  }

  @Override
  public String toString() {
    return value;
  }
}
