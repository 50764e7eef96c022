package io.customerview.benchmark.segment;

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
import io.customerview.shared.CodePointOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Baseline 1: a predicate for each segment over the application's own objects, as a competent
 * developer writes them: plain loops, {@link BigDecimal}, {@link LocalDate}, texts by their folds.
 */
final class ObjectPredicates {

  private final LocalDate today;
  private final OfAgreement ofAgreement = new OfAgreement();
  private final OfCompany ofCompany = new OfCompany();

  private ObjectPredicates(LocalDate today) {
    this.today = today;
  }

  static List<Predicate<Company>> of(List<Segment> segments, LocalDate today) {
    ObjectPredicates predicates = new ObjectPredicates(today);
    return segments.stream().map(predicates::of).toList();
  }

  private Predicate<Company> of(Segment segment) {
    return segment.condition().accept(ofCompany);
  }

  private static <T> Predicate<T> all(List<Predicate<T>> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    if (parts.size() == 2) {
      return parts.get(0).and(parts.get(1));
    }
    List<Predicate<T>> copy = List.copyOf(parts);
    return it -> {
      for (int at = 0; at < copy.size(); at++) {
        if (!copy.get(at).test(it)) {
          return false;
        }
      }
      return true;
    };
  }

  private static <T> Predicate<T> any(List<Predicate<T>> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    if (parts.size() == 2) {
      return parts.get(0).or(parts.get(1));
    }
    List<Predicate<T>> copy = List.copyOf(parts);
    return it -> {
      for (int at = 0; at < copy.size(); at++) {
        if (copy.get(at).test(it)) {
          return true;
        }
      }
      return false;
    };
  }

  private static Predicate<Company> hasOne(Predicate<Agreement> test) {
    return company -> {
      List<Agreement> agreements = company.agreements();
      for (int at = 0; at < agreements.size(); at++) {
        if (agreements.get(at).isRecurring() && test.test(agreements.get(at))) {
          return true;
        }
      }
      return false;
    };
  }

  private Predicate<LocalDate> days(Criterion<?> criterion, Operator operator, Argument argument) {
    LocalDate day = day(criterion, argument);
    return switch (operator) {
      case GREATER -> it -> it.isAfter(day);
      case AT_LEAST -> it -> !it.isBefore(day);
      case EQUAL -> it -> it.equals(day);
      case AT_MOST -> it -> !it.isAfter(day);
      case LESS -> it -> it.isBefore(day);
    };
  }

  /** The end of a contract is the day after its renewal date. */
  private LocalDate day(Criterion<?> criterion, Argument argument) {
    LocalDate day =
        argument instanceof RelativeDay relative ? relative.on(today) : ((Day) argument).date();
    return criterion.equals(Criterion.CONTRACT_END) ? day.minusDays(1) : day;
  }

  private static Predicate<BigDecimal> amounts(Operator operator, Argument argument) {
    BigDecimal amount = ((Amount) argument).value().toBigDecimal();
    return switch (operator) {
      case GREATER -> it -> it.compareTo(amount) > 0;
      case AT_LEAST -> it -> it.compareTo(amount) >= 0;
      case EQUAL -> it -> it.compareTo(amount) == 0;
      case AT_MOST -> it -> it.compareTo(amount) <= 0;
      case LESS -> it -> it.compareTo(amount) < 0;
    };
  }

  private static Predicate<String> texts(
      Criterion<?> criterion, Operator operator, Argument argument) {
    String key = ((Text) argument).keyFor(criterion);
    return switch (operator) {
      case GREATER -> it -> CodePointOrder.compare(it, key) > 0;
      case AT_LEAST -> it -> CodePointOrder.compare(it, key) >= 0;
      case EQUAL -> key::equals;
      case AT_MOST -> it -> CodePointOrder.compare(it, key) <= 0;
      case LESS -> it -> CodePointOrder.compare(it, key) < 0;
    };
  }

  private static Function<Company, @Nullable String> text(Criterion<?> criterion) {
    return switch (criterion.name()) {
      case "city" -> Company::cityKey;
      case "state" -> Company::stateKey;
      case "industry" -> Company::industryKey;
      default -> throw new IllegalArgumentException(criterion.name());
    };
  }

  private Predicate<Company> ofCompany(
      Criterion<?> criterion, Operator operator, Argument argument) {
    return switch (criterion.type()) {
      case DECIMAL -> {
        Predicate<BigDecimal> test = amounts(operator, argument);
        yield company -> test.test(company.revenue());
      }
      case TEXT -> ofText(criterion, texts(criterion, operator, argument));
      case DATE -> throw new IllegalArgumentException(criterion.name());
    };
  }

  private static Predicate<Company> ofText(Criterion<?> criterion, Predicate<String> test) {
    Function<Company, @Nullable String> text = text(criterion);
    return company -> {
      String value = text.apply(company);
      return value != null && test.test(value);
    };
  }

  private static Predicate<Agreement> ofTags(Predicate<String> test) {
    return agreement -> {
      if (agreement.counts()) {
        List<String> tags = agreement.tagKeys();
        for (int at = 0; at < tags.size(); at++) {
          if (test.test(tags.get(at))) {
            return true;
          }
        }
      }
      return false;
    };
  }

  private static Predicate<Agreement> ofDay(Criterion<?> criterion, Predicate<LocalDate> test) {
    return criterion.equals(Criterion.CONTRACT_START)
        ? agreement -> test.test(agreement.start())
        : agreement -> {
          LocalDate renewal = agreement.renewal();
          return renewal != null && agreement.counts() && test.test(renewal);
        };
  }

  private static Set<String> keys(In condition) {
    return condition.arguments().stream()
        .map(argument -> ((Text) argument).keyFor(condition.criterion()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private final class OfCompany implements Condition.Visitor<Predicate<Company>> {

    @Override
    public Predicate<Company> comparison(Comparison condition) {
      return condition.criterion().scope() == Scope.CONTRACT
          ? hasOne(condition.accept(ofAgreement))
          : ofCompany(condition.criterion(), condition.operator(), condition.argument());
    }

    @Override
    public Predicate<Company> in(In condition) {
      if (condition.criterion().scope() == Scope.CONTRACT) {
        return hasOne(condition.accept(ofAgreement));
      }
      Set<String> keys = keys(condition);
      return ofText(condition.criterion(), keys::contains);
    }

    @Override
    public Predicate<Company> between(Between condition) {
      if (condition.criterion().scope() == Scope.CONTRACT) {
        return hasOne(condition.accept(ofAgreement));
      }
      BigDecimal low = ((Amount) condition.low()).value().toBigDecimal();
      BigDecimal high = ((Amount) condition.high()).value().toBigDecimal();
      return company -> {
        BigDecimal revenue = company.revenue();
        return revenue.compareTo(low) >= 0 && revenue.compareTo(high) <= 0;
      };
    }

    @Override
    public Predicate<Company> all(AllOf condition) {
      return ObjectPredicates.all(
          condition.conditions().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public Predicate<Company> any(AnyOf condition) {
      return ObjectPredicates.any(
          condition.conditions().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public Predicate<Company> not(Not condition) {
      return condition.condition().accept(this).negate();
    }

    @Override
    public Predicate<Company> sameContract(SameContract condition) {
      return hasOne(condition.condition().accept(ofAgreement));
    }
  }

  private final class OfAgreement implements Condition.Visitor<Predicate<Agreement>> {

    @Override
    public Predicate<Agreement> comparison(Comparison condition) {
      Criterion<?> criterion = condition.criterion();
      return criterion.equals(Criterion.TAG)
          ? ofTags(texts(criterion, condition.operator(), condition.argument()))
          : ofDay(criterion, days(criterion, condition.operator(), condition.argument()));
    }

    @Override
    public Predicate<Agreement> in(In condition) {
      Set<String> keys = keys(condition);
      return ofTags(keys::contains);
    }

    @Override
    public Predicate<Agreement> between(Between condition) {
      LocalDate low = day(condition.criterion(), condition.low());
      LocalDate high = day(condition.criterion(), condition.high());
      return ofDay(condition.criterion(), day -> !day.isBefore(low) && !day.isAfter(high));
    }

    @Override
    public Predicate<Agreement> all(AllOf condition) {
      return ObjectPredicates.all(
          condition.conditions().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public Predicate<Agreement> any(AnyOf condition) {
      return ObjectPredicates.any(
          condition.conditions().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public Predicate<Agreement> not(Not condition) {
      return condition.condition().accept(this).negate();
    }

    @Override
    public Predicate<Agreement> sameContract(SameContract condition) {
      throw new IllegalArgumentException("a block about one contract within another");
    }
  }
}
