package io.customerview.segmentation.internal.index;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.internal.plan.HostValues;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.shared.SegmentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Segments that are asked together. Immutable. */
final class Block {

  /** The segments that use a field of the host's. */
  static final class HostUse {

    private final Field field;
    private final long[] users;

    HostUse(Field field, long[] users) {
      this.field = field;
      this.users = users;
    }
  }

  private final Entry[] entries;
  private final Map<SegmentId, Integer> bits;
  private final int words;
  private final FieldIndex[] fields;

  /** What must hold. */
  private final Layer[] units;

  /** What must not hold: that no comparison of a clause does. */
  private final Clause[] clauses;

  /** The segments that are to be asked again. */
  private final long[] inexact;

  private final List<HostUse> hosts;

  Block(
      List<Entry> entries,
      FieldIndex[] fields,
      Layer[] units,
      Clause[] clauses,
      long[] inexact,
      List<HostUse> hosts) {
    this.entries = entries.toArray(Entry[]::new);
    this.bits = new HashMap<>();
    for (int bit = 0; bit < this.entries.length; bit++) {
      bits.put(this.entries[bit].id(), bit);
    }
    this.words = Rows.words(this.entries.length);
    this.fields = fields;
    this.units = units;
    this.clauses = clauses;
    this.inexact = inexact;
    this.hosts = hosts;
  }

  int size() {
    return entries.length;
  }

  Entry entry(int bit) {
    return entries[bit];
  }

  /** Returns the bit of a segment, or -1 if it isn't here. */
  int bit(SegmentId id) {
    return bits.getOrDefault(id, -1);
  }

  /**
   * Adds the segments that a customer is in.
   *
   * @param live the segments that still count
   */
  void match(CustomerFacts facts, HostValues read, long[] live, Scratch scratch, Matches matches) {
    scratch.fit(words, fields.length);
    for (int field = 0; field < fields.length; field++) {
      fields[field].probe(facts, read, scratch.probe(field));
    }
    System.arraycopy(live, 0, scratch.left, 0, words);
    for (HostUse use : hosts) {
      fail(use, read, scratch, matches);
    }
    for (Layer unit : units) {
      unit.and(scratch.left, scratch);
    }
    for (Clause clause : clauses) {
      clause.and(scratch);
    }
    collect(facts, read, scratch.left, matches);
  }

  private void fail(HostUse use, HostValues read, Scratch scratch, Matches matches) {
    HostCriterionException failure = read.failureOrNull(use.field);
    if (failure == null) {
      return;
    }
    for (int word = 0; word < words; word++) {
      for (long left = scratch.left[word] & use.users[word]; left != 0; left &= left - 1) {
        int bit = (word << 6) + Long.numberOfTrailingZeros(left);
        matches.addFailed(entries[bit].id(), failure);
      }
    }
    Rows.andNot(scratch.left, use.users, 0, words);
  }

  private void collect(CustomerFacts facts, HostValues read, long[] found, Matches matches) {
    for (int word = 0; word < words; word++) {
      for (long left = found[word] & inexact[word]; left != 0; left &= left - 1) {
        int bit = (word << 6) + Long.numberOfTrailingZeros(left);
        if (!matches.isMember(entries[bit], facts, read)) {
          Rows.clear(found, bit);
        }
      }
    }
    matches.add(found, words);
    matches.endOf(entries);
  }
}
