package io.customerview.segmentation;

import io.customerview.base.AsOf;
import io.customerview.base.Membership;
import io.customerview.shared.SegmentId;
import java.util.Objects;

/**
 * A membership as it is kept, and what the members of its segment stand on. Immutable.
 *
 * @param membership the segment, the customer, since when, and under which version of the rule it
 *     began
 * @param asOf the version of the rule as it is now, and whether its members are current
 */
public record KeptMembership(Membership membership, AsOf asOf) {

  public KeptMembership {
    Objects.requireNonNull(membership, "membership");
    Objects.requireNonNull(asOf, "asOf");
  }

  /** Returns the segment. */
  public SegmentId segment() {
    return membership.segment();
  }
}
