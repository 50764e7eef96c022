package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Place;
import io.customerview.segmentation.rule.Place.Group;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a segment into a formula, part by part, so that a part can be left out. Each comparison is
 * resolved once, by {@link Formula#of}. Not thread-safe.
 */
public final class Meaning {

  private final Criteria known;
  private final LocalDate today;
  private final IdentityHashMap<Condition, Formula> resolved = new IdentityHashMap<>();

  public Meaning(Criteria known, LocalDate today) {
    this.known = known;
    this.today = today;
  }

  /**
   * Returns what the segment means.
   *
   * @throws RefusedException as {@link Formula#of}
   */
  public Formula of(Segment segment) {
    return formula(segment, null).orElseThrow();
  }

  /** Returns what the segment would mean without one of its conditions; empty if none is left. */
  public Optional<Formula> without(Segment segment, Place place) {
    return formula(segment, place);
  }

  /** Returns what a condition means by itself. */
  public Formula of(Condition condition) {
    return new Walk(null, Place.of(Group.COMBINED, 0)).of(condition).orElseThrow();
  }

  private Optional<Formula> formula(Segment segment, @Nullable Place without) {
    List<Formula> all = parts(segment.combined(), Group.COMBINED, without);
    List<Formula> any = parts(segment.independent(), Group.INDEPENDENT, without);
    if (!any.isEmpty()) {
      all.add(new Any(any));
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new All(all));
  }

  private List<Formula> parts(List<Condition> conditions, Group group, @Nullable Place without) {
    List<Formula> parts = new ArrayList<>();
    for (int at = 0; at < conditions.size(); at++) {
      new Walk(without, Place.of(group, at)).of(conditions.get(at)).ifPresent(parts::add);
    }
    return parts;
  }

  private Formula leaf(Condition condition) {
    return resolved.computeIfAbsent(
        condition,
        one -> Formula.of(Segment.builder("condition").combined(one).build(), known, today));
  }

  /** Walks a condition; a block of which nothing is left is left out as well. */
  private final class Walk implements Condition.Visitor<Optional<Formula>> {

    private final @Nullable Place without;
    private final Place here;

    Walk(@Nullable Place without, Place here) {
      this.without = without;
      this.here = here;
    }

    Optional<Formula> of(Condition condition) {
      return here.equals(without) ? Optional.empty() : condition.accept(this);
    }

    private Optional<Formula> part(Condition condition, int number) {
      return without == null
          ? condition.accept(this)
          : new Walk(without, here.part(number)).of(condition);
    }

    private List<Formula> parts(List<Condition> conditions) {
      List<Formula> parts = new ArrayList<>();
      for (int at = 0; at < conditions.size(); at++) {
        part(conditions.get(at), at).ifPresent(parts::add);
      }
      return parts;
    }

    @Override
    public Optional<Formula> comparison(Comparison condition) {
      return Optional.of(leaf(condition));
    }

    @Override
    public Optional<Formula> in(In condition) {
      return Optional.of(leaf(condition));
    }

    @Override
    public Optional<Formula> between(Between condition) {
      return Optional.of(leaf(condition));
    }

    @Override
    public Optional<Formula> all(AllOf condition) {
      return Optional.of(parts(condition.conditions()))
          .filter(parts -> !parts.isEmpty())
          .map(All::new);
    }

    @Override
    public Optional<Formula> any(AnyOf condition) {
      return Optional.of(parts(condition.conditions()))
          .filter(parts -> !parts.isEmpty())
          .map(Any::new);
    }

    @Override
    public Optional<Formula> not(Not condition) {
      return part(condition.condition(), 0).map(Negation::of);
    }

    @Override
    public Optional<Formula> sameContract(SameContract condition) {
      return part(condition.condition(), 0)
          .map(
              formula ->
                  formula instanceof Holds one && !one.negated()
                      ? one
                      : new OneContract(formula, false));
    }
  }
}
