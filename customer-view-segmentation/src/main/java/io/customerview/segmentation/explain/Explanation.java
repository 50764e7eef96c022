package io.customerview.segmentation.explain;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.internal.solve.Reading;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Place;
import io.customerview.segmentation.rule.Place.Group;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why a customer is in a segment or not (SEG-7): what held and what failed, condition by condition
 * as the rule was written, with the value and the contract that each saw.
 *
 * <pre>{@code
 * Explanation why = Explanation.of(segment, facts, Criteria.standard(), today);
 * show(why.text(Locale.forLanguageTag("pt-BR")));
 * }</pre>
 *
 * <p>{@link #text} and the values of the steps are personal data, for agents who may see the
 * customer; {@code toString} shows none. Immutable and thread-safe.
 */
public final class Explanation {

  /** How many values a condition that failed tells at most. */
  public static final int MOST_SEEN = 5;

  private final Segment segment;
  private final LocalDate today;
  private final List<Step> combined;
  private final List<Step> independent;

  private Explanation(
      Segment segment, LocalDate today, List<Step> combined, List<Step> independent) {
    this.segment = segment;
    this.today = today;
    this.combined = combined;
    this.independent = independent;
  }

  /**
   * Explains the answer for a customer.
   *
   * @param today the day from which relative arguments are counted
   * @throws RefusedException if the segment uses a criterion of the host's own that is not known
   * @throws HostCriterionException if a criterion of the host's own can't be read
   */
  public static Explanation of(
      Segment segment, CustomerFacts customer, Criteria known, LocalDate today) {
    Reading reading = Reading.of(customer, known, today);
    return new Explanation(
        segment,
        today,
        steps(segment.combined(), Group.COMBINED, reading),
        steps(segment.independent(), Group.INDEPENDENT, reading));
  }

  private static List<Step> steps(List<Condition> conditions, Group group, Reading reading) {
    List<Step> steps = new ArrayList<>();
    for (int at = 0; at < conditions.size(); at++) {
      Steps walk = new Steps(reading, reading.contracts(), Place.of(group, at));
      steps.add(conditions.get(at).accept(walk));
    }
    return List.copyOf(steps);
  }

  /** Returns the segment. */
  public Segment segment() {
    return segment;
  }

  /** Returns whether the customer is in the segment. */
  public boolean isMember() {
    return combined.stream().allMatch(Step::holds)
        && (independent.isEmpty() || independent.stream().anyMatch(Step::holds));
  }

  /** Returns what became of the conditions of which all must hold. */
  public List<Step> combined() {
    return combined;
  }

  /** Returns what became of the conditions of which one must hold. */
  public List<Step> independent() {
    return independent;
  }

  /**
   * Returns this explanation for those who may not read contracts (ACS-1): what came of conditions
   * about contracts stays, and what single contracts say is {@link Missing#WITHHELD}.
   */
  public Explanation withoutContracts() {
    return new Explanation(segment, today, Withholding.of(combined), Withholding.of(independent));
  }

  /**
   * Returns the explanation in English, Portuguese or Spanish: a line for each condition, indented
   * as blocks stand in each other, with ✓ or ✗. It holds personal data.
   */
  public String text(Locale locale) {
    return new ExplanationText(locale, today).of(this);
  }

  @Override
  public String toString() {
    return "Explanation[member=" + isMember() + ", " + combined + ", " + independent + ']';
  }
}
