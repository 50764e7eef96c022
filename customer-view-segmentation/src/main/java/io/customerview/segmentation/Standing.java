package io.customerview.segmentation;

import io.customerview.base.AsOf;
import io.customerview.base.RuleSet;
import io.customerview.base.StoredSegment;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What all that is kept of members stands on, as one unit of work sees it.
 *
 * @param ruleSet the rules and what members were last brought up to
 * @param read what became of reading the rules here
 * @param unanswered of how many customers each segment has no answer
 * @param today the day on which is asked
 */
record Standing(RuleSet ruleSet, Rules read, Map<SegmentId, Long> unanswered, LocalDate today) {

  AsOf of(StoredSegment stored) {
    Optional<String> failure =
        read.find(stored.id()).flatMap(Rules.Held::failure).or(stored::failure);
    return AsOf.of(stored, ruleSet, failure, unanswered.getOrDefault(stored.id(), 0L), today);
  }
}
