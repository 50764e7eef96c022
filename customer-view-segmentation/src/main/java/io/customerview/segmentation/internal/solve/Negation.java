package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import java.util.List;

/** Turns a formula into its opposite. */
public final class Negation implements Formula.Visitor<Formula> {

  private static final Negation NEGATION = new Negation();

  private Negation() {}

  /** Returns what exactly those meet who don't meet the formula. */
  public static Formula of(Formula formula) {
    return formula.accept(NEGATION);
  }

  @Override
  public Formula all(All formula) {
    return new Any(opposites(formula.parts()));
  }

  @Override
  public Formula any(Any formula) {
    return new All(opposites(formula.parts()));
  }

  @Override
  public Formula holds(Holds formula) {
    return new Holds(formula.field(), formula.values(), !formula.negated());
  }

  @Override
  public Formula oneContract(OneContract formula) {
    return new OneContract(formula.formula(), !formula.negated());
  }

  private static List<Formula> opposites(List<Formula> formulas) {
    return formulas.stream().map(Negation::of).toList();
  }
}
