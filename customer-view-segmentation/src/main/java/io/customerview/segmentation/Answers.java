package io.customerview.segmentation;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.internal.index.Matcher;
import io.customerview.segmentation.internal.index.Matches;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What all segments say of one customer. One of which today's answer or the next day can't be told,
 * since a criterion of the host's own could not be read, has no answer; all others have theirs.
 *
 * @param in the segments that the customer is in
 * @param unknown the segments that have no answer
 * @param changesOn the next day on which one of the others changes its answer
 */
record Answers(Set<SegmentId> in, Set<SegmentId> unknown, Optional<LocalDate> changesOn) {

  static Answers of(
      Rules rules, Criteria known, LocalDate today, CustomerFacts facts, Matcher matcher) {
    Matches matches = matcher.match(rules.index(), today, facts, known);
    Set<SegmentId> in = new TreeSet<>(matches.matched());
    Set<SegmentId> unknown = new TreeSet<>(matches.failed());
    List<Rules.Held> relative =
        rules.relative().stream().filter(each -> !unknown.contains(each.stored().id())).toList();
    Turns.Next next = new Turns(known, today).next(facts, relative, in);
    unknown.addAll(next.failed());
    in.removeAll(unknown);
    return new Answers(in, unknown, next.day());
  }
}
