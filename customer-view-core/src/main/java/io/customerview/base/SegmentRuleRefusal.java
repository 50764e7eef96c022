package io.customerview.base;

import io.customerview.shared.Refusal;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import java.util.List;

/** Why a stored segment was refused. */
public sealed interface SegmentRuleRefusal extends Refusal {

  /** Another segment has this name, in NFC and trimmed (SEG-1). */
  record NameTaken() implements SegmentRuleRefusal {
    @Override
    public String code() {
      return "segment.name_taken";
    }
  }

  /** The segment has changed since it was read: read it again and decide anew. */
  record StaleSegment(SegmentId segment, Version expected, Version actual)
      implements SegmentRuleRefusal {
    @Override
    public String code() {
      return "segment.stale_version";
    }

    @Override
    public List<Object> arguments() {
      return List.of(segment.value(), expected.number(), actual.number());
    }
  }

  /** There is no segment with this id. */
  record SegmentUnknown(SegmentId segment) implements SegmentRuleRefusal {
    @Override
    public String code() {
      return "segment.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(segment.value());
    }
  }
}
