package io.customerview.memory;

import io.customerview.base.RuleSet;
import io.customerview.base.SegmentRuleRefusal.NameTaken;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The segments. */
final class MemorySegmentRules implements SegmentRules {

  private static final int ONLY = 0;

  private static final int MOST_RECENT = 64;

  private record Changed(Optional<UUID> edition, SegmentId segment) {}

  private final Table<SegmentId, StoredSegment> segments;
  private final Table<Integer, RuleSet> ruleSets = Table.ordered();
  private final Table<SegmentId, UUID> editions = Table.ordered();
  private final Table<Integer, List<Changed>> recent = Table.ordered();
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
    if (!ruleSet(work).edition().equals(ruleSet.edition())) {
      recent.put(work, ONLY, List.of());
    }
    ruleSets.put(work, ONLY, ruleSet);
  }

  @Override
  public void save(UnitOfWork work, RuleSet ruleSet, Collection<SegmentId> changed) {
    List<Changed> latest = new ArrayList<>();
    changed.forEach(id -> latest.add(new Changed(ruleSet.edition(), id)));
    latest.addAll(recent());
    save(work, ruleSet);
    recent.put(work, ONLY, List.copyOf(latest.subList(0, Math.min(latest.size(), MOST_RECENT))));
  }

  private List<Changed> recent() {
    List<Changed> kept = recent.get(ONLY);
    return kept == null ? List.of() : kept;
  }

  @Override
  public Optional<Set<SegmentId>> changedSince(UnitOfWork work, UUID edition) {
    Set<SegmentId> changed = new HashSet<>();
    for (Changed each : recent()) {
      if (each.edition().equals(Optional.of(edition))) {
        return Optional.of(Set.copyOf(changed));
      }
      changed.add(each.segment());
    }
    return Optional.empty();
  }

  @Override
  public Map<SegmentId, UUID> editions(UnitOfWork work) {
    return Map.copyOf(editions.rows());
  }

  @Override
  public Map<SegmentId, UUID> editions(UnitOfWork work, Collection<SegmentId> wanted) {
    Map<SegmentId, UUID> found = new HashMap<>();
    for (SegmentId id : wanted) {
      UUID edition = editions.get(id);
      if (edition != null) {
        found.put(id, edition);
      }
    }
    return found;
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
