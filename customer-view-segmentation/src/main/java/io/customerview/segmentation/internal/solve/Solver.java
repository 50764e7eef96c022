package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Formula;
import java.time.LocalDate;
import java.util.List;

/** Finds an imagined customer who meets formulas. Immutable and thread-safe. */
public final class Solver {

  private final LocalDate today;

  /** Makes a solver; where any day will do, it takes this one. */
  public Solver(LocalDate today) {
    this.today = today;
  }

  /** Returns a customer who meets all formulas, or that surely none does. */
  public Answer<Imagined> find(List<Formula> formulas, Budget budget) {
    return new Search<Imagined>(budget).find(formulas, new CustomerModel(today, budget));
  }

  /** Returns a customer who meets the first formula and not the second. */
  public Answer<Imagined> findDifference(Formula met, Formula notMet, Budget budget) {
    return find(List.of(met, Negation.of(notMet)), budget);
  }

  /** Begins with a customer of whom nothing is asked. */
  Model<Imagined> anyone(Budget budget) {
    return new CustomerModel(today, budget);
  }
}
