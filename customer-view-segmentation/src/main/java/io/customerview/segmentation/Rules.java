package io.customerview.segmentation;

import io.customerview.base.RuleSet;
import io.customerview.base.StoredSegment;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Horizon;
import io.customerview.segmentation.internal.index.SegmentIndex;
import io.customerview.segmentation.json.SegmentJson;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All segments of one edition of the rules, ready to be asked on a day. Immutable and thread-safe.
 */
final class Rules {

  /** One segment as it is stored, and what became of reading it. */
  record Held(
      StoredSegment stored,
      Optional<Segment> segment,
      Optional<Horizon> relative,
      Optional<String> failure) {

    private boolean isSame(StoredSegment other) {
      return stored.version().equals(other.version())
          && stored.definition().equals(other.definition());
    }

    /** The same rule, about whose members something else is kept now. */
    private Held storedAs(StoredSegment other) {
      return new Held(other, segment, relative, failure);
    }
  }

  private final Optional<UUID> edition;
  private final Map<SegmentId, Held> held;
  private final SegmentIndex index;
  private final List<Held> relative;

  private Rules(Optional<UUID> edition, Map<SegmentId, Held> held, SegmentIndex index) {
    this.edition = edition;
    this.held = held;
    this.index = index;
    this.relative = held.values().stream().filter(each -> each.relative().isPresent()).toList();
  }

  /** Returns no rules. */
  static Rules none(Criteria known, LocalDate day) {
    return new Rules(Optional.empty(), Map.of(), SegmentIndex.empty(known, day));
  }

  boolean isOf(RuleSet ruleSet) {
    return edition.equals(ruleSet.edition());
  }

  /**
   * Returns the rules as they are stored now; what has not changed since these is not read again.
   */
  Rules reloaded(RuleSet ruleSet, List<StoredSegment> stored, Criteria known) {
    Map<SegmentId, Held> now = new LinkedHashMap<>();
    Map<SegmentId, Segment> readable = new LinkedHashMap<>();
    SegmentIndex changed = index;
    for (StoredSegment each : stored) {
      @Nullable Held before = held.get(each.id());
      @Nullable Held same = before != null && before.isSame(each) ? before.storedAs(each) : null;
      Held one = same == null ? read(each, known, index.day()) : same;
      now.put(each.id(), one);
      one.segment().ifPresent(segment -> readable.put(each.id(), segment));
      if (!held.isEmpty() && same == null) {
        changed =
            one.segment().isPresent()
                ? changed.with(each.id(), one.segment().get())
                : changed.without(each.id());
      }
    }
    for (SegmentId id : held.keySet()) {
      changed = now.containsKey(id) ? changed : changed.without(id);
    }
    return new Rules(
        ruleSet.edition(),
        now,
        held.isEmpty() ? SegmentIndex.of(known, index.day(), readable) : changed);
  }

  /** A rule that can't be read, or uses what is no longer known, fails alone. */
  private static Held read(StoredSegment stored, Criteria known, LocalDate day) {
    try {
      Segment segment = SegmentJson.of(known).read(stored.definition()).orElseThrow();
      Formula.of(segment, known, day);
      Horizon horizon = Horizon.of(segment, known);
      return new Held(
          stored,
          Optional.of(segment),
          horizon.isRelative() ? Optional.of(horizon) : Optional.empty(),
          Optional.empty());
    } catch (RefusedException refused) {
      return new Held(
          stored, Optional.empty(), Optional.empty(), Optional.of(refused.refusal().code()));
    }
  }

  /** Returns the same rules, to be asked on another day. */
  Rules on(LocalDate day) {
    return index.day().equals(day) ? this : new Rules(edition, held, index.on(day));
  }

  SegmentIndex index() {
    return index;
  }

  /** Returns all segments, in the order of their names. */
  Collection<Held> all() {
    return held.values();
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
    Map<SegmentId, String> failed = new LinkedHashMap<>();
    held.forEach((id, each) -> each.failure().ifPresent(code -> failed.put(id, code)));
    return failed;
  }
}
