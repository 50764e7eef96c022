package io.customerview.segmentation.explain;

import io.customerview.base.ContractFacts;
import io.customerview.segmentation.internal.solve.Reading;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many comparisons would have to come out otherwise for a contract to meet a condition, each
 * taken by itself; zero if it does.
 *
 * @param reading reads the comparisons
 * @param contract the contract
 * @param wanted whether the condition is to hold
 */
record Distance(Reading reading, ContractFacts contract, boolean wanted)
    implements Condition.Visitor<Integer> {

  @Override
  public Integer comparison(Comparison condition) {
    return atomic(condition);
  }

  @Override
  public Integer in(In condition) {
    return atomic(condition);
  }

  @Override
  public Integer between(Between condition) {
    return atomic(condition);
  }

  private int atomic(Condition condition) {
    return reading.isMet(condition, List.of(contract)) == wanted ? 0 : 1;
  }

  @Override
  public Integer all(AllOf condition) {
    return block(condition.conditions(), wanted);
  }

  @Override
  public Integer any(AnyOf condition) {
    return block(condition.conditions(), !wanted);
  }

  private int block(List<Condition> conditions, boolean each) {
    IntStream distances = conditions.stream().mapToInt(condition -> condition.accept(this));
    return each ? distances.sum() : distances.min().orElse(0);
  }

  @Override
  public Integer not(Not condition) {
    return condition.condition().accept(new Distance(reading, contract, !wanted));
  }

  @Override
  public Integer sameContract(SameContract condition) {
    return condition.condition().accept(this);
  }
}
