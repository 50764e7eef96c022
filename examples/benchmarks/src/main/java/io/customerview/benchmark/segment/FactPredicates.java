package io.customerview.benchmark.segment;

import io.customerview.base.ContractFacts;
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
import io.customerview.shared.CodePointOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Baseline 2: a predicate for each segment over facts that were derived once per customer: revenue
 * added up, days and amounts as numbers, texts folded.
 */
public final class FactPredicates {

  private final LocalDate today;
  private final OfContract ofContract = new OfContract();
  private final OfCustomer ofCustomer = new OfCustomer();

  private FactPredicates(LocalDate today) {
    this.today = today;
  }

  /** Returns a predicate for each segment, in order. */
  public static List<Predicate<CustomerFacts>> of(List<Segment> segments, LocalDate today) {
    FactPredicates predicates = new FactPredicates(today);
    return segments.stream().map(predicates::of).toList();
  }

  private Predicate<CustomerFacts> of(Segment segment) {
    return segment.condition().accept(ofCustomer);
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

  private static Predicate<CustomerFacts> hasOne(Predicate<ContractFacts> test) {
    return customer -> {
      List<ContractFacts> contracts = customer.contracts();
      for (int at = 0; at < contracts.size(); at++) {
        if (test.test(contracts.get(at))) {
          return true;
        }
      }
      return false;
    };
  }

  private LongPredicate days(Criterion<?> criterion, Operator operator, Argument argument) {
    return numbers(operator, day(criterion, argument));
  }

  /** The end of a contract is the day after its renewal date. */
  private long day(Criterion<?> criterion, Argument argument) {
    LocalDate day =
        argument instanceof RelativeDay relative ? relative.on(today) : ((Day) argument).date();
    return criterion.equals(Criterion.CONTRACT_END) ? day.toEpochDay() - 1 : day.toEpochDay();
  }

  private static LongPredicate numbers(Operator operator, long number) {
    return switch (operator) {
      case GREATER -> it -> it > number;
      case AT_LEAST -> it -> it >= number;
      case EQUAL -> it -> it == number;
      case AT_MOST -> it -> it <= number;
      case LESS -> it -> it < number;
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

  private static Function<CustomerFacts, @Nullable String> text(Criterion<?> criterion) {
    return switch (criterion.name()) {
      case "city" -> CustomerFacts::cityOrNull;
      case "state" -> CustomerFacts::stateOrNull;
      case "industry" -> CustomerFacts::industryOrNull;
      default -> throw new IllegalArgumentException(criterion.name());
    };
  }

  private Predicate<CustomerFacts> ofCustomer(
      Criterion<?> criterion, Operator operator, Argument argument) {
    return switch (criterion.type()) {
      case DECIMAL -> {
        LongPredicate test = numbers(operator, ((Amount) argument).value().unscaled());
        yield customer -> test.test(customer.revenue().unscaled());
      }
      case TEXT -> ofText(criterion, texts(criterion, operator, argument));
      case DATE -> throw new IllegalArgumentException(criterion.name());
    };
  }

  private static Predicate<CustomerFacts> ofText(Criterion<?> criterion, Predicate<String> test) {
    Function<CustomerFacts, @Nullable String> text = text(criterion);
    return customer -> {
      String value = text.apply(customer);
      return value != null && test.test(value);
    };
  }

  private static Predicate<ContractFacts> ofTags(Predicate<String> test) {
    return contract -> {
      List<String> tags = contract.tags();
      for (int at = 0; at < tags.size(); at++) {
        if (test.test(tags.get(at))) {
          return true;
        }
      }
      return false;
    };
  }

  private static Predicate<ContractFacts> ofDay(Criterion<?> criterion, LongPredicate test) {
    return criterion.equals(Criterion.CONTRACT_START)
        ? contract -> test.test(contract.startDay())
        : contract -> {
          long renewal = contract.renewalDay();
          return renewal != ContractFacts.NO_DAY && test.test(renewal);
        };
  }

  private static Set<String> keys(In condition) {
    return condition.arguments().stream()
        .map(argument -> ((Text) argument).keyFor(condition.criterion()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private final class OfCustomer implements Condition.Visitor<Predicate<CustomerFacts>> {

    @Override
    public Predicate<CustomerFacts> comparison(Comparison condition) {
      return condition.criterion().scope() == Scope.CONTRACT
          ? hasOne(condition.accept(ofContract))
          : ofCustomer(condition.criterion(), condition.operator(), condition.argument());
    }

    @Override
    public Predicate<CustomerFacts> in(In condition) {
      if (condition.criterion().scope() == Scope.CONTRACT) {
        return hasOne(condition.accept(ofContract));
      }
      Set<String> keys = keys(condition);
      return ofText(condition.criterion(), keys::contains);
    }

    @Override
    public Predicate<CustomerFacts> between(Between condition) {
      if (condition.criterion().scope() == Scope.CONTRACT) {
        return hasOne(condition.accept(ofContract));
      }
      long low = ((Amount) condition.low()).value().unscaled();
      long high = ((Amount) condition.high()).value().unscaled();
      return customer -> {
        long revenue = customer.revenue().unscaled();
        return revenue >= low && revenue <= high;
      };
    }

    @Override
    public Predicate<CustomerFacts> all(AllOf condition) {
      return FactPredicates.all(
          condition.conditions().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public Predicate<CustomerFacts> any(AnyOf condition) {
      return FactPredicates.any(
          condition.conditions().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public Predicate<CustomerFacts> not(Not condition) {
      return condition.condition().accept(this).negate();
    }

    @Override
    public Predicate<CustomerFacts> sameContract(SameContract condition) {
      return hasOne(condition.condition().accept(ofContract));
    }
  }

  private final class OfContract implements Condition.Visitor<Predicate<ContractFacts>> {

    @Override
    public Predicate<ContractFacts> comparison(Comparison condition) {
      Criterion<?> criterion = condition.criterion();
      return criterion.equals(Criterion.TAG)
          ? ofTags(texts(criterion, condition.operator(), condition.argument()))
          : ofDay(criterion, days(criterion, condition.operator(), condition.argument()));
    }

    @Override
    public Predicate<ContractFacts> in(In condition) {
      Set<String> keys = keys(condition);
      return ofTags(keys::contains);
    }

    @Override
    public Predicate<ContractFacts> between(Between condition) {
      long low = day(condition.criterion(), condition.low());
      long high = day(condition.criterion(), condition.high());
      return ofDay(condition.criterion(), day -> day >= low && day <= high);
    }

    @Override
    public Predicate<ContractFacts> all(AllOf condition) {
      return FactPredicates.all(
          condition.conditions().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public Predicate<ContractFacts> any(AnyOf condition) {
      return FactPredicates.any(
          condition.conditions().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public Predicate<ContractFacts> not(Not condition) {
      return condition.condition().accept(this).negate();
    }

    @Override
    public Predicate<ContractFacts> sameContract(SameContract condition) {
      throw new IllegalArgumentException("a block about one contract within another");
    }
  }
}
