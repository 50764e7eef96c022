package io.customerview.segmentation;

import io.customerview.base.RuleSet;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.index.SegmentIndex;
import io.customerview.segmentation.json.SegmentJson;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All segments of one edition of the rules, ready to be asked on a day. Immutable and thread-safe.
 */
final class Rules {

  /**
   * One segment as it is stored, and what became of reading it.
   *
   * @param edition what tells it from whatever else is stored under its id
   */
  record Held(
      UUID edition,
      StoredSegment stored,
      Optional<Segment> segment,
      Optional<MovingRule> relative,
      Optional<String> failure) {

    /** Whether a pass could not read the rule, which can be read here: nobody was asked. */
    boolean isReadAgain() {
      return failure.isEmpty() && stored.failure().isPresent();
    }

    private boolean isSameRule(StoredSegment other) {
      return stored.version().equals(other.version())
          && stored.definition().equals(other.definition());
    }

    private boolean saysTheSameAs(Held other) {
      return edition.equals(other.edition) || segment.equals(other.segment);
    }

    /** The same rule, about whose members something else is kept now. */
    private Held storedAs(UUID otherEdition, StoredSegment other) {
      return new Held(otherEdition, other, segment, relative, failure);
    }
  }

  private static final Comparator<Held> BY_NAME =
      Comparator.comparing(each -> each.stored().nameKey(), CodePointOrder::compare);

  private final Optional<UUID> edition;
  private final Map<SegmentId, Held> held;
  private final SegmentIndex index;
  private final List<Held> relative;
  private final Map<SegmentId, String> failed;

  private Rules(Optional<UUID> edition, Map<SegmentId, Held> held, SegmentIndex index) {
    this.edition = edition;
    this.held = held;
    this.index = index;
    List<Held> changingByDay = new ArrayList<>();
    Map<SegmentId, String> unreadable = new HashMap<>();
    for (Held each : held.values()) {
      if (each.relative().isPresent()) {
        changingByDay.add(each);
      }
      each.failure().ifPresent(code -> unreadable.put(each.stored().id(), code));
    }
    this.relative = changingByDay;
    this.failed = Map.copyOf(unreadable);
  }

  /** Returns no rules. */
  static Rules none(Criteria known, LocalDate day) {
    return new Rules(Optional.empty(), Map.of(), SegmentIndex.empty(known, day));
  }

  boolean isOf(RuleSet ruleSet) {
    return edition.equals(ruleSet.edition());
  }

  boolean isOn(LocalDate day) {
    return index.day().equals(day);
  }

  /**
   * Returns the rules as they are stored now; what has not changed since these is not read again,
   * and where few have changed, no other is looked at.
   */
  Rules reloaded(UnitOfWork work, RuleSet ruleSet, SegmentRules rules, Criteria known) {
    Optional<Set<SegmentId>> told = edition.flatMap(each -> rules.changedSince(work, each));
    Map<SegmentId, UUID> editions =
        told.isPresent() ? rules.editions(work, told.get()) : rules.editions(work);
    Set<SegmentId> suspects = new HashSet<>(told.orElse(held.keySet()));
    suspects.addAll(editions.keySet());
    Map<SegmentId, StoredSegment> changed = rules.find(work, changed(editions));
    Map<SegmentId, Held> now = new HashMap<>(held);
    for (SegmentId id : suspects) {
      @Nullable Held before = held.get(id);
      @Nullable UUID stored = editions.get(id);
      @Nullable StoredSegment read = changed.get(id);
      if (read != null && stored != null) {
        now.put(id, held(before, stored, read, known));
      } else if (before == null || !before.edition().equals(stored)) {
        now.remove(id); // it is gone, perhaps since its edition was read
      }
    }
    return new Rules(ruleSet.edition(), now, index(suspects, now, known));
  }

  private List<SegmentId> changed(Map<SegmentId, UUID> editions) {
    List<SegmentId> changed = new ArrayList<>();
    editions.forEach(
        (id, each) -> {
          @Nullable Held before = held.get(id);
          if (before == null || !before.edition().equals(each)) {
            changed.add(id);
          }
        });
    return changed;
  }

  private Held held(@Nullable Held before, UUID storedAs, StoredSegment stored, Criteria known) {
    return before != null && before.isSameRule(stored)
        ? before.storedAs(storedAs, stored)
        : read(storedAs, stored, known, index.day());
  }

  /** Returns the index of these segments, made of this one where there is one. */
  private SegmentIndex index(Set<SegmentId> suspects, Map<SegmentId, Held> now, Criteria known) {
    if (held.isEmpty()) {
      Map<SegmentId, Segment> readable = new LinkedHashMap<>();
      now.forEach((id, each) -> each.segment().ifPresent(segment -> readable.put(id, segment)));
      return SegmentIndex.of(known, index.day(), readable);
    }
    SegmentIndex changed = index;
    for (SegmentId id : suspects) {
      @Nullable Held before = held.get(id);
      @Nullable Held after = now.get(id);
      if (before == null || after == null || !before.saysTheSameAs(after)) {
        Optional<Segment> segment = after == null ? Optional.empty() : after.segment();
        changed = segment.isPresent() ? changed.with(id, segment.get()) : changed.without(id);
      }
    }
    return changed.keptQuick();
  }

  /** A rule that can't be read, or uses what is no longer known, fails alone. */
  private static Held read(UUID edition, StoredSegment stored, Criteria known, LocalDate day) {
    try {
      Segment segment = SegmentJson.of(known).read(stored.definition()).orElseThrow();
      Formula.of(segment, known, day);
      return new Held(
          edition, stored, Optional.of(segment), MovingRule.of(segment, known), Optional.empty());
    } catch (RefusedException refused) {
      return new Held(
          edition,
          stored,
          Optional.empty(),
          Optional.empty(),
          Optional.of(refused.refusal().code()));
    }
  }

  /** Returns the same rules, to be asked on another day. */
  Rules on(LocalDate day) {
    return isOn(day) ? this : new Rules(edition, held, index.on(day).keptQuick());
  }

  SegmentIndex index() {
    return index;
  }

  /** Returns all segments, in the order of their names. */
  List<Held> all() {
    return held.values().stream().sorted(BY_NAME).toList();
  }

  Optional<Held> find(SegmentId segment) {
    return Optional.ofNullable(held.get(segment));
  }

  /** Returns the segments whose members change with the days. */
  List<Held> relative() {
    return relative;
  }

  /** Returns the segments that can't be asked, with the refusal's code. */
  Map<SegmentId, String> failed() {
    return failed;
  }
}
