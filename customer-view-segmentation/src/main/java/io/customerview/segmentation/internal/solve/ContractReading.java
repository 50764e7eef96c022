package io.customerview.segmentation.internal.solve;

import io.customerview.base.ContractFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;

/**
 * Tells whether a contract meets a formula about contracts.
 *
 * @param contract the contract
 */
record ContractReading(ContractFacts contract) implements Formula.Visitor<Boolean> {

  @Override
  public Boolean all(All formula) {
    return formula.parts().stream().allMatch(part -> part.accept(this));
  }

  @Override
  public Boolean any(Any formula) {
    return formula.parts().stream().anyMatch(part -> part.accept(this));
  }

  @Override
  public Boolean holds(Holds formula) {
    boolean met =
        switch (formula.field().kind()) {
          case START -> ((LongValues) formula.values()).contains(contract.startDay());
          case RENEWAL ->
              contract.renewal().isPresent()
                  && ((LongValues) formula.values()).contains(contract.renewalDay());
          case TAG -> contract.tags().stream().anyMatch(((TextValues) formula.values())::contains);
          default -> throw new IllegalArgumentException(formula.field() + " is not of contracts");
        };
    return met != formula.negated();
  }

  @Override
  public Boolean oneContract(OneContract formula) {
    throw new IllegalArgumentException("A block about one contract within another");
  }
}
