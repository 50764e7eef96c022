package io.customerview.segmentation;

import io.customerview.base.AsOf;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.SegmentId;
import java.util.Objects;
import java.util.Optional;

/**
 * A segment as it is kept. Immutable.
 *
 * @param id which one
 * @param name as it is shown, also where the rule can't be read
 * @param segment the rule; empty where it can't be read here, and the reason is in {@code asOf}
 * @param members how many members it has
 * @param asOf what that stands on
 */
public record SegmentEntry(
    SegmentId id, String name, Optional<Segment> segment, long members, AsOf asOf) {

  public SegmentEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(asOf, "asOf");
  }
}
