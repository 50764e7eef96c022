package io.customerview.segmentation.rule;

import io.customerview.segmentation.rule.Argument.Amount;
import io.customerview.segmentation.rule.Argument.Day;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Argument.Text;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.SegmentRefusal.BlockEmpty;
import io.customerview.segmentation.rule.SegmentRefusal.TooDeep;
import io.customerview.segmentation.rule.SegmentRefusal.TooManyConditions;
import io.customerview.segmentation.rule.SegmentRefusal.WrongArgument;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Objects;

/** What makes a condition well formed. */
final class Checks {

  /** Tells whether all comparisons of a condition are about contracts, and no block about one. */
  static final Condition.Visitor<Boolean> OF_CONTRACTS = new OfContracts();

  private Checks() {}

  static void argument(Criterion<?> criterion, Argument argument) {
    Objects.requireNonNull(criterion, "criterion");
    if (criterion.type() != argument.type()) {
      throw new RefusedException(
          new WrongArgument(criterion.name(), criterion.type(), argument.type()));
    }
  }

  static boolean isReversed(Criterion<?> criterion, Argument low, Argument high) {
    if (low instanceof Amount from && high instanceof Amount to) {
      return from.value().compareTo(to.value()) > 0;
    }
    if (low instanceof Day from && high instanceof Day to) {
      return from.date().isAfter(to.date());
    }
    if (low instanceof RelativeDay from && high instanceof RelativeDay to) {
      return from.unit() == to.unit()
          ? from.amount() > to.amount()
          : from.amount() >= 0 && to.amount() <= 0;
    }
    return low instanceof Text from
        && high instanceof Text to
        && CodePointOrder.compare(from.keyFor(criterion), to.keyFor(criterion)) > 0;
  }

  static List<Condition> block(List<Condition> conditions) {
    List<Condition> copy = List.copyOf(conditions);
    if (copy.isEmpty()) {
      throw new RefusedException(new BlockEmpty());
    }
    if (depth(copy) >= Condition.DEEPEST) {
      throw new RefusedException(new TooDeep(Condition.DEEPEST));
    }
    int size = size(copy);
    if (size > Condition.MOST_CONDITIONS) {
      throw new RefusedException(new TooManyConditions(Condition.MOST_CONDITIONS, size));
    }
    return copy;
  }

  static int size(List<Condition> conditions) {
    int size = 0;
    for (Condition condition : conditions) {
      size += condition.size();
    }
    return size;
  }

  static int depth(List<Condition> conditions) {
    int depth = 0;
    for (Condition condition : conditions) {
      depth = Math.max(depth, condition.depth());
    }
    return depth;
  }

  private static final class OfContracts implements Condition.Visitor<Boolean> {

    @Override
    public Boolean comparison(Comparison condition) {
      return isOfContracts(condition.criterion());
    }

    @Override
    public Boolean in(In condition) {
      return isOfContracts(condition.criterion());
    }

    @Override
    public Boolean between(Between condition) {
      return isOfContracts(condition.criterion());
    }

    @Override
    public Boolean all(AllOf condition) {
      return condition.conditions().stream().allMatch(each -> each.accept(this));
    }

    @Override
    public Boolean any(AnyOf condition) {
      return condition.conditions().stream().allMatch(each -> each.accept(this));
    }

    @Override
    public Boolean not(Not condition) {
      return condition.condition().accept(this);
    }

    @Override
    public Boolean sameContract(SameContract condition) {
      return false;
    }

    private static boolean isOfContracts(Criterion<?> criterion) {
      return criterion.scope() == Criterion.Scope.CONTRACT;
    }
  }
}
