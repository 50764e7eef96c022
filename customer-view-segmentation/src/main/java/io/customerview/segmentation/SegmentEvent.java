package io.customerview.segmentation;

import io.customerview.shared.DomainEvent;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import java.util.Map;

/** What happened to the segments. */
public sealed interface SegmentEvent extends DomainEvent {

  /** A segment was added or changed. */
  record SegmentSaved(SegmentId segment, Version version) implements SegmentEvent {
    @Override
    public String name() {
      return "segment.saved";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("segment", segment.toString(), "version", version.toString());
    }
  }

  /** A segment was deleted, and its members with it. */
  record SegmentDeleted(SegmentId segment) implements SegmentEvent {
    @Override
    public String name() {
      return "segment.deleted";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("segment", segment.toString());
    }
  }

  /**
   * Members were brought up to the rules and the day.
   *
   * @param customers how many were looked at
   * @param entered how many memberships began
   * @param left how many ended
   */
  record SegmentsRefreshed(int customers, int entered, int left) implements SegmentEvent {
    @Override
    public String name() {
      return "segments.refreshed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "customers",
          Integer.toString(customers),
          "entered",
          Integer.toString(entered),
          "left",
          Integer.toString(left));
    }
  }
}
