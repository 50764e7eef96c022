package io.customerview.segmentation.json;

import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Argument.Amount;
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
import java.math.BigDecimal;
import java.util.List;

/** How it could be written: made from conditions by what writes them, so that they can be read. */
final class Examples {

  private static final Condition REVENUE = Criterion.REVENUE.atLeast(new BigDecimal("500.00"));
  private static final Condition CITY = Criterion.CITY.in("Campinas", "Santos");
  private static final Condition START = Criterion.CONTRACT_START.lessThan(RelativeDay.months(-12));
  private static final Condition RENEWAL =
      Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30));

  private static final Segment ONE =
      Segment.builder("Renewing soon").combined(REVENUE, RENEWAL).independent(CITY).build();

  static final String SEGMENT = new SegmentWriter().segment(ONE).text();
  static final String FILE = new SegmentWriter().segments(List.of(ONE)).text();
  static final String CONDITION = written(REVENUE);
  static final String ALL = written(new AllOf(List.of(REVENUE, CITY)));
  static final String ANY = written(new AnyOf(List.of(REVENUE, CITY)));
  static final String NOT = written(new Not(CITY));
  static final String SAME_CONTRACT = written(new SameContract(new AllOf(List.of(START, RENEWAL))));

  private Examples() {}

  static String comparison(Criterion<?> criterion) {
    return written(new Comparison(criterion, Operator.AT_LEAST, arguments(criterion).get(0)));
  }

  static String in(Criterion<?> criterion) {
    return written(new In(criterion, arguments(criterion)));
  }

  static String between(Criterion<?> criterion) {
    List<Argument> limits = arguments(criterion);
    return written(new Between(criterion, limits.get(0), limits.get(1)));
  }

  /** Two arguments, in their order. */
  private static List<Argument> arguments(Criterion<?> criterion) {
    return switch (criterion.type()) {
      case DECIMAL -> List.of(amount("500.00"), amount("1000.00"));
      case DATE -> List.of(RelativeDay.TODAY, RelativeDay.days(30));
      case TEXT -> List.of(new Text("Campinas"), new Text("Santos"));
    };
  }

  private static Argument amount(String value) {
    return Amount.of(new BigDecimal(value));
  }

  private static String written(Condition condition) {
    return new SegmentWriter().condition(condition).text();
  }
}
