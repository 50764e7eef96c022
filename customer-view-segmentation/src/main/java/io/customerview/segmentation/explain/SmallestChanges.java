package io.customerview.segmentation.explain;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.explain.Change.Turn;
import io.customerview.segmentation.internal.solve.Atoms;
import io.customerview.segmentation.internal.solve.Atoms.Atom;
import io.customerview.segmentation.internal.solve.Budget;
import io.customerview.segmentation.internal.solve.Flips;
import io.customerview.segmentation.internal.solve.Meaning;
import io.customerview.segmentation.internal.solve.Reading;
import io.customerview.segmentation.internal.text.Words;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * What would have to change of a customer, at the least, for the opposite answer of a segment
 * (SEG-7): the fewest conditions whose truth changes, while all others keep theirs.
 *
 * <pre>{@code
 * SmallestChanges.of(segment, facts, Criteria.standard(), today).text(locale)
 * }</pre>
 *
 * <p>Counted are comparisons, lists, ranges, and blocks about one contract as a whole, since what
 * stands in such a block is true of contracts and not of customers. Conditions that mean the same
 * count once. Every change that is told is possible: a customer could be for whom exactly these
 * conditions come out otherwise. So a revenue of 400 that is to be at least 500, and at most 450 as
 * well, is no change that is told.
 *
 * <p>Values of a host's own criteria may change in any way. Immutable and thread-safe.
 */
public final class SmallestChanges {

  /** How many changes are told at most. */
  public static final int MOST_CHANGES = 10;

  private static final long STEPS = 300_000;

  /** How sure the number of changes is. */
  public enum Certainty {
    /** No change of fewer conditions gives the opposite answer. */
    EXACT,
    /** Fewer may do; it was not found out with bounded work. */
    AT_MOST,
    /** The answer is the same for every customer: nothing changes it. */
    IMPOSSIBLE,
    /** It was not found out with bounded work. */
    UNDECIDED
  }

  private final Segment segment;
  private final LocalDate today;
  private final boolean member;
  private final Certainty certainty;
  private final List<Change> changes;
  private final boolean complete;

  private SmallestChanges(
      Segment segment,
      LocalDate today,
      boolean member,
      Certainty certainty,
      List<Change> changes,
      boolean complete) {
    this.segment = segment;
    this.today = today;
    this.member = member;
    this.certainty = certainty;
    this.changes = List.copyOf(changes);
    this.complete = complete;
  }

  /**
   * Finds the smallest changes for a customer.
   *
   * @param today the day from which relative arguments are counted
   * @throws RefusedException if the segment uses a criterion of the host's own that is not known
   * @throws HostCriterionException if a criterion of the host's own can't be read
   */
  public static SmallestChanges of(
      Segment segment, CustomerFacts customer, Criteria known, LocalDate today) {
    Meaning meaning = new Meaning(known, today);
    Atoms atoms = Atoms.of(segment, meaning);
    Reading reading = Reading.of(customer, known, today);
    Flips.Found found =
        new Flips(segment, atoms, reading, today, new Budget(STEPS), MOST_CHANGES)
            .find(meaning.of(segment));
    return new SmallestChanges(
        segment,
        today,
        reading.isMember(segment),
        certainty(found.certainty()),
        found.changes().stream().map(change -> change(atoms, change, reading)).toList(),
        found.complete());
  }

  private static Certainty certainty(Flips.Certainty certainty) {
    return switch (certainty) {
      case EXACT -> Certainty.EXACT;
      case AT_MOST -> Certainty.AT_MOST;
      case IMPOSSIBLE -> Certainty.IMPOSSIBLE;
      case UNDECIDED -> Certainty.UNDECIDED;
    };
  }

  private static Change change(Atoms atoms, BitSet numbers, Reading reading) {
    return new Change(
        numbers.stream().mapToObj(number -> turn(atoms.atoms().get(number), reading)).toList());
  }

  private static Turn turn(Atom atom, Reading reading) {
    return new Turn(atom.condition(), atom.places(), !reading.isMet(atom.condition()));
  }

  /** Returns whether the customer is in the segment now. */
  public boolean isMember() {
    return member;
  }

  /** Returns how sure the number of conditions is. */
  public Certainty certainty() {
    return certainty;
  }

  /** Returns how many conditions change at the least; 0 if that is impossible or undecided. */
  public int size() {
    return changes.isEmpty() ? 0 : changes.get(0).conditions().size();
  }

  /** Returns the changes, all of one size, at most {@value #MOST_CHANGES}. */
  public List<Change> changes() {
    return changes;
  }

  /** Returns whether there are surely no others of this size. */
  public boolean isComplete() {
    return complete;
  }

  /**
   * Returns the changes in English, Portuguese or Spanish. They speak of the customer, by telling
   * which conditions hold now, and are for agents.
   */
  public String text(Locale locale) {
    Words words = new Words(locale);
    ConditionText conditions = new ConditionText(words, today);
    StringBuilder text = new StringBuilder(words.text(heading(), segment.name(), size()));
    for (Change change : changes) {
      String mark = "• ";
      for (Turn turn : change.conditions()) {
        text.append("\n  ")
            .append(mark)
            .append(
                words.text(
                    turn.holds() ? "change.holds" : "change.fails",
                    turn.condition().accept(conditions)));
        mark = "  ";
      }
    }
    if (!changes.isEmpty() && !complete) {
      text.append("\n  ").append(words.text("change.more"));
    }
    return text.toString();
  }

  private String heading() {
    return switch (certainty) {
      case EXACT -> member ? "change.leave" : "change.enter";
      case AT_MOST -> member ? "change.leave_at_most" : "change.enter_at_most";
      case IMPOSSIBLE -> member ? "change.never_leave" : "change.never_enter";
      case UNDECIDED -> "change.undecided";
    };
  }

  @Override
  public String toString() {
    return "SmallestChanges[" + certainty + ", " + changes + ']';
  }
}
