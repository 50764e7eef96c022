package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import java.util.List;

/** Whether one contract, by itself, meets a formula about fields of contracts. */
interface ContractTest {

  /** Returns whether the contract meets it. */
  boolean isMet(int contract);

  /** Returns whether one of the contracts of a row meets it. */
  default boolean isMetInRow(Contracts contracts, int row) {
    for (int contract = contracts.first(row); contract < contracts.end(row); contract++) {
      if (isMet(contract)) {
        return true;
      }
    }
    return false;
  }

  /** Makes the test of a formula over the contracts of some columns. */
  static ContractTest of(Formula formula, Columns columns) {
    return formula.accept(new Making(columns, columns.contracts()));
  }

  /** Makes tests of formulas. */
  record Making(Columns columns, Contracts contracts) implements Formula.Visitor<ContractTest> {

    @Override
    public ContractTest all(All formula) {
      ContractTest[] parts = parts(formula.parts());
      return contract -> {
        for (ContractTest part : parts) {
          if (!part.isMet(contract)) {
            return false;
          }
        }
        return true;
      };
    }

    @Override
    public ContractTest any(Any formula) {
      ContractTest[] parts = parts(formula.parts());
      return contract -> {
        for (ContractTest part : parts) {
          if (part.isMet(contract)) {
            return true;
          }
        }
        return false;
      };
    }

    private ContractTest[] parts(List<Formula> parts) {
      return parts.stream().map(part -> part.accept(this)).toArray(ContractTest[]::new);
    }

    @Override
    public ContractTest holds(Holds formula) {
      Field field = formula.field();
      boolean negated = formula.negated();
      CodeRanges ranges = columns.column(field).dictionary().ranges(formula.values());
      return switch (field.kind()) {
        case START -> contract -> ranges.contains(contracts.startDay(contract)) != negated;
        case RENEWAL -> contract -> ranges.contains(contracts.renewalDay(contract)) != negated;
        case TAG -> contract -> hasTag(contract, ranges) != negated;
        default -> throw new IllegalArgumentException(field + " is not of a contract");
      };
    }

    private boolean hasTag(int contract, CodeRanges ranges) {
      int set = contracts.tagSet(contract);
      for (int at = contracts.firstTag(set); at < contracts.endTag(set); at++) {
        if (ranges.contains(contracts.tag(at))) {
          return true;
        }
      }
      return false;
    }

    @Override
    public ContractTest oneContract(OneContract formula) {
      throw new IllegalArgumentException("one contract within one contract");
    }
  }
}
