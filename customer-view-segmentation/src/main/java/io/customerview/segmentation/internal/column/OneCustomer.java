package io.customerview.segmentation.internal.column;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.rule.HostCriterion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether one customer, that the columns do not have as it is, meets a formula.
 *
 * @param facts the customer
 * @param values what the host says of it
 * @param contracts all of its contracts, or the one that is spoken of
 */
record OneCustomer(
    CustomerFacts facts, Map<HostCriterion<?>, HostValue> values, List<ContractFacts> contracts)
    implements Formula.Visitor<Boolean> {

  @Override
  public Boolean all(All formula) {
    for (Formula part : formula.parts()) {
      if (!part.accept(this)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Boolean any(Any formula) {
    for (Formula part : formula.parts()) {
      if (part.accept(this)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Boolean oneContract(OneContract formula) {
    for (ContractFacts contract : contracts) {
      if (formula.formula().accept(new OneCustomer(facts, values, List.of(contract)))) {
        return !formula.negated();
      }
    }
    return formula.negated();
  }

  @Override
  public Boolean holds(Holds formula) {
    boolean found =
        formula.values() instanceof LongValues numbers
            ? hasNumber(formula.field(), numbers)
            : hasText(formula.field(), (TextValues) formula.values());
    return found != formula.negated();
  }

  private boolean hasNumber(Field field, LongValues set) {
    return switch (field.kind()) {
      case REVENUE -> set.contains(facts.revenue().unscaled());
      case START -> contracts.stream().anyMatch(each -> set.contains(each.startDay()));
      case RENEWAL ->
          contracts.stream()
              .anyMatch(
                  each ->
                      each.renewalDay() != ContractFacts.NO_DAY && set.contains(each.renewalDay()));
      default -> host(field).numbers().stream().anyMatch(set::contains);
    };
  }

  private boolean hasText(Field field, TextValues set) {
    return switch (field.kind()) {
      case CITY -> set.contains(facts.cityOrNull());
      case STATE -> set.contains(facts.stateOrNull());
      case INDUSTRY -> set.contains(facts.industryOrNull());
      case TAG -> contracts.stream().anyMatch(each -> each.tags().stream().anyMatch(set::contains));
      default -> host(field).texts().stream().anyMatch(set::contains);
    };
  }

  private HostValue host(Field field) {
    @Nullable HostValue value = field.host().map(values::get).orElse(null);
    if (value == null) {
      throw new IllegalArgumentException("The snapshot was made without the criterion " + field);
    }
    return value;
  }
}
