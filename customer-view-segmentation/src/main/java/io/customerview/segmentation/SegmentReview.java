package io.customerview.segmentation;

import io.customerview.segmentation.analysis.Relation;
import io.customerview.segmentation.analysis.SegmentCheck;
import io.customerview.segmentation.analysis.SegmentPair;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be known of a segment before it is saved (SEG-8): by itself, and beside those that are
 * stored. Immutable.
 *
 * @param nameTakenBy the stored segment that has the name already: saving would be refused
 * @param check the segment by itself: never true, always true, conditions that change nothing
 * @param pairs how the segment, as the first, relates to each stored one, as the second, in the
 *     order of names; none if the segment is never true, since it is apart from all of them then
 * @param notCompared the stored segments whose rule can't be read here, with the refusal's code
 * @param day the day from which relative arguments were counted
 */
public record SegmentReview(
    Optional<SegmentId> nameTakenBy,
    SegmentCheck check,
    Map<SegmentId, SegmentPair> pairs,
    Map<SegmentId, String> notCompared,
    LocalDate day) {

  public SegmentReview {
    Objects.requireNonNull(nameTakenBy, "nameTakenBy");
    Objects.requireNonNull(check, "check");
    pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    notCompared = Map.copyOf(notCompared);
    Objects.requireNonNull(day, "day");
  }

  /** Returns the stored segments to which the segment relates so, in the order of names. */
  public List<SegmentId> of(Relation relation) {
    List<SegmentId> found = new ArrayList<>();
    pairs.forEach(
        (id, pair) -> {
          if (pair.relation() == relation) {
            found.add(id);
          }
        });
    return found;
  }
}
