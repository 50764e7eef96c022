package io.customerview.benchmark.segment;

import io.customerview.base.CustomerFacts;
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
import io.customerview.segmentation.rule.Criterion.Scope;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.ValueType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Baseline 3: for each segment a class of Java source over the derived facts, with every argument
 * in it as a constant, compiled by javac.
 */
final class GeneratedJava {

  private static final String HEAD =
      """
      import io.customerview.base.ContractFacts;
      import io.customerview.base.CustomerFacts;
      import io.customerview.shared.CodePointOrder;
      import java.util.List;
      public final class %s implements java.util.function.Predicate<CustomerFacts> {
        @Override public boolean test(CustomerFacts c) {
          return %s;
        }
      %s}
      """;

  private static final String LOOP =
      """
        private static boolean m%d(CustomerFacts c) {
          List<ContractFacts> all = c.contracts();
          for (int i = 0; i < all.size(); i++) {
            ContractFacts k = all.get(i);
            if (%s) return true;
          }
          return false;
        }
      """;

  private static final String TAGS =
      """
        private static boolean m%d(ContractFacts k) {
          List<String> all = k.tags();
          for (int i = 0; i < all.size(); i++) {
            String t = all.get(i);
            if (%s) return true;
          }
          return false;
        }
      """;

  private final LocalDate today;
  private final List<String> methods = new ArrayList<>();

  private GeneratedJava(LocalDate today) {
    this.today = today;
  }

  static List<Predicate<CustomerFacts>> of(List<Segment> segments, LocalDate today) {
    List<String> sources = new ArrayList<>();
    for (int at = 0; at < segments.size(); at++) {
      sources.add(new GeneratedJava(today).source("S" + at, segments.get(at)));
    }
    return JavaSources.compiled(sources);
  }

  private String source(String name, Segment segment) {
    String test = segment.condition().accept(new Source(false));
    return HEAD.formatted(name, test, String.join("", methods));
  }

  private String method(String pattern, String test) {
    int number = methods.size();
    methods.add(pattern.formatted(number, test));
    return "m" + number;
  }

  private static String compared(
      Criterion<?> criterion, String value, Operator operator, String constant) {
    if (criterion.type() != ValueType.TEXT) {
      String symbol = operator == Operator.EQUAL ? "==" : operator.symbol();
      return value + " " + symbol + " " + constant;
    }
    return operator == Operator.EQUAL
        ? constant + ".equals(" + value + ")"
        : "(%s != null && CodePointOrder.compare(%s, %s) %s 0)"
            .formatted(value, value, constant, operator.symbol());
  }

  private String constant(Criterion<?> criterion, Argument argument) {
    if (argument instanceof Amount amount) {
      return amount.value().unscaled() + "L";
    }
    if (argument instanceof Text text) {
      return '"' + text.keyFor(criterion) + '"';
    }
    LocalDate day =
        argument instanceof RelativeDay relative ? relative.on(today) : ((Day) argument).date();
    return (day.toEpochDay() - (criterion.equals(Criterion.CONTRACT_END) ? 1 : 0)) + "L";
  }

  private static String value(Criterion<?> criterion) {
    return switch (criterion.name()) {
      case "revenue" -> "c.revenue().unscaled()";
      case "city" -> "c.cityOrNull()";
      case "state" -> "c.stateOrNull()";
      case "industry" -> "c.industryOrNull()";
      case "contractStart" -> "k.startDay()";
      case "tag" -> "t";
      default -> "k.renewalDay()";
    };
  }

  /** Writes expressions; within a contract it is called {@code k}, the customer {@code c}. */
  private final class Source implements Condition.Visitor<String> {

    private final boolean ofContract;

    Source(boolean ofContract) {
      this.ofContract = ofContract;
    }

    @Override
    public String comparison(Comparison condition) {
      Criterion<?> criterion = condition.criterion();
      return over(
          criterion,
          compared(
              criterion,
              value(criterion),
              condition.operator(),
              constant(criterion, condition.argument())));
    }

    @Override
    public String in(In condition) {
      Criterion<?> criterion = condition.criterion();
      return over(
          criterion,
          condition.arguments().stream()
              .map(
                  argument ->
                      compared(
                          criterion,
                          value(criterion),
                          Operator.EQUAL,
                          constant(criterion, argument)))
              .collect(Collectors.joining(" || ", "(", ")")));
    }

    @Override
    public String between(Between condition) {
      Criterion<?> criterion = condition.criterion();
      String value = value(criterion);
      return over(
          criterion,
          "(%s && %s)"
              .formatted(
                  compared(
                      criterion, value, Operator.AT_LEAST, constant(criterion, condition.low())),
                  compared(
                      criterion, value, Operator.AT_MOST, constant(criterion, condition.high()))));
    }

    @Override
    public String all(AllOf condition) {
      return joined(condition.conditions(), " && ");
    }

    @Override
    public String any(AnyOf condition) {
      return joined(condition.conditions(), " || ");
    }

    @Override
    public String not(Not condition) {
      return "!(" + condition.condition().accept(this) + ")";
    }

    @Override
    public String sameContract(SameContract condition) {
      return method(LOOP, condition.condition().accept(new Source(true))) + "(c)";
    }

    private String joined(List<Condition> conditions, String by) {
      return conditions.stream()
          .map(each -> each.accept(this))
          .collect(Collectors.joining(by, "(", ")"));
    }

    private String over(Criterion<?> criterion, String test) {
      if (criterion.scope() != Scope.CONTRACT) {
        return test;
      }
      String one =
          criterion.equals(Criterion.TAG)
              ? method(TAGS, test) + "(k)"
              : criterion.equals(Criterion.CONTRACT_START)
                  ? test
                  : "(k.renewalDay() != ContractFacts.NO_DAY && " + test + ")";
      return ofContract ? one : method(LOOP, one) + "(c)";
    }
  }
}
