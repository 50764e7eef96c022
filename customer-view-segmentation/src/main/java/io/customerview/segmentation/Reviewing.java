package io.customerview.segmentation;

import io.customerview.base.StoredSegment;
import io.customerview.segmentation.analysis.Finding.NeverTrue;
import io.customerview.segmentation.analysis.SegmentCheck;
import io.customerview.segmentation.analysis.SegmentPair;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a segment that is to be saved to those that are stored. */
record Reviewing(Rules rules, Criteria known, LocalDate today) {

  /**
   * Reviews a segment.
   *
   * @param own the stored one in whose place it is to be put, if there is one
   */
  SegmentReview of(Segment segment, Optional<SegmentId> own) {
    Optional<SegmentId> nameTakenBy = Optional.empty();
    List<SegmentId> ids = new ArrayList<>();
    List<Segment> others = new ArrayList<>();
    Map<SegmentId, String> notCompared = new LinkedHashMap<>();
    for (Rules.Held each : rules.all()) {
      StoredSegment stored = each.stored();
      if (!own.equals(Optional.of(stored.id()))) {
        if (stored.nameKey().equals(segment.nameKey())) {
          nameTakenBy = Optional.of(stored.id());
        }
        each.failure().ifPresent(code -> notCompared.put(stored.id(), code));
        each.segment()
            .ifPresent(
                other -> {
                  ids.add(stored.id());
                  others.add(other);
                });
      }
    }
    SegmentCheck check = SegmentCheck.of(segment, known, today);
    Map<SegmentId, SegmentPair> pairs = new LinkedHashMap<>();
    if (!check.findings().contains(new NeverTrue())) {
      List<SegmentPair> compared = SegmentPair.ofEach(segment, others, known, today);
      for (int at = 0; at < compared.size(); at++) {
        pairs.put(ids.get(at), compared.get(at));
      }
    }
    return new SegmentReview(nameTakenBy, check, pairs, notCompared, today);
  }
}
