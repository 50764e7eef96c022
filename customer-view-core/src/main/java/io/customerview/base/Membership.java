package io.customerview.base;

import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A customer in a segment. Immutable.
 *
 * @param segment which one
 * @param customer who
 * @param since when the customer entered, in microseconds
 * @param rule the version of the rule under which that was found
 */
public record Membership(SegmentId segment, CustomerId customer, Instant since, Version rule) {

  /** The name of the part in an export. */
  public static final String PART = "segments";

  public Membership {
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(customer, "customer");
    since = since.truncatedTo(ChronoUnit.MICROS);
    Objects.requireNonNull(rule, "rule");
  }

  /** Returns this as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("segment", segment.toString());
    fields.put("since", since);
    return fields;
  }
}
