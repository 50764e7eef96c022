package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import java.util.List;

/**
 * What a customer meets for certain if one contract meets a formula: the same with each comparison
 * by itself, met by any contract. What a contract must not have says nothing of the others.
 */
final class Candidates implements Formula.Visitor<Formula> {

  @Override
  public Formula all(All formula) {
    return new All(
        parts(formula.parts()).stream().filter(part -> !part.equals(Formula.EVERYONE)).toList());
  }

  @Override
  public Formula any(Any formula) {
    List<Formula> parts = parts(formula.parts());
    return parts.contains(Formula.EVERYONE) ? Formula.EVERYONE : new Any(parts);
  }

  private List<Formula> parts(List<Formula> parts) {
    return parts.stream().map(part -> part.accept(this)).toList();
  }

  @Override
  public Formula holds(Holds formula) {
    return formula.negated() ? Formula.EVERYONE : formula;
  }

  @Override
  public Formula oneContract(OneContract formula) {
    throw new IllegalArgumentException("one contract within one contract");
  }
}
