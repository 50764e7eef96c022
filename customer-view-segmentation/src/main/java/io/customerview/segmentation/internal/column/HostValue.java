package io.customerview.segmentation.internal.column;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Criterion.Scope;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the host said of one customer, asked once. Immutable and thread-safe.
 *
 * @param numbers ten-thousandths, or days since 1970
 * @param texts folded texts
 * @param isFailed whether the host could not tell
 */
record HostValue(List<Long> numbers, List<String> texts, boolean isFailed) {

  private static final HostValue FAILED = new HostValue(List.of(), List.of(), true);

  /** Asks for all criteria of the host's own. One that fails does no harm to the others. */
  static Map<HostCriterion<?>, HostValue> readAll(
      List<HostCriterion<?>> criteria, CustomerFacts facts) {
    if (criteria.isEmpty()) {
      return Map.of();
    }
    Map<HostCriterion<?>, HostValue> values = new HashMap<>();
    for (HostCriterion<?> each : criteria) {
      values.put(each, read(each, facts));
    }
    return values;
  }

  /** Returns the host's own among criteria. */
  static List<HostCriterion<?>> ofHost(Criteria criteria) {
    return criteria.all().stream()
        .filter(each -> each.scope() == Scope.HOST)
        .<HostCriterion<?>>map(criteria::host)
        .toList();
  }

  private static HostValue read(HostCriterion<?> host, CustomerFacts facts) {
    Criterion<?> criterion = host.criterion();
    try {
      return criterion.type() == ValueType.TEXT
          ? new HostValue(List.of(), host.keys(facts), false)
          : new HostValue(Arrays.stream(host.units(facts)).boxed().toList(), List.of(), false);
    } catch (HostCriterionException e) {
      return FAILED;
    }
  }
}
