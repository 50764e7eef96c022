package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;

/** Tells whether a condition has arguments that are counted from today. */
final class RelativeDays implements Condition.Visitor<Boolean> {

  static final RelativeDays USED = new RelativeDays();

  private RelativeDays() {}

  @Override
  public Boolean comparison(Comparison condition) {
    return condition.argument() instanceof RelativeDay;
  }

  @Override
  public Boolean in(In condition) {
    return condition.arguments().stream().anyMatch(RelativeDay.class::isInstance);
  }

  @Override
  public Boolean between(Between condition) {
    return condition.low() instanceof RelativeDay || condition.high() instanceof RelativeDay;
  }

  @Override
  public Boolean all(AllOf condition) {
    return condition.conditions().stream().anyMatch(each -> each.accept(this));
  }

  @Override
  public Boolean any(AnyOf condition) {
    return condition.conditions().stream().anyMatch(each -> each.accept(this));
  }

  @Override
  public Boolean not(Not condition) {
    return condition.condition().accept(this);
  }

  @Override
  public Boolean sameContract(SameContract condition) {
    return condition.condition().accept(this);
  }
}
