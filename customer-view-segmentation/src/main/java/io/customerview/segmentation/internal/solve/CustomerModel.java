package io.customerview.segmentation.internal.solve;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.ValueType;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer who is to meet comparisons and blocks about one contract.
 *
 * <p>Each that must be met by a contract may have a contract of its own, so it is enough that each
 * can be met by one that also meets what every contract must. A revenue other than zero needs a
 * contract; one contract can earn any amount.
 */
final class CustomerModel implements Model<Imagined> {

  /** The id of no customer. */
  private static final CustomerId NOBODY = new CustomerId(new UUID(0, 0));

  /**
   * What some contract must meet.
   *
   * @param formula what it is
   * @param met a contract that meets it, and what every contract must; null if none is known
   */
  private record Need(Formula formula, @Nullable ContractFacts met) {}

  private final LocalDate today;
  private final Budget budget;
  private final FieldChoices fields;
  private final List<Need> needs;
  private final List<Formula> ofEach;

  CustomerModel(LocalDate today, Budget budget) {
    this(today, budget, new FieldChoices(today, budget), List.of(), List.of());
  }

  private CustomerModel(
      LocalDate today, Budget budget, FieldChoices fields, List<Need> needs, List<Formula> ofEach) {
    this.today = today;
    this.budget = budget;
    this.fields = fields;
    this.needs = new ArrayList<>(needs);
    this.ofEach = new ArrayList<>(ofEach);
  }

  @Override
  public CustomerModel copy() {
    return new CustomerModel(today, budget, fields.copy(), needs, ofEach);
  }

  @Override
  public boolean add(Formula literal) {
    if (literal instanceof OneContract block) {
      return block.negated() ? addToEach(Negation.of(block.formula())) : addNeed(block.formula());
    }
    Holds one = (Holds) literal;
    if (one.field().isOfContract()) {
      return one.negated() ? addToEach(one) : addNeed(one);
    }
    return fields.add(one)
        && (!one.field().equals(Field.REVENUE)
            || fields.allows(Field.REVENUE, 0)
            || addNeed(Formula.EVERYONE));
  }

  private boolean addNeed(Formula formula) {
    if (needs.stream().anyMatch(need -> need.formula().equals(formula))) {
      return true;
    }
    Answer<ContractFacts> contract = contract(formula);
    needs.add(new Need(formula, contract.found().orElse(null)));
    return !contract.isNone();
  }

  private boolean addToEach(Formula formula) {
    ofEach.add(formula);
    for (int at = 0; at < needs.size(); at++) {
      Need need = needs.get(at);
      if (need.met() == null || !formula.accept(new ContractReading(need.met()))) {
        Answer<ContractFacts> contract = contract(need.formula());
        if (contract.isNone()) {
          return false;
        }
        needs.set(at, new Need(need.formula(), contract.found().orElse(null)));
      }
    }
    return true;
  }

  private Answer<ContractFacts> contract(Formula formula) {
    List<Formula> all = new ArrayList<>(ofEach);
    all.add(formula);
    return new Search<ContractFacts>(budget).find(all, new ContractModel(today, budget));
  }

  @Override
  public Answer<Imagined> finish() {
    Set<ContractFacts> contracts = new LinkedHashSet<>();
    for (Need need : needs) {
      if (need.met() == null) {
        return Answer.unknown();
      }
      contracts.add(need.met());
    }
    return fields
        .pick()
        .map(picked -> Answer.found(customer(picked, List.copyOf(contracts))))
        .orElseGet(Answer::unknown);
  }

  private static Imagined customer(Picked picked, List<ContractFacts> contracts) {
    CustomerFacts facts =
        CustomerFacts.builder(NOBODY)
            .revenue(Money.ofUnscaled(picked.number(Field.REVENUE, 0)))
            .city(picked.text(Field.CITY))
            .state(picked.text(Field.STATE))
            .industry(picked.text(Field.INDUSTRY))
            .contracts(contracts)
            .build();
    Map<Criterion<?>, List<Object>> host = new LinkedHashMap<>();
    picked
        .many()
        .forEach(
            (field, values) ->
                field
                    .host()
                    .ifPresent(
                        own ->
                            host.put(
                                own.criterion(),
                                values.stream()
                                    .map(value -> ofType(own.criterion().type(), value))
                                    .toList())));
    return new Imagined(facts, host);
  }

  private static Object ofType(ValueType type, Object value) {
    return switch (type) {
      case DECIMAL -> BigDecimal.valueOf((Long) value, Money.SCALE);
      case DATE -> LocalDate.ofEpochDay((Long) value);
      case TEXT -> value;
    };
  }
}
