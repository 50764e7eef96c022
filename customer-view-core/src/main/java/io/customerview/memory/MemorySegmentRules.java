package io.customerview.memory;

import io.customerview.base.RuleSet;
import io.customerview.base.SegmentRuleRefusal.NameTaken;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The segments. */
final class MemorySegmentRules implements SegmentRules {

  private static final int ONLY = 0;

  private final Table<SegmentId, StoredSegment> segments;
  private final Table<Integer, RuleSet> ruleSets = Table.ordered();
  private final Table<SegmentId, UUID> editions = Table.ordered();
  private final AtomicLong saved = new AtomicLong();
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
  public Map<SegmentId, UUID> editions(UnitOfWork work) {
    Map<SegmentId, UUID> all = new LinkedHashMap<>();
    segments.values().stream()
        .sorted(Comparator.comparing(StoredSegment::nameKey, CodePointOrder::compare))
        .forEach(each -> all.put(each.id(), Objects.requireNonNull(editions.get(each.id()))));
    return all;
  }

  @Override
  public Map<SegmentId, StoredSegment> find(UnitOfWork work, Collection<SegmentId> wanted) {
    Map<SegmentId, StoredSegment> found = new LinkedHashMap<>();
    wanted.forEach(id -> find(work, id).ifPresent(segment -> found.put(id, segment)));
    return found;
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
    editions.put(work, segment.id(), new UUID(0, saved.incrementAndGet())); // never one twice
  }

  @Override
  public void remove(UnitOfWork work, SegmentId segment) {
    segments.remove(work, segment);
    editions.remove(work, segment);
    members.removeAll(work, segment);
  }
}
