package io.customerview.segmentation.analysis;

import io.customerview.segmentation.analysis.Finding.AlwaysTrue;
import io.customerview.segmentation.analysis.Finding.AlwaysTrueUndecided;
import io.customerview.segmentation.analysis.Finding.ChangesNothing;
import io.customerview.segmentation.analysis.Finding.ChangesNothingUndecided;
import io.customerview.segmentation.analysis.Finding.NeverTrue;
import io.customerview.segmentation.analysis.Finding.NeverTrueUndecided;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.solve.Answer;
import io.customerview.segmentation.internal.solve.Budget;
import io.customerview.segmentation.internal.solve.Confirmed;
import io.customerview.segmentation.internal.solve.Imagined;
import io.customerview.segmentation.internal.solve.Meaning;
import io.customerview.segmentation.internal.solve.Negation;
import io.customerview.segmentation.internal.solve.Solver;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Place;
import io.customerview.segmentation.rule.Place.Group;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be known of one segment before it is saved (SEG-8): whether it is never or always
 * true, and which of its conditions change nothing.
 *
 * <pre>{@code
 * SegmentCheck check = SegmentCheck.of(segment, Criteria.standard(), today);
 * check.findings().forEach(finding -> show(finding.message(locale)));
 * }</pre>
 *
 * <p>Conditions about contracts are met by one contract each, so "start at least a" and "start at
 * most b" are no contradiction where b lies before a: two contracts may meet them. A revenue other
 * than zero needs a contract that counts. Arguments relative to today are taken as of the given
 * day. A criterion of a host's own may have any values of its type, independent of all else.
 *
 * <p>Every finding is proved; a customer that is told was checked against the conditions as they
 * are written. The work is bounded; what it does not suffice for is told as undecided. Immutable
 * and thread-safe.
 */
public final class SegmentCheck {

  /** The steps that a question may take. */
  static final long STEPS = 100_000;

  /** The steps that all questions whether a condition changes anything may take together. */
  private static final long STEPS_FOR_CONDITIONS = 400_000;

  private final List<Finding> findings;
  private final Optional<Witness> member;
  private final Optional<Witness> outsider;

  private SegmentCheck(
      List<Finding> findings, Optional<Witness> member, Optional<Witness> outsider) {
    this.findings = List.copyOf(findings);
    this.member = member;
    this.outsider = outsider;
  }

  /**
   * Checks a segment.
   *
   * @param today the day from which relative arguments are counted
   * @throws RefusedException if the segment uses a criterion of the host's own that is not known
   */
  public static SegmentCheck of(Segment segment, Criteria known, LocalDate today) {
    return new Questions(segment, known, today).ask();
  }

  /** Returns what was found; nothing for a segment with which all is well. */
  public List<Finding> findings() {
    return findings;
  }

  /** Returns a customer who is in the segment, unless none can be or that is undecided. */
  public Optional<Witness> member() {
    return member;
  }

  /** Returns a customer who is not in the segment, unless all are or that is undecided. */
  public Optional<Witness> outsider() {
    return outsider;
  }

  @Override
  public String toString() {
    return "SegmentCheck" + findings;
  }

  private static final class Questions {

    private final Segment segment;
    private final LocalDate today;
    private final Meaning meaning;
    private final Solver solver;
    private final List<Finding> findings = new ArrayList<>();

    Questions(Segment segment, Criteria known, LocalDate today) {
      this.segment = segment;
      this.today = today;
      this.meaning = new Meaning(known, today);
      this.solver = new Solver(today);
    }

    SegmentCheck ask() {
      Formula whole = meaning.of(segment);
      Answer<Imagined> member =
          Confirmed.of(
              solver.find(List.of(whole), new Budget(STEPS)),
              today,
              reading -> reading.isMember(segment));
      Answer<Imagined> outsider =
          Confirmed.of(
              solver.find(List.of(Negation.of(whole)), new Budget(STEPS)),
              today,
              reading -> !reading.isMember(segment));
      tell(member, new NeverTrue(), new NeverTrueUndecided());
      tell(outsider, new AlwaysTrue(), new AlwaysTrueUndecided());
      // Of a segment that is never or always true, nearly every condition could go.
      if (!member.isNone() && !outsider.isNone()) {
        Budget budget = new Budget(STEPS_FOR_CONDITIONS);
        conditions(segment.combined(), Group.COMBINED, whole, budget);
        conditions(segment.independent(), Group.INDEPENDENT, whole, budget);
      }
      return new SegmentCheck(findings, Witness.of(member.found()), Witness.of(outsider.found()));
    }

    private void tell(Answer<Imagined> answer, Finding none, Finding unknown) {
      if (answer.isNone()) {
        findings.add(none);
      } else if (answer.isUnknown()) {
        findings.add(unknown);
      }
    }

    private void conditions(List<Condition> conditions, Group group, Formula whole, Budget budget) {
      for (int at = 0; at < conditions.size(); at++) {
        condition(conditions.get(at), Place.of(group, at), whole, budget);
      }
    }

    /** Asks for a condition; if it changes something, or that is unknown, for its parts. */
    private void condition(Condition condition, Place place, Formula whole, Budget budget) {
      Optional<Formula> without = meaning.without(segment, place);
      if (without.isPresent()) {
        Answer<Imagined> change = difference(without.get(), whole, budget);
        if (change.isNone()) {
          findings.add(new ChangesNothing(place));
          return;
        }
        List<Condition> parts = Place.parts(condition);
        if (change.isUnknown() && parts.isEmpty()) {
          findings.add(new ChangesNothingUndecided(place));
        }
      }
      List<Condition> parts = Place.parts(condition);
      boolean isAlone = parts.size() == 1;
      for (int at = 0; at < parts.size(); at++) {
        // Without its only part a block is gone, and that was asked already.
        if (!isAlone || !Place.parts(parts.get(at)).isEmpty()) {
          condition(parts.get(at), place.part(at), whole, budget);
        }
      }
    }

    private Answer<Imagined> difference(Formula one, Formula other, Budget all) {
      return all.ask(
          STEPS,
          budget -> {
            Answer<Imagined> more = solver.findDifference(one, other, budget);
            Answer<Imagined> less =
                more.isFound() ? more : solver.findDifference(other, one, budget);
            return less.isFound() || more.isNone() ? less : more;
          });
    }
  }
}
