package io.customerview.segmentation;

import io.customerview.base.Membership;
import io.customerview.merge.MergeEvent.CustomerMergedAway;
import io.customerview.merge.MergeEvent.OfUndoing;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.SegmentId;
import io.customerview.spi.ChangeListener.CustomerChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What merges, and their undoings, do to memberships beside what the rules say (MRG-2).
 *
 * @param left the segments that customers have left who are no more
 * @param earlier the memberships, by segment, of customers that are again what they were
 */
record MergeChanges(
    Map<CustomerId, List<SegmentId>> left, Map<CustomerId, Map<SegmentId, Membership>> earlier) {

  static final MergeChanges NONE = new MergeChanges(Map.of(), Map.of());

  /** Obtains them from all that has happened in a unit of work. */
  static MergeChanges in(List<CustomerChange> changes) {
    MergeChanges merges = new MergeChanges(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (CustomerChange change : changes) {
      change.events().forEach(event -> merges.add(change.customer(), event));
    }
    return merges;
  }

  private void add(CustomerId customer, DomainEvent event) {
    if (event instanceof CustomerMergedAway away && !away.left().isEmpty()) {
      left.put(customer, away.left().stream().map(Membership::segment).sorted().toList());
    } else if (event instanceof OfUndoing undoing) {
      Map<SegmentId, Membership> bySegment = new TreeMap<>();
      undoing.earlier().forEach(one -> bySegment.put(one.segment(), one));
      earlier.put(customer, bySegment);
    }
  }

  /** Returns the memberships that a customer had before a merge that is undone now. */
  Map<SegmentId, Membership> earlierOf(CustomerId customer) {
    return earlier.getOrDefault(customer, Map.of());
  }
}
