package io.customerview.segmentation.formula;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.rule.HostCriterion;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A formula met or not, word by word. */
public record PlainFormula(CustomerFacts customer, List<ContractFacts> contracts)
    implements Formula.Visitor<Boolean> {

  /** Returns whether the customer meets the formula. */
  public static boolean isMet(Formula formula, CustomerFacts customer) {
    return formula.accept(new PlainFormula(customer, customer.contracts()));
  }

  @Override
  public Boolean all(All formula) {
    return formula.parts().stream().allMatch(part -> part.accept(this));
  }

  @Override
  public Boolean any(Any formula) {
    return formula.parts().stream().anyMatch(part -> part.accept(this));
  }

  @Override
  public Boolean holds(Holds formula) {
    return formula.negated()
        != (formula.values() instanceof LongValues numbers
            ? numbers(formula.field()).anyMatch(numbers::contains)
            : texts(formula.field()).anyMatch(((TextValues) formula.values())::contains));
  }

  @Override
  public Boolean oneContract(OneContract formula) {
    return formula.negated()
        != contracts.stream()
            .anyMatch(
                contract ->
                    formula.formula().accept(new PlainFormula(customer, List.of(contract))));
  }

  private LongStream numbers(Field field) {
    return switch (field.kind()) {
      case REVENUE -> LongStream.of(customer.revenue().unscaled());
      case START -> contracts.stream().mapToLong(ContractFacts::startDay);
      case RENEWAL ->
          contracts.stream()
              .mapToLong(ContractFacts::renewalDay)
              .filter(day -> day != ContractFacts.NO_DAY);
      default -> LongStream.of(host(field).units(customer));
    };
  }

  private Stream<String> texts(Field field) {
    return switch (field.kind()) {
      case TAG -> contracts.stream().flatMap(contract -> contract.tags().stream());
      case CITY -> customer.city().stream();
      case STATE -> customer.state().stream();
      case INDUSTRY -> customer.industry().stream();
      default -> host(field).keys(customer).stream();
    };
  }

  private static HostCriterion<?> host(Field field) {
    return field.host().orElseThrow();
  }
}
