package io.customerview.segmentation.explain;

import io.customerview.segmentation.internal.text.Words;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Says a condition in one line. */
final class ConditionText implements Condition.Visitor<String> {

  /** How many arguments of a list are said. */
  private static final int MOST_ARGUMENTS = 10;

  private final Words words;
  private final LocalDate today;

  ConditionText(Words words, LocalDate today) {
    this.words = words;
    this.today = today;
  }

  @Override
  public String comparison(Comparison condition) {
    return label(condition.criterion())
        + ' '
        + symbol(condition.operator())
        + ' '
        + argument(condition.argument());
  }

  @Override
  public String in(In condition) {
    List<String> arguments = new ArrayList<>();
    for (Argument argument : condition.arguments()) {
      if (arguments.size() == MOST_ARGUMENTS) {
        int more = condition.arguments().size() - MOST_ARGUMENTS;
        arguments.add(words.text("explain.more", more));
        break;
      }
      arguments.add(argument(argument));
    }
    return words.text("explain.in", label(condition.criterion()), String.join(", ", arguments));
  }

  @Override
  public String between(Between condition) {
    return words.text(
        "explain.between",
        label(condition.criterion()),
        argument(condition.low()),
        argument(condition.high()));
  }

  @Override
  public String all(AllOf condition) {
    return joined(condition.conditions(), "explain.and");
  }

  @Override
  public String any(AnyOf condition) {
    return joined(condition.conditions(), "explain.or");
  }

  private String joined(List<Condition> conditions, String word) {
    List<String> parts = conditions.stream().map(condition -> condition.accept(this)).toList();
    return parts.size() == 1
        ? parts.get(0)
        : '(' + String.join(' ' + words.text(word) + ' ', parts) + ')';
  }

  @Override
  public String not(Not condition) {
    return words.text("explain.not_this", condition.condition().accept(this));
  }

  @Override
  public String sameContract(SameContract condition) {
    return words.text("explain.same_this", condition.condition().accept(this));
  }

  /** Says a criterion: a built-in one in words, the host's by its name. */
  private String label(Criterion<?> criterion) {
    return criterion.scope() == Scope.HOST
        ? criterion.name()
        : words.text("criterion." + criterion.name());
  }

  private static String symbol(Operator operator) {
    return switch (operator) {
      case GREATER -> ">";
      case AT_LEAST -> "≥";
      case EQUAL -> "=";
      case AT_MOST -> "≤";
      case LESS -> "<";
    };
  }

  private String argument(Argument argument) {
    if (argument instanceof Amount amount) {
      return words.amount(amount.value().toBigDecimal());
    }
    if (argument instanceof Day day) {
      return words.day(day.date());
    }
    return argument instanceof Text text ? text.value() : relative((RelativeDay) argument);
  }

  private String relative(RelativeDay day) {
    String key =
        switch (day.unit()) {
          case DAYS -> day.amount() < 0 ? "explain.days_ago" : "explain.days_ahead";
          case MONTHS -> day.amount() < 0 ? "explain.months_ago" : "explain.months_ahead";
        };
    String said =
        day.amount() == 0 ? words.text("explain.today") : words.text(key, Math.abs(day.amount()));
    return said + " (" + words.day(day.on(today)) + ')';
  }

  /** Says a value of a customer. */
  String value(Object value) {
    if (value instanceof BigDecimal amount) {
      return words.amount(amount);
    }
    return value instanceof LocalDate day ? words.day(day) : (String) value;
  }
}
