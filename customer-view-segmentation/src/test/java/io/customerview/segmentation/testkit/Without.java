package io.customerview.segmentation.testkit;

import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Place;
import io.customerview.segmentation.rule.Place.Group;
import io.customerview.segmentation.rule.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves a condition of a segment out. */
public final class Without {

  private Without() {}

  /** Returns the segment without a condition, or empty if none would be left. */
  public static Optional<Segment> condition(Segment segment, Place place) {
    Condition[] combined = kept(segment.combined(), place, Group.COMBINED);
    Condition[] independent = kept(segment.independent(), place, Group.INDEPENDENT);
    return combined.length + independent.length == 0
        ? Optional.empty()
        : Optional.of(
            Segment.builder("without").combined(combined).independent(independent).build());
  }

  private static Condition[] kept(List<Condition> conditions, Place place, Group group) {
    return (place.group() == group ? kept(conditions, place.path()) : conditions)
        .toArray(Condition[]::new);
  }

  private static List<Condition> kept(List<Condition> conditions, List<Integer> path) {
    List<Condition> kept = new ArrayList<>(conditions);
    Condition removed = kept.remove((int) path.get(0));
    if (path.size() > 1) {
      List<Condition> parts = kept(Place.parts(removed), path.subList(1, path.size()));
      if (!parts.isEmpty()) {
        kept.add(path.get(0), rebuilt(removed, parts));
      }
    }
    return kept;
  }

  private static Condition rebuilt(Condition block, List<Condition> parts) {
    if (block instanceof AllOf) {
      return new AllOf(parts);
    }
    if (block instanceof AnyOf) {
      return new AnyOf(parts);
    }
    return block instanceof Not ? new Not(parts.get(0)) : new SameContract(parts.get(0));
  }
}
