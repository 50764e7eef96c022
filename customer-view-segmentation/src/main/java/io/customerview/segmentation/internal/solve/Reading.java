package io.customerview.segmentation.internal.solve;

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
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.ValueType;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a segment read for one customer, word by word: slow, and telling what was seen.
 * Immutable; as thread-safe as the host's own criteria.
 */
public final class Reading {

  /**
   * A value of a customer.
   *
   * @param value a {@link BigDecimal}, a {@link LocalDate} or a folded text
   * @param contract the contract that has it; null for a value of the customer
   */
  public record Seen(Object value, @Nullable ContractFacts contract) {}

  private final LocalDate today;
  private final CustomerFacts facts;
  private final Function<Criterion<?>, List<Object>> host;

  private Reading(LocalDate today, CustomerFacts facts, Function<Criterion<?>, List<Object>> host) {
    this.today = today;
    this.facts = facts;
    this.host = host;
  }

  /** Obtains the reading for a customer. */
  public static Reading of(CustomerFacts facts, Criteria known, LocalDate today) {
    return new Reading(today, facts, criterion -> read(known.host(criterion), facts));
  }

  /** Obtains the reading for an imagined customer. */
  public static Reading of(Imagined customer, LocalDate today) {
    Map<Criterion<?>, List<Object>> host = customer.host();
    return new Reading(
        today, customer.facts(), criterion -> host.getOrDefault(criterion, List.of()));
  }

  private static List<Object> read(HostCriterion<?> criterion, CustomerFacts facts) {
    ValueType type = criterion.criterion().type();
    if (type == ValueType.TEXT) {
      return List.copyOf(criterion.keys(facts));
    }
    List<Object> values = new ArrayList<>();
    for (long units : criterion.units(facts)) {
      values.add(
          type == ValueType.DATE
              ? LocalDate.ofEpochDay(units)
              : BigDecimal.valueOf(units, Money.SCALE));
    }
    return values;
  }

  /** Returns the recurring contracts of the customer. */
  public List<ContractFacts> contracts() {
    return facts.contracts();
  }

  /** Returns whether the customer is in the segment. */
  public boolean isMember(Segment segment) {
    return isMet(segment.condition());
  }

  /** Returns whether the customer meets the condition. */
  public boolean isMet(Condition condition) {
    return isMet(condition, facts.contracts());
  }

  /** Returns whether the condition is met when these are the only contracts. */
  public boolean isMet(Condition condition, List<ContractFacts> contracts) {
    return condition.accept(new Over(contracts));
  }

  /** Returns the day that an argument means. */
  public LocalDate day(Argument argument) {
    return argument instanceof RelativeDay relative ? relative.on(today) : ((Day) argument).date();
  }

  /** Returns the values of a criterion when these are the only contracts, in their order. */
  public List<Seen> seen(Criterion<?> criterion, List<ContractFacts> contracts) {
    List<Seen> seen = new ArrayList<>();
    switch (criterion.scope()) {
      case CUSTOMER -> ofCustomer(criterion).forEach(value -> seen.add(new Seen(value, null)));
      case HOST -> host.apply(criterion).forEach(value -> seen.add(new Seen(value, null)));
      case CONTRACT -> {
        for (ContractFacts contract : contracts) {
          ofContract(criterion, contract).forEach(value -> seen.add(new Seen(value, contract)));
        }
      }
    }
    return seen;
  }

  private List<Object> ofCustomer(Criterion<?> criterion) {
    return switch (criterion.name()) {
      case "revenue" -> List.of(facts.revenue().toBigDecimal());
      case "city" -> List.copyOf(facts.city().stream().toList());
      case "state" -> List.copyOf(facts.state().stream().toList());
      default -> List.copyOf(facts.industry().stream().toList());
    };
  }

  private static List<Object> ofContract(Criterion<?> criterion, ContractFacts contract) {
    return switch (criterion.name()) {
      case "contractStart" -> List.of(contract.start());
      case "nextRenewal" -> List.copyOf(contract.renewal().stream().toList());
      case "contractEnd" ->
          List.copyOf(contract.renewal().stream().map(day -> day.plusDays(1)).toList());
      default -> List.copyOf(contract.tags());
    };
  }

  /** Returns whether a value meets a comparison. */
  public boolean meets(Criterion<?> criterion, Object value, Operator operator, Argument argument) {
    if (value instanceof BigDecimal amount) {
      return operator.holds(amount.compareTo(((Amount) argument).value().toBigDecimal()));
    }
    if (value instanceof LocalDate date) {
      return operator.holds(date.compareTo(day(argument)));
    }
    return operator.holds(
        CodePointOrder.compare((String) value, ((Text) argument).keyFor(criterion)));
  }

  /** Returns whether a value meets a comparison, a list or a range. */
  public boolean meets(Condition atomic, Object value) {
    if (atomic instanceof Comparison one) {
      return meets(one.criterion(), value, one.operator(), one.argument());
    }
    if (atomic instanceof In list) {
      return list.arguments().stream()
          .anyMatch(argument -> meets(list.criterion(), value, Operator.EQUAL, argument));
    }
    Between range = (Between) atomic;
    return meets(range.criterion(), value, Operator.AT_LEAST, range.low())
        && meets(range.criterion(), value, Operator.AT_MOST, range.high());
  }

  private final class Over implements Condition.Visitor<Boolean> {

    private final List<ContractFacts> contracts;

    Over(List<ContractFacts> contracts) {
      this.contracts = contracts;
    }

    @Override
    public Boolean comparison(Comparison condition) {
      return atomic(condition.criterion(), condition);
    }

    @Override
    public Boolean in(In condition) {
      return atomic(condition.criterion(), condition);
    }

    @Override
    public Boolean between(Between condition) {
      return atomic(condition.criterion(), condition);
    }

    private boolean atomic(Criterion<?> criterion, Condition condition) {
      return seen(criterion, contracts).stream().anyMatch(seen -> meets(condition, seen.value()));
    }

    @Override
    public Boolean all(AllOf condition) {
      return condition.conditions().stream().allMatch(each -> each.accept(this));
    }

    @Override
    public Boolean any(AnyOf condition) {
      return condition.conditions().stream().anyMatch(each -> each.accept(this));
    }

    @Override
    public Boolean not(Not condition) {
      return !condition.condition().accept(this);
    }

    @Override
    public Boolean sameContract(SameContract condition) {
      return contracts.stream()
          .anyMatch(contract -> condition.condition().accept(new Over(List.of(contract))));
    }
  }
}
