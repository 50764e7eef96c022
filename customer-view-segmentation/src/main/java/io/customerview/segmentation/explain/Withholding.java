package io.customerview.segmentation.explain;

import io.customerview.segmentation.explain.Step.Block;
import io.customerview.segmentation.explain.Step.Compared;
import io.customerview.segmentation.explain.Step.OneContract;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Criterion.Scope;
import java.util.List;
import java.util.Optional;

/** Takes what single contracts say out of steps, and leaves what came of it (ACS-1). */
final class Withholding {

  private Withholding() {}

  static List<Step> of(List<Step> steps) {
    return steps.stream().map(Withholding::of).toList();
  }

  private static Step of(Step step) {
    if (step instanceof Block block) {
      return new Block(block.place(), block.condition(), block.holds(), of(block.parts()));
    }
    if (step instanceof OneContract one) {
      return new OneContract(
          one.place(),
          one.condition(),
          one.holds(),
          Optional.empty(),
          0,
          one.contracts(),
          List.of());
    }
    Compared compared = (Compared) step;
    return criterion(compared.condition()).scope() == Scope.CONTRACT
        ? new Compared(
            compared.place(),
            compared.condition(),
            compared.holds(),
            List.of(),
            0,
            Optional.of(Missing.WITHHELD),
            compared.days())
        : compared;
  }

  private static Criterion<?> criterion(Condition condition) {
    if (condition instanceof Comparison comparison) {
      return comparison.criterion();
    }
    return condition instanceof In in ? in.criterion() : ((Between) condition).criterion();
  }
}
