package io.customerview.segmentation.explain;

import io.customerview.base.ContractFacts;
import io.customerview.segmentation.explain.Step.Block;
import io.customerview.segmentation.explain.Step.Compared;
import io.customerview.segmentation.explain.Step.OneContract;
import io.customerview.segmentation.internal.solve.Reading;
import io.customerview.segmentation.internal.solve.Reading.Seen;
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
import io.customerview.segmentation.rule.Criterion.Scope;
import io.customerview.segmentation.rule.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks a condition and notes what became of each part, over some contracts of a customer. */
final class Steps implements Condition.Visitor<Step> {

  private final Reading reading;
  private final List<ContractFacts> contracts;
  private final Place here;

  Steps(Reading reading, List<ContractFacts> contracts, Place here) {
    this.reading = reading;
    this.contracts = contracts;
    this.here = here;
  }

  @Override
  public Step comparison(Comparison condition) {
    return compared(condition, condition.criterion(), List.of(condition.argument()));
  }

  @Override
  public Step in(In condition) {
    return compared(condition, condition.criterion(), condition.arguments());
  }

  @Override
  public Step between(Between condition) {
    return compared(condition, condition.criterion(), List.of(condition.low(), condition.high()));
  }

  @Override
  public Step all(AllOf condition) {
    return block(condition, condition.conditions());
  }

  @Override
  public Step any(AnyOf condition) {
    return block(condition, condition.conditions());
  }

  @Override
  public Step not(Not condition) {
    return block(condition, List.of(condition.condition()));
  }

  @Override
  public Step sameContract(SameContract condition) {
    Condition inner = condition.condition();
    boolean holds = reading.isMet(condition, contracts);
    Optional<ContractFacts> shown =
        contracts.stream()
            .min(
                Comparator.comparingInt(
                    contract -> inner.accept(new Distance(reading, contract, true))));
    return new OneContract(
        here,
        condition,
        holds,
        shown,
        shown.map(this::number).orElse(0),
        contracts.size(),
        shown.stream()
            .map(contract -> inner.accept(new Steps(reading, List.of(contract), here.part(0))))
            .toList());
  }

  private Step block(Condition condition, List<Condition> parts) {
    List<Step> steps = new ArrayList<>();
    for (int at = 0; at < parts.size(); at++) {
      steps.add(parts.get(at).accept(new Steps(reading, contracts, here.part(at))));
    }
    return new Block(here, condition, reading.isMet(condition, contracts), steps);
  }

  private Step compared(Condition condition, Criterion<?> criterion, List<Argument> arguments) {
    List<Seen> seen = reading.seen(criterion, contracts);
    Optional<Seen> met =
        seen.stream().filter(each -> reading.meets(condition, each.value())).findFirst();
    List<Seen> told =
        met.map(List::of)
            .orElseGet(
                () ->
                    seen.stream()
                        .sorted(Comparator.comparing(each -> distance(each.value(), arguments)))
                        .limit(Explanation.MOST_SEEN)
                        .toList());
    return new Compared(
        here,
        condition,
        met.isPresent(),
        told.stream().map(this::sighting).toList(),
        met.isPresent() ? 0 : seen.size() - told.size(),
        seen.isEmpty() ? Optional.of(missing(criterion)) : Optional.empty(),
        days(arguments));
  }

  private Sighting sighting(Seen seen) {
    Optional<ContractFacts> contract = Optional.ofNullable(seen.contract());
    return new Sighting(seen.value(), contract, contract.map(this::number).orElse(0));
  }

  private int number(ContractFacts contract) {
    return reading.contracts().indexOf(contract) + 1;
  }

  private Missing missing(Criterion<?> criterion) {
    if (criterion.scope() != Scope.CONTRACT) {
      return Missing.VALUE;
    }
    if (contracts.isEmpty()) {
      return Missing.CONTRACT;
    }
    return contracts.stream().anyMatch(ContractFacts::counts)
        ? Missing.IN_CONTRACTS
        : Missing.COUNTING_CONTRACT;
  }

  private Map<RelativeDay, LocalDate> days(List<Argument> arguments) {
    Map<RelativeDay, LocalDate> days = new LinkedHashMap<>();
    for (Argument argument : arguments) {
      if (argument instanceof RelativeDay relative) {
        days.put(relative, reading.day(relative));
      }
    }
    return days;
  }

  /** How far a value lies from the nearest argument; texts are all equally far. */
  private BigDecimal distance(Object value, List<Argument> arguments) {
    BigDecimal nearest = null;
    for (Argument argument : arguments) {
      if (!(argument instanceof Text)) {
        BigDecimal distance = distance(value, argument);
        nearest = nearest == null ? distance : nearest.min(distance);
      }
    }
    return nearest == null ? BigDecimal.ZERO : nearest;
  }

  private BigDecimal distance(Object value, Argument argument) {
    return argument instanceof Amount amount
        ? ((BigDecimal) value).subtract(amount.value().toBigDecimal()).abs()
        : BigDecimal.valueOf(
            Math.abs(ChronoUnit.DAYS.between((LocalDate) value, reading.day(argument))));
  }
}
