package io.customerview.segmentation.formula;

import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.customerview.shared.CodePointOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of folded texts: ranges in the order of code points that neither overlap nor touch, in
 * ascending order.
 */
public final class TextValues implements Values {

  /** No text. */
  public static final TextValues NONE = new TextValues(ImmutableRangeSet.of());

  /** Every text. */
  public static final TextValues ALL = new TextValues(ImmutableRangeSet.of(Range.all()));

  /** A text in the order of code points. */
  private record Key(String text) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return CodePointOrder.compare(text, other.text);
    }
  }

  /**
   * Texts that follow each other.
   *
   * @param low where they begin; empty for no limit
   * @param lowIncluded whether that text is among them
   * @param high where they end; empty for no limit
   * @param highIncluded whether that text is among them
   */
  public record TextRange(
      Optional<String> low, boolean lowIncluded, Optional<String> high, boolean highIncluded) {

    /** Returns whether this is one text. */
    public boolean isPoint() {
      return low.isPresent() && low.equals(high);
    }
  }

  private final ImmutableRangeSet<Key> keys;
  private final List<TextRange> ranges;

  private TextValues(ImmutableRangeSet<Key> keys) {
    this.keys = keys;
    this.ranges = keys.asRanges().stream().map(TextValues::range).toList();
  }

  private static TextRange range(Range<Key> range) {
    return new TextRange(
        range.hasLowerBound() ? Optional.of(range.lowerEndpoint().text()) : Optional.empty(),
        range.hasLowerBound() && range.lowerBoundType() == BoundType.CLOSED,
        range.hasUpperBound() ? Optional.of(range.upperEndpoint().text()) : Optional.empty(),
        range.hasUpperBound() && range.upperBoundType() == BoundType.CLOSED);
  }

  /** Obtains one text. */
  public static TextValues of(String text) {
    return new TextValues(ImmutableRangeSet.of(Range.singleton(new Key(text))));
  }

  /** Obtains the texts after one. */
  public static TextValues greaterThan(String text) {
    return new TextValues(ImmutableRangeSet.of(Range.greaterThan(new Key(text))));
  }

  /** Obtains a text and those after it. */
  public static TextValues atLeast(String text) {
    return new TextValues(ImmutableRangeSet.of(Range.atLeast(new Key(text))));
  }

  /** Obtains the texts before one. */
  public static TextValues lessThan(String text) {
    return new TextValues(ImmutableRangeSet.of(Range.lessThan(new Key(text))));
  }

  /** Obtains a text and those before it. */
  public static TextValues atMost(String text) {
    return new TextValues(ImmutableRangeSet.of(Range.atMost(new Key(text))));
  }

  /** Returns the ranges. */
  public List<TextRange> ranges() {
    return ranges;
  }

  /** Returns whether a text is in the set; a missing one never is. */
  public boolean contains(@Nullable String text) {
    return text != null && keys.contains(new Key(text));
  }

  @Override
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  @Override
  public boolean isAll() {
    return keys.encloses(Range.all());
  }

  @Override
  public TextValues union(Values other) {
    return new TextValues(keys.union(((TextValues) other).keys));
  }

  /** Returns the texts that are in one of the sets: sorted once, however many these are. */
  static TextValues unionOf(List<TextValues> sets) {
    return sets.size() == 1
        ? sets.get(0)
        : new TextValues(
            ImmutableRangeSet.unionOf(
                sets.stream().flatMap(set -> set.keys.asRanges().stream()).toList()));
  }

  @Override
  public TextValues intersection(Values other) {
    return new TextValues(keys.intersection(((TextValues) other).keys));
  }

  @Override
  public TextValues complement() {
    return new TextValues(keys.complement());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextValues that && keys.equals(that.keys);
  }

  @Override
  public int hashCode() {
    return Objects.hash(keys);
  }

  @Override
  public String toString() {
    return "TextValues" + ranges.size();
  }
}
