package io.customerview.memory;

import io.customerview.base.RuleSet;
import io.customerview.base.SegmentRuleRefusal.NameTaken;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The segments. */
final class MemorySegmentRules implements SegmentRules {

  private static final int ONLY = 0;

  private final Table<SegmentId, StoredSegment> segments;
  private final Table<Integer, RuleSet> ruleSets = Table.ordered();
  private final MemorySegmentMembers members;

  MemorySegmentRules(Table<SegmentId, StoredSegment> segments, MemorySegmentMembers members) {
    this.segments = segments;
    this.members = members;
  }

  @Override
  public RuleSet ruleSet(UnitOfWork work) {
    RuleSet kept = ruleSets.get(ONLY);
    return kept == null ? RuleSet.NONE : kept;
  }

  /** Units of work that write run one after the other here, so nothing is to be waited for. */
  @Override
  public RuleSet hold(UnitOfWork work) {
    return ruleSet(work);
  }

  @Override
  public RuleSet lock(UnitOfWork work) {
    return ruleSet(work);
  }

  @Override
  public RuleSet lockAlone(UnitOfWork work) {
    return ruleSet(work);
  }

  @Override
  public void save(UnitOfWork work, RuleSet ruleSet) {
    ruleSets.put(work, ONLY, ruleSet);
  }

  @Override
  public List<StoredSegment> all(UnitOfWork work) {
    return segments.values().stream()
        .sorted(Comparator.comparing(StoredSegment::nameKey, CodePointOrder::compare))
        .toList();
  }

  @Override
  public Optional<StoredSegment> find(UnitOfWork work, SegmentId segment) {
    return Optional.ofNullable(segments.get(segment));
  }

  @Override
  public void save(UnitOfWork work, StoredSegment segment) {
    boolean taken =
        segments.values().stream()
            .anyMatch(
                other ->
                    other.nameKey().equals(segment.nameKey()) && !other.id().equals(segment.id()));
    if (taken) {
      throw new RefusedException(new NameTaken());
    }
    segments.put(work, segment.id(), segment);
  }

  @Override
  public void remove(UnitOfWork work, SegmentId segment) {
    segments.remove(work, segment);
    members.removeAll(work, segment);
  }
}
