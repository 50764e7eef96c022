package io.customerview.segmentation.formula;

import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Argument.Amount;
import io.customerview.segmentation.rule.Argument.Day;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Argument.Text;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Criterion.Scope;
import io.customerview.segmentation.rule.Operator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns conditions into formulas. */
final class Resolver {

  private final Criteria known;
  private final LocalDate today;

  Resolver(Criteria known, LocalDate today) {
    this.known = known;
    this.today = today;
  }

  Formula resolve(Condition condition) {
    return condition.accept(new Walk(false, false));
  }

  /** The values that meet a comparison, as values of its field. */
  private Values values(Criterion<?> criterion, Operator operator, Argument argument) {
    if (argument instanceof Text text) {
      String key = text.keyFor(criterion);
      return switch (operator) {
        case GREATER -> TextValues.greaterThan(key);
        case AT_LEAST -> TextValues.atLeast(key);
        case EQUAL -> TextValues.of(key);
        case AT_MOST -> TextValues.atMost(key);
        case LESS -> TextValues.lessThan(key);
      };
    }
    long number = number(criterion, argument);
    return switch (operator) {
      case GREATER -> LongValues.range(number + 1, Long.MAX_VALUE);
      case AT_LEAST -> LongValues.range(number, Long.MAX_VALUE);
      case EQUAL -> LongValues.range(number, number);
      case AT_MOST -> LongValues.range(Long.MIN_VALUE, number);
      case LESS -> LongValues.range(Long.MIN_VALUE, number - 1);
    };
  }

  /** The end of a contract is the day after its renewal date (SEG-3). */
  private long number(Criterion<?> criterion, Argument argument) {
    if (argument instanceof Amount amount) {
      return amount.value().unscaled();
    }
    LocalDate day =
        argument instanceof RelativeDay relative ? relative.on(today) : ((Day) argument).date();
    return criterion.equals(Criterion.CONTRACT_END) ? day.toEpochDay() - 1 : day.toEpochDay();
  }

  private Field field(Criterion<?> criterion) {
    return criterion.scope() == Scope.HOST ? Field.of(known.host(criterion)) : Field.of(criterion);
  }

  /** Carries "not" down to the comparisons, and knows whether a single contract is spoken of. */
  private final class Walk implements Condition.Visitor<Formula> {

    private final boolean negated;
    private final boolean ofOneContract;

    Walk(boolean negated, boolean ofOneContract) {
      this.negated = negated;
      this.ofOneContract = ofOneContract;
    }

    @Override
    public Formula comparison(Comparison condition) {
      return holds(
          condition.criterion(),
          values(condition.criterion(), condition.operator(), condition.argument()));
    }

    @Override
    public Formula in(In condition) {
      List<Values> values = new ArrayList<>();
      for (Argument argument : condition.arguments()) {
        values.add(values(condition.criterion(), Operator.EQUAL, argument));
      }
      return holds(condition.criterion(), Values.unionOf(values));
    }

    @Override
    public Formula between(Between condition) {
      Values from = values(condition.criterion(), Operator.AT_LEAST, condition.low());
      Values to = values(condition.criterion(), Operator.AT_MOST, condition.high());
      return holds(condition.criterion(), from.intersection(to));
    }

    @Override
    public Formula all(AllOf condition) {
      return block(condition.conditions(), !negated);
    }

    @Override
    public Formula any(AnyOf condition) {
      return block(condition.conditions(), negated);
    }

    @Override
    public Formula not(Not condition) {
      return condition.condition().accept(new Walk(!negated, ofOneContract));
    }

    @Override
    public Formula sameContract(SameContract condition) {
      Formula formula = condition.condition().accept(new Walk(false, true));
      if (formula.equals(Formula.NO_ONE)) {
        return negated ? Formula.EVERYONE : Formula.NO_ONE;
      }
      return formula instanceof Holds one && !one.negated()
          ? new Holds(one.field(), one.values(), negated)
          : new OneContract(formula, negated);
    }

    private Formula holds(Criterion<?> criterion, Values values) {
      Field field = field(criterion);
      return literal(field, values, negated);
    }

    private Formula block(List<Condition> conditions, boolean all) {
      List<Formula> parts = new ArrayList<>();
      for (Condition condition : conditions) {
        parts.add(condition.accept(this));
      }
      return all ? all(parts) : any(parts);
    }

    private Formula literal(Field field, Values values, boolean isNegated) {
      if (values.isEmpty()) {
        return isNegated ? Formula.EVERYONE : Formula.NO_ONE;
      }
      if (field.kind() != Field.Kind.REVENUE) {
        return new Holds(field, values, isNegated);
      }
      // Revenue is never missing, so its opposite is a comparison like any other.
      Values met = isNegated ? values.complement() : values;
      return met.isAll()
          ? Formula.EVERYONE
          : met.isEmpty() ? Formula.NO_ONE : new Holds(field, met, false);
    }

    private Formula all(List<Formula> parts) {
      return merged(parts, true);
    }

    private Formula any(List<Formula> parts) {
      return merged(parts, false);
    }

    /**
     * Flattens, drops what decides nothing, and merges comparisons of one field. Of "all" those of
     * a single value: it has to be in both sets. Of "one of" any: a value is in one of the sets.
     * With negated ones it is the other way round.
     */
    private Formula merged(List<Formula> parts, boolean all) {
      Formula neutral = all ? Formula.EVERYONE : Formula.NO_ONE;
      Formula deciding = all ? Formula.NO_ONE : Formula.EVERYONE;
      Map<Place, List<Values>> sets = new LinkedHashMap<>();
      Set<Formula> rest = new LinkedHashSet<>();
      for (Formula part : flattened(parts, all)) {
        if (part.equals(deciding)) {
          return deciding;
        }
        if (part instanceof Holds one && isMerged(one, all)) {
          sets.computeIfAbsent(new Place(one.field(), one.negated()), key -> new ArrayList<>())
              .add(one.values());
        } else if (!part.equals(neutral)) {
          rest.add(part);
        }
      }
      List<Formula> kept = new ArrayList<>();
      for (Map.Entry<Place, List<Values>> set : sets.entrySet()) {
        Place place = set.getKey();
        Values met =
            all == place.negated()
                ? Values.unionOf(set.getValue())
                : set.getValue().stream().reduce(Values::intersection).orElseThrow();
        Formula literal = literal(place.field(), met, place.negated());
        if (literal.equals(deciding)) {
          return deciding;
        }
        if (!literal.equals(neutral)) {
          kept.add(literal);
        }
      }
      kept.addAll(rest);
      if (kept.size() == 1) {
        return kept.get(0);
      }
      return all ? new All(kept) : new Any(kept);
    }

    private boolean isMerged(Holds one, boolean all) {
      boolean union = all == one.negated();
      return union || one.field().isSingle() || (ofOneContract && one.field().isSingleInContract());
    }

    private static List<Formula> flattened(List<Formula> parts, boolean all) {
      List<Formula> flat = new ArrayList<>();
      for (Formula part : parts) {
        if (all && part instanceof All block && !block.parts().isEmpty()) {
          flat.addAll(block.parts());
        } else if (!all && part instanceof Any block && !block.parts().isEmpty()) {
          flat.addAll(block.parts());
        } else {
          flat.add(part);
        }
      }
      return flat;
    }
  }

  private record Place(Field field, boolean negated) {}
}
