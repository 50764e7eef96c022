package io.customerview.segmentation.internal.plan;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Horizon;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One segment on any day, ready to be asked of customer after customer: what stands still is
 * compiled once, and what moves with the days for the day that is asked for, where the rest doesn't
 * decide. Says what a {@link Plan} of that day says. Immutable and thread-safe.
 */
public final class PlanOverTime {

  /** Any day will do for what stands still. */
  private static final LocalDate ANY_DAY = LocalDate.EPOCH;

  private final Part whole;

  private PlanOverTime(Part whole) {
    this.whole = whole;
  }

  /** Compiles a segment. */
  public static PlanOverTime of(Segment segment, Criteria known) {
    return new PlanOverTime(part(segment.condition(), known));
  }

  /**
   * Returns whether the customer is in the segment on a day.
   *
   * @throws HostCriterionException if a criterion of the host's own that is tested could not be
   *     read
   */
  public boolean test(CustomerFacts facts, LocalDate day) {
    return whole.isMet(facts, day);
  }

  /**
   * Returns whether what stands still decides: then the customer is in the segment on every day, or
   * on none, while its data stay as they are.
   *
   * @throws HostCriterionException if a criterion of the host's own that is tested could not be
   *     read
   */
  public boolean isDecided(CustomerFacts facts) {
    return whole.onAnyDay(facts) != Verdict.OPEN;
  }

  private enum Verdict {
    MET,
    UNMET,
    OPEN;

    static Verdict of(boolean met) {
      return met ? MET : UNMET;
    }

    Verdict opposite() {
      return this == OPEN ? OPEN : of(this == UNMET);
    }
  }

  private interface Part {

    boolean isMet(CustomerFacts facts, LocalDate day);

    Verdict onAnyDay(CustomerFacts facts);
  }

  private static Part part(Condition condition, Criteria known) {
    return Horizon.of(condition, known).isRelative()
        ? condition.accept(new Splitter(known))
        : new Still(Plan.of(Formula.of(condition, known, ANY_DAY)));
  }

  private record Still(Plan plan) implements Part {

    @Override
    public boolean isMet(CustomerFacts facts, LocalDate day) {
      return plan.test(facts);
    }

    @Override
    public Verdict onAnyDay(CustomerFacts facts) {
      return Verdict.of(plan.test(facts));
    }
  }

  private record Moving(Condition condition, Criteria known) implements Part {

    @Override
    public boolean isMet(CustomerFacts facts, LocalDate day) {
      return Plan.of(Formula.of(condition, known, day)).test(facts);
    }

    @Override
    public Verdict onAnyDay(CustomerFacts facts) {
      return Verdict.OPEN;
    }
  }

  private record Opposite(Part part) implements Part {

    @Override
    public boolean isMet(CustomerFacts facts, LocalDate day) {
      return !part.isMet(facts, day);
    }

    @Override
    public Verdict onAnyDay(CustomerFacts facts) {
      return part.onAnyDay(facts).opposite();
    }
  }

  /** All of the parts, or one of them; what stands still is asked first. */
  private record Block(List<Part> parts, boolean all) implements Part {

    @Override
    public boolean isMet(CustomerFacts facts, LocalDate day) {
      for (int at = 0; at < parts.size(); at++) {
        if (parts.get(at).isMet(facts, day) != all) {
          return !all;
        }
      }
      return all;
    }

    @Override
    public Verdict onAnyDay(CustomerFacts facts) {
      Verdict deciding = Verdict.of(!all);
      Verdict verdict = deciding.opposite();
      for (int at = 0; at < parts.size() && verdict != deciding; at++) {
        Verdict next = parts.get(at).onAnyDay(facts);
        verdict = next == deciding || verdict != Verdict.OPEN ? next : verdict;
      }
      return verdict;
    }
  }

  /** Takes apart what moves with the days. */
  private static final class Splitter implements Condition.Visitor<Part> {

    private final Criteria known;

    Splitter(Criteria known) {
      this.known = known;
    }

    @Override
    public Part comparison(Comparison condition) {
      return new Moving(condition, known);
    }

    @Override
    public Part in(In condition) {
      return new Moving(condition, known);
    }

    @Override
    public Part between(Between condition) {
      return new Moving(condition, known);
    }

    @Override
    public Part all(AllOf condition) {
      return block(condition.conditions(), true);
    }

    @Override
    public Part any(AnyOf condition) {
      return block(condition.conditions(), false);
    }

    @Override
    public Part not(Not condition) {
      return new Opposite(part(condition.condition(), known));
    }

    @Override
    public Part sameContract(SameContract condition) {
      return new Moving(condition, known);
    }

    /** One plan for all that stands still, in front of what moves. */
    private Part block(List<Condition> conditions, boolean all) {
      List<Condition> still = new ArrayList<>();
      List<Part> parts = new ArrayList<>();
      for (Condition condition : conditions) {
        if (Horizon.of(condition, known).isRelative()) {
          parts.add(part(condition, known));
        } else {
          still.add(condition);
        }
      }
      joined(still, all).map(one -> part(one, known)).ifPresent(one -> parts.add(0, one));
      return new Block(List.copyOf(parts), all);
    }

    private static Optional<Condition> joined(List<Condition> conditions, boolean all) {
      if (conditions.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(all ? new AllOf(conditions) : new AnyOf(conditions));
    }
  }
}
