package io.customerview.segmentation;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the days on which time alone changes answers (SEG-10). */
record Turns(Criteria known, LocalDate today) {

  /**
   * When answers change.
   *
   * @param day the first day on which one does, of those that could be read
   * @param failed the segments that use a criterion of the host's own that could not be read
   */
  record Next(Optional<LocalDate> day, Set<SegmentId> failed) {}

  /**
   * Returns the first day on which one of the segments changes its answer for a customer whose data
   * stay as they are. What can't be read fails its own segment, and no other.
   *
   * @param relative segments that move with the days
   * @param now those that the customer is in today
   */
  Next next(CustomerFacts facts, Collection<Rules.Held> relative, Set<SegmentId> now) {
    Set<SegmentId> failed = new TreeSet<>();
    SortedMap<LocalDate, List<Rules.Held>> candidates = candidates(facts, relative, failed);
    for (Map.Entry<LocalDate, List<Rules.Held>> candidate : candidates.entrySet()) {
      for (Rules.Held each : candidate.getValue()) {
        if (changes(facts, each, candidate.getKey(), now, failed)) {
          return new Next(Optional.of(candidate.getKey()), failed);
        }
      }
    }
    return new Next(Optional.empty(), failed);
  }

  private SortedMap<LocalDate, List<Rules.Held>> candidates(
      CustomerFacts facts, Collection<Rules.Held> relative, Set<SegmentId> failed) {
    SortedMap<LocalDate, List<Rules.Held>> candidates = new TreeMap<>();
    for (Rules.Held each : relative) {
      try {
        for (LocalDate day : each.relative().orElseThrow().turns(facts, known, today)) {
          candidates.computeIfAbsent(day, key -> new ArrayList<>()).add(each);
        }
      } catch (HostCriterionException unread) {
        failed.add(each.stored().id());
      }
    }
    return candidates;
  }

  private boolean changes(
      CustomerFacts facts,
      Rules.Held segment,
      LocalDate day,
      Set<SegmentId> now,
      Set<SegmentId> failed) {
    SegmentId id = segment.stored().id();
    if (failed.contains(id)) {
      return false;
    }
    try {
      return segment.relative().orElseThrow().isMember(facts, known, day) != now.contains(id);
    } catch (HostCriterionException unread) {
      failed.add(id);
      return false;
    }
  }
}
