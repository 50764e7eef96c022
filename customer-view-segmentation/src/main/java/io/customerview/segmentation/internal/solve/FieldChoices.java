package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Field.Kind;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.Values;
import io.customerview.segmentation.rule.ValueType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What comparisons leave open: of fields with one value the values that it may still have, of
 * others the sets that each need a value and the set that must have none. Not thread-safe.
 */
final class FieldChoices {

  /** How many ranges of values are held to others in one step. */
  private static final int RANGES = 4;

  /**
   * One value.
   *
   * @param allowed what it may be
   * @param missing whether there may be none
   */
  private record Single(Values allowed, boolean missing) {}

  /**
   * Any number of values.
   *
   * @param some sets of which each needs a value
   * @param none the set that must have no value
   */
  private record Several(List<Values> some, Values none) {

    Several with(Holds more) {
      if (more.negated()) {
        return new Several(some, none.union(more.values()));
      }
      List<Values> longer = new ArrayList<>(some);
      longer.add(more.values());
      return new Several(longer, none);
    }

    List<Values> wanted() {
      Values free = none.complement();
      return some.stream().map(set -> set.intersection(free)).toList();
    }
  }

  private final LocalDate today;
  private final Budget budget;
  private final Map<Field, Single> single;
  private final Map<Field, Several> several;

  FieldChoices(LocalDate today, Budget budget) {
    this(today, budget, Map.of(), Map.of());
  }

  private FieldChoices(
      LocalDate today, Budget budget, Map<Field, Single> single, Map<Field, Several> several) {
    this.today = today;
    this.budget = budget;
    this.single = new LinkedHashMap<>(single);
    this.several = new LinkedHashMap<>(several);
  }

  FieldChoices copy() {
    return new FieldChoices(today, budget, single, several);
  }

  /** Takes a comparison in. Returns whether there may still be values that meet all. */
  boolean add(Holds literal) {
    Field field = literal.field();
    Space space = Space.of(field, today);
    if (field.isSingle() || field.isSingleInContract()) {
      Single now = single(field);
      if (!budget.spend(size(now.allowed()) / RANGES)) {
        return true; // as far as is known
      }
      Values set = literal.negated() ? literal.values().complement() : literal.values();
      Single next = new Single(now.allowed().intersection(set), now.missing() && literal.negated());
      single.put(field, next);
      return next.missing() || !space.isSurelyEmpty(next.allowed());
    }
    Several next = several(field).with(literal);
    several.put(field, next);
    if (!budget.spend((next.some().size() + 1) * size(next.none()) / RANGES)) {
      return true; // as far as is known
    }
    return next.wanted().stream().noneMatch(space::isSurelyEmpty);
  }

  /** Returns whether a single value may be this one. */
  boolean allows(Field field, long value) {
    return ((LongValues) single(field).allowed()).contains(value);
  }

  /** Returns values for all fields that were spoken of, or empty if some are not known. */
  Optional<Picked> pick() {
    if (budget.isSpent()) {
      return Optional.empty(); // not all that was to be met may have been taken in
    }
    Map<Field, Object> one = new LinkedHashMap<>();
    for (Map.Entry<Field, Single> each : single.entrySet()) {
      if (!each.getValue().missing()) {
        Object value = Space.of(each.getKey(), today).pick(each.getValue().allowed(), budget);
        if (value == null) {
          return Optional.empty();
        }
        one.put(each.getKey(), value);
      }
    }
    Map<Field, List<Object>> many = new LinkedHashMap<>();
    for (Map.Entry<Field, Several> each : several.entrySet()) {
      Set<Object> values = new LinkedHashSet<>();
      for (Values wanted : each.getValue().wanted()) {
        Object value = Space.of(each.getKey(), today).pick(wanted, budget);
        if (value == null) {
          return Optional.empty();
        }
        values.add(value);
      }
      many.put(each.getKey(), List.copyOf(values));
    }
    return Optional.of(new Picked(one, many));
  }

  private static int size(Values values) {
    return values instanceof TextValues texts
        ? texts.ranges().size()
        : ((LongValues) values).ranges();
  }

  private Single single(Field field) {
    Single found = single.get(field);
    return found != null
        ? found
        : new Single(
            field.kind().type() == ValueType.TEXT ? TextValues.ALL : LongValues.ALL,
            field.kind() != Kind.REVENUE && field.kind() != Kind.START);
  }

  private Several several(Field field) {
    Several found = several.get(field);
    return found != null ? found : new Several(List.of(), Values.none(field.kind().type()));
  }
}
