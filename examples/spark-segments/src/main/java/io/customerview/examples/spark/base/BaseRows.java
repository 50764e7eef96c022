package io.customerview.examples.spark.base;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.ValueType;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Turns facts into rows of {@link BaseSchema}. */
final class BaseRows {

  private final List<HostCriterion<?>> ofHost = new ArrayList<>();

  BaseRows(Criteria known) {
    for (Criterion<?> host : BaseSchema.ofHost(known)) {
      ofHost.add(known.host(host));
    }
  }

  Row row(CustomerFacts facts) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(facts.customer().value().toString());
    cells.add(facts.revenue().toBigDecimal());
    cells.add(facts.cityOrNull());
    cells.add(facts.stateOrNull());
    cells.add(facts.industryOrNull());
    cells.add(facts.contracts().stream().map(BaseRows::contract).toList());
    for (HostCriterion<?> host : ofHost) {
      cells.add(values(host, facts));
    }
    return RowFactory.create(cells.toArray());
  }

  private static Row contract(ContractFacts contract) {
    return RowFactory.create(contract.start(), contract.renewal().orElse(null), contract.tags());
  }

  /** Null where the host could not read it, so that only segments which use it have no answer. */
  private static @Nullable List<?> values(HostCriterion<?> host, CustomerFacts facts) {
    try {
      ValueType type = host.criterion().type();
      return type == ValueType.TEXT
          ? host.keys(facts)
          : Arrays.stream(host.units(facts))
              .<Object>mapToObj(
                  units ->
                      type == ValueType.DATE
                          ? LocalDate.ofEpochDay(units)
                          : BigDecimal.valueOf(units, Money.SCALE))
              .toList();
    } catch (HostCriterionException failed) {
      return null;
    }
  }
}
