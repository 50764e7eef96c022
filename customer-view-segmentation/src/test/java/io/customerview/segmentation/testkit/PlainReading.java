package io.customerview.segmentation.testkit;

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
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The rules of segments (SEG-1 to SEG-5) read word by word, as slowly as it takes to be obviously
 * right. Every other form is held to it.
 *
 * <p>Immutable and thread-safe.
 */
public final class PlainReading {

  private final Criteria known;
  private final LocalDate today;

  /** Makes a reading with these criteria, on this day. */
  public PlainReading(Criteria known, LocalDate today) {
    this.known = known;
    this.today = today;
  }

  /** Returns whether the customer is in the segment (SEG-1). */
  public boolean isMember(Segment segment, CustomerFacts customer) {
    boolean combined =
        segment.combined().stream().allMatch(condition -> isMet(condition, customer));
    boolean independent =
        segment.independent().isEmpty()
            || segment.independent().stream().anyMatch(condition -> isMet(condition, customer));
    return combined && independent;
  }

  /** Returns whether the customer meets the condition (SEG-2). */
  public boolean isMet(Condition condition, CustomerFacts customer) {
    return condition.accept(new OnContracts(customer, customer.contracts()));
  }

  private boolean compares(Criterion<?> criterion, Object value, Operator operator, Argument with) {
    if (value instanceof BigDecimal amount) {
      return operator.holds(amount.compareTo(((Amount) with).value().toBigDecimal()));
    }
    if (value instanceof LocalDate day) {
      LocalDate argument = with instanceof RelativeDay from ? from.on(today) : ((Day) with).date();
      return operator.holds(day.compareTo(argument));
    }
    int[] one = ((String) value).codePoints().toArray();
    int[] other = ((Text) with).keyFor(criterion).codePoints().toArray();
    return operator.holds(Arrays.compare(one, other));
  }

  /** Conditions over some contracts of a customer: all of them, or one. */
  private final class OnContracts implements Condition.Visitor<Boolean> {

    private final CustomerFacts customer;
    private final List<ContractFacts> contracts;

    OnContracts(CustomerFacts customer, List<ContractFacts> contracts) {
      this.customer = customer;
      this.contracts = contracts;
    }

    @Override
    public Boolean comparison(Comparison condition) {
      return holdsForOne(
          condition.criterion(),
          value ->
              compares(condition.criterion(), value, condition.operator(), condition.argument()));
    }

    @Override
    public Boolean in(In condition) {
      return holdsForOne(
          condition.criterion(),
          value ->
              condition.arguments().stream()
                  .anyMatch(
                      argument ->
                          compares(condition.criterion(), value, Operator.EQUAL, argument)));
    }

    @Override
    public Boolean between(Between condition) {
      return holdsForOne(
          condition.criterion(),
          value ->
              compares(condition.criterion(), value, Operator.AT_LEAST, condition.low())
                  && compares(condition.criterion(), value, Operator.AT_MOST, condition.high()));
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
          .anyMatch(
              contract ->
                  condition.condition().accept(new OnContracts(customer, List.of(contract))));
    }

    private boolean holdsForOne(Criterion<?> criterion, Predicate<Object> test) {
      return values(criterion).stream().anyMatch(test);
    }

    private List<Object> values(Criterion<?> criterion) {
      List<Object> values = new ArrayList<>();
      switch (criterion.name()) {
        case "revenue" -> values.add(customer.revenue().toBigDecimal());
        case "city" -> customer.city().ifPresent(values::add);
        case "state" -> customer.state().ifPresent(values::add);
        case "industry" -> customer.industry().ifPresent(values::add);
        case "contractStart" -> contracts.forEach(each -> values.add(each.start()));
        case "nextRenewal" -> contracts.forEach(each -> each.renewal().ifPresent(values::add));
        case "contractEnd" ->
            contracts.forEach(
                each -> each.renewal().ifPresent(renewal -> values.add(renewal.plusDays(1))));
        case "tag" -> contracts.forEach(each -> values.addAll(each.tags()));
        default -> values.addAll(ofHost(criterion));
      }
      return values;
    }

    private List<Object> ofHost(Criterion<?> criterion) {
      HostCriterion<?> host = known.host(criterion);
      List<Object> values = new ArrayList<>();
      if (criterion.type() == ValueType.TEXT) {
        values.addAll(host.keys(customer));
      } else {
        for (long units : host.units(customer)) {
          values.add(
              criterion.type() == ValueType.DATE
                  ? LocalDate.ofEpochDay(units)
                  : BigDecimal.valueOf(units, Money.SCALE));
        }
      }
      return values;
    }
  }
}
