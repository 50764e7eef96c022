package io.customerview.segmentation.analysis;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.solve.Answer;
import io.customerview.segmentation.internal.solve.Budget;
import io.customerview.segmentation.internal.solve.Confirmed;
import io.customerview.segmentation.internal.solve.Imagined;
import io.customerview.segmentation.internal.solve.Meaning;
import io.customerview.segmentation.internal.solve.Solver;
import io.customerview.segmentation.internal.text.Words;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How two segments relate (SEG-8): the same, one within the other, apart, or overlapping; with a
 * customer for each part that is not empty.
 *
 * <pre>{@code
 * SegmentPair pair = SegmentPair.of(large, inTheSouth, Criteria.standard(), today);
 * if (pair.relation() == Relation.DISJOINT) { ... }
 * }</pre>
 *
 * <p>What is assumed, and how sure the answers are: as {@link SegmentCheck}. Of 20,000 random pairs
 * of plain segments, which compare with fixed arguments and nest nothing, none was undecided. A
 * segment that is never true lies within every other, and apart from it: apart is told.
 *
 * <p>Immutable and thread-safe.
 */
public final class SegmentPair {

  /** The steps that one of the three questions may take. */
  private static final long STEPS = SegmentCheck.STEPS;

  /** The steps that all comparisons with one segment may take together. */
  private static final long STEPS_FOR_ALL = 3_000_000;

  private final Segment first;
  private final Segment second;
  private final Answer<Imagined> both;
  private final Answer<Imagined> onlyFirst;
  private final Answer<Imagined> onlySecond;

  private SegmentPair(
      Segment first,
      Segment second,
      Answer<Imagined> both,
      Answer<Imagined> onlyFirst,
      Answer<Imagined> onlySecond) {
    this.first = first;
    this.second = second;
    this.both = both;
    this.onlyFirst = onlyFirst;
    this.onlySecond = onlySecond;
  }

  /**
   * Compares two segments.
   *
   * @param today the day from which relative arguments are counted
   * @throws RefusedException if one uses a criterion of the host's own that is not known
   */
  public static SegmentPair of(Segment first, Segment second, Criteria known, LocalDate today) {
    return ofEach(first, List.of(second), known, today).get(0);
  }

  /**
   * Compares a segment with each of many. All comparisons together have bounded work as well:
   * hundreds of thousands of plain ones are decided, and what is left over is told as undecided.
   *
   * @param today the day from which relative arguments are counted
   * @return the comparisons, in the order of {@code others}
   * @throws RefusedException if one uses a criterion of the host's own that is not known
   */
  public static List<SegmentPair> ofEach(
      Segment first, List<Segment> others, Criteria known, LocalDate today) {
    Meaning meaning = new Meaning(known, today);
    Solver solver = new Solver(today);
    Formula one = meaning.of(first);
    Budget all = new Budget(STEPS_FOR_ALL);
    List<SegmentPair> pairs = new ArrayList<>(others.size());
    for (Segment second : others) {
      Formula other = meaning.of(second);
      pairs.add(
          new SegmentPair(
              first,
              second,
              Confirmed.of(
                  all.ask(STEPS, budget -> solver.find(List.of(one, other), budget)),
                  today,
                  reading -> reading.isMember(first) && reading.isMember(second)),
              Confirmed.of(
                  all.ask(STEPS, budget -> solver.findDifference(one, other, budget)),
                  today,
                  reading -> reading.isMember(first) && !reading.isMember(second)),
              Confirmed.of(
                  all.ask(STEPS, budget -> solver.findDifference(other, one, budget)),
                  today,
                  reading -> reading.isMember(second) && !reading.isMember(first))));
    }
    return pairs;
  }

  /**
   * Returns how the segments relate. What is told is proved: {@link Relation#WITHIN} also where it
   * is undecided whether the second has more customers than the first.
   */
  public Relation relation() {
    if (onlyFirst.isNone() && onlySecond.isNone()) {
      return Relation.EQUAL;
    }
    if (both.isNone()) {
      return Relation.DISJOINT;
    }
    if (onlyFirst.isNone()) {
      return Relation.WITHIN;
    }
    if (onlySecond.isNone()) {
      return Relation.CONTAINS;
    }
    return both.isFound() && onlyFirst.isFound() && onlySecond.isFound()
        ? Relation.OVERLAPPING
        : Relation.UNDECIDED;
  }

  /** Returns a customer who is in both. */
  public Optional<Witness> inBoth() {
    return Witness.of(both.found());
  }

  /** Returns a customer who is in the first and not in the second. */
  public Optional<Witness> onlyInFirst() {
    return Witness.of(onlyFirst.found());
  }

  /** Returns a customer who is in the second and not in the first. */
  public Optional<Witness> onlyInSecond() {
    return Witness.of(onlySecond.found());
  }

  /** Returns the relation in English, Portuguese or Spanish, with the names of the segments. */
  public String message(Locale locale) {
    return new Words(locale).text(relation().code(), first.name(), second.name());
  }

  @Override
  public String toString() {
    return "SegmentPair[" + relation() + ']';
  }
}
