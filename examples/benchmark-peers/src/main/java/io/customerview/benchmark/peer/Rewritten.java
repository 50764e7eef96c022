package io.customerview.benchmark.peer;

import io.customerview.benchmark.segment.World;
import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Argument.Amount;
import io.customerview.segmentation.rule.Argument.Day;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Argument.Text;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import java.time.LocalDate;
import java.util.List;

/** Segments of the plain shape, rewritten for a peer. */
final class Rewritten<T> implements Condition.Visitor<T> {

  private final Notation<T> notation;

  private Rewritten(Notation<T> notation) {
    this.notation = notation;
  }

  static <T> List<T> in(Notation<T> notation, List<Segment> segments) {
    Rewritten<T> rewritten = new Rewritten<>(notation);
    return segments.stream().map(each -> each.condition().accept(rewritten)).toList();
  }

  @Override
  public T all(AllOf condition) {
    return notation.all(condition.conditions().stream().map(each -> each.accept(this)).toList());
  }

  @Override
  public T any(AnyOf condition) {
    return notation.any(condition.conditions().stream().map(each -> each.accept(this)).toList());
  }

  @Override
  public T comparison(Comparison condition) {
    Criterion<?> criterion = condition.criterion();
    Operator operator = condition.operator();
    Argument argument = condition.argument();
    return switch (criterion.name()) {
      case "revenue" ->
          notation.number("revenue", operator, ((Amount) argument).value().unscaled());
      case "contractStart" -> day("Start", operator, day(argument));
      case "nextRenewal" -> day("Renewal", operator, day(argument));
      case "contractEnd" -> day("Renewal", operator, day(argument) - 1);
      case "tag" -> tag(operator, ((Text) argument).keyFor(criterion));
      default -> notation.text(criterion.name(), operator, ((Text) argument).keyFor(criterion));
    };
  }

  private static long day(Argument argument) {
    LocalDate day =
        argument instanceof RelativeDay relative
            ? relative.on(World.TODAY)
            : ((Day) argument).date();
    return day.toEpochDay();
  }

  /** That one of several days compares so: the last if it is after, the first if it is before. */
  private T day(String of, Operator operator, long day) {
    return operator == Operator.EQUAL
        ? notation.holds(of.equals("Start") ? "starts" : "renewals", day)
        : notation.number((isAfter(operator) ? "last" : "first") + of, operator, day);
  }

  private T tag(Operator operator, String tag) {
    return operator == Operator.EQUAL
        ? notation.holds("tags", tag)
        : notation.text(isAfter(operator) ? "lastTag" : "firstTag", operator, tag);
  }

  private static boolean isAfter(Operator operator) {
    return operator == Operator.GREATER || operator == Operator.AT_LEAST;
  }

  @Override
  public T in(In condition) {
    throw beyond();
  }

  @Override
  public T between(Between condition) {
    throw beyond();
  }

  @Override
  public T not(Not condition) {
    throw beyond();
  }

  @Override
  public T sameContract(SameContract condition) {
    throw beyond();
  }

  private static IllegalArgumentException beyond() {
    return new IllegalArgumentException("beyond the plain shape");
  }
}
