package io.customerview.benchmark.segment;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.plan.Plan;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import java.util.List;
import java.util.function.Predicate;

/**
 * The same segments as plans and as the three baselines, each held to the plain reading. All of
 * them have run over the customers that they were checked with.
 *
 * @param overObjects predicates over the application's objects
 * @param overFacts predicates over derived facts
 * @param generated generated classes over derived facts
 * @param plans ours
 */
record Forms(
    List<Predicate<Company>> overObjects,
    List<Predicate<CustomerFacts>> overFacts,
    List<Predicate<CustomerFacts>> generated,
    List<Plan> plans) {

  static Forms of(List<Segment> segments, List<Company> some) {
    Oracle oracle = new Oracle(segments, some);
    List<CustomerFacts> facts = World.facts(some);
    List<Plan> plans =
        segments.stream()
            .map(segment -> Plan.of(Formula.of(segment, Criteria.standard(), World.TODAY)))
            .toList();
    oracle.confirmed(
        plans.stream().<Predicate<CustomerFacts>>map(plan -> plan::test).toList(), facts);
    return new Forms(
        oracle.confirmed(ObjectPredicates.of(segments, World.TODAY), some),
        oracle.confirmed(FactPredicates.of(segments, World.TODAY), facts),
        oracle.confirmed(GeneratedJava.of(segments, World.TODAY), facts),
        plans);
  }
}
