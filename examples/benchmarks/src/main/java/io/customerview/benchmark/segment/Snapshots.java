package io.customerview.benchmark.segment;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.column.Batch;
import io.customerview.segmentation.internal.column.Members;
import io.customerview.segmentation.internal.column.Snapshot;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CustomerId;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Snapshots of the world, and the members that a predicate finds. */
final class Snapshots {

  /** Of no one. */
  static final Snapshot NONE = Snapshot.of(Criteria.standard(), Stream.of());

  private Snapshots() {}

  static Snapshot of(List<Company> companies) {
    return Snapshot.of(Criteria.standard(), companies.stream().map(World::facts));
  }

  /** Returns the segments as one batch. */
  static Batch batch(List<Segment> segments) {
    return Batch.of(
        segments.stream().map(each -> Formula.of(each, Criteria.standard(), World.TODAY)).toList());
  }

  /** Refuses a snapshot that finds other members. */
  static void confirm(Oracle oracle, List<Segment> segments, List<Company> companies) {
    List<Members> all = of(companies).members(batch(segments));
    for (int segment = 0; segment < segments.size(); segment++) {
      for (int at = 0; at < companies.size(); at++) {
        CustomerId id = new CustomerId(companies.get(at).id());
        if (all.get(segment).contains(id) != oracle.isMember(segment, at)) {
          throw new IllegalStateException("Other members of segment " + segment);
        }
      }
    }
  }

  /** Returns the members by number. */
  static BitSet members(Predicate<Company> predicate, List<Company> companies) {
    BitSet members = new BitSet(companies.size());
    for (int at = 0; at < companies.size(); at++) {
      if (predicate.test(companies.get(at))) {
        members.set(at);
      }
    }
    return members;
  }
}
