package io.customerview.segmentation.rule;

import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.SegmentRefusal.NoCondition;
import io.customerview.segmentation.rule.SegmentRefusal.TooManyConditions;
import io.customerview.shared.CleanText;
import io.customerview.shared.RefusedException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A segment (segmentação): a name, conditions of which all hold, and conditions of which at least
 * one holds (SEG-1).
 *
 * <pre>{@code
 * Segment.builder("Large, in the south")
 *     .combined(Criterion.REVENUE.atLeast(new BigDecimal("10000")))
 *     .independent(Criterion.STATE.equalTo("PR"))
 *     .independent(Criterion.STATE.equalTo("Santa Catarina"))
 *     .build()
 * }</pre>
 *
 * <p>Immutable and thread-safe; equal when name and conditions are.
 */
public final class Segment {

  /** The longest name, in code points. */
  public static final int LONGEST_NAME = 256;

  private final String name;
  private final List<Condition> combined;
  private final List<Condition> independent;
  private final Condition condition;

  private Segment(Builder from) {
    this.name = from.name;
    this.combined = List.copyOf(from.combined);
    this.independent = List.copyOf(from.independent);
    int size = Checks.size(combined) + Checks.size(independent);
    if (size == 0) {
      throw new RefusedException(new NoCondition());
    }
    if (size > Condition.MOST_CONDITIONS) {
      throw new RefusedException(new TooManyConditions(Condition.MOST_CONDITIONS, size));
    }
    List<Condition> all = new ArrayList<>(combined);
    if (!independent.isEmpty()) {
      all.add(new AnyOf(independent));
    }
    this.condition = new AllOf(all);
  }

  /**
   * Begins a segment.
   *
   * @throws RefusedException if the name is missing, too long, or holds a control character
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns the name as it is shown. */
  public String name() {
    return name;
  }

  /**
   * Returns the name as it is compared, in NFC and trimmed (SEG-1): no two segments of an
   * installation have the same.
   */
  public String nameKey() {
    return keyOf(name);
  }

  /** Returns a name as names are compared. */
  public static String keyOf(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
  }

  /** Returns the conditions of which all hold; perhaps none. */
  public List<Condition> combined() {
    return combined;
  }

  /** Returns the conditions of which at least one holds, if there are any. */
  public List<Condition> independent() {
    return independent;
  }

  /** Returns the whole as one condition. */
  public Condition condition() {
    return condition;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Segment that
        && name.equals(that.name)
        && combined.equals(that.combined)
        && independent.equals(that.independent);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, combined, independent);
  }

  @Override
  public String toString() {
    return "Segment[" + name + ", " + condition.size() + " conditions]";
  }

  /** Gathers the conditions of a segment. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final List<Condition> combined = new ArrayList<>();
    private final List<Condition> independent = new ArrayList<>();

    private Builder(String name) {
      this.name = CleanText.required("segment.name", name, LONGEST_NAME);
    }

    /** Returns the name as it is compared, of a segment that may lack conditions still. */
    public String nameKey() {
      return keyOf(name);
    }

    /** Adds conditions of which all must hold. */
    public Builder combined(Condition... conditions) {
      combined.addAll(List.of(conditions));
      return this;
    }

    /** Adds conditions of which at least one must hold. */
    public Builder independent(Condition... conditions) {
      independent.addAll(List.of(conditions));
      return this;
    }

    /**
     * Returns the segment.
     *
     * @throws RefusedException with {@link NoCondition}, {@link TooManyConditions} or {@link
     *     SegmentRefusal.TooDeep}
     */
    public Segment build() {
      return new Segment(this);
    }
  }
}
