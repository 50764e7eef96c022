package io.customerview.benchmark.peer;

import io.customerview.base.CustomerFacts;
import io.customerview.benchmark.segment.FactPredicates;
import io.customerview.benchmark.segment.World;
import io.customerview.segmentation.rule.Segment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/**
 * Easy Rules. It has no conditions of its own but those of Java: they are our baseline's predicates
 * over facts, and what is measured is the engine around them.
 */
final class EasyRules implements Peer {

  private static final String CUSTOMER = "customer";

  private final DefaultRulesEngine engine = new DefaultRulesEngine();
  private final Hits hits = new Hits();
  private final Rules rules = new Rules();
  private final List<Facts> customers;

  private EasyRules(List<Facts> customers) {
    this.customers = customers;
  }

  /** One engine with a rule for each segment. */
  static EasyRules of(List<Segment> segments, List<FlatCustomer> customers) {
    EasyRules all = new EasyRules(customers.stream().map(EasyRules::seen).toList());
    List<Predicate<CustomerFacts>> predicates = FactPredicates.of(segments, World.TODAY);
    for (int number = 0; number < predicates.size(); number++) {
      all.add(number, predicates.get(number));
    }
    return all;
  }

  /** An engine with one rule for each segment. */
  static Looped<Facts> eachOf(List<Segment> segments, List<FlatCustomer> customers) {
    List<Predicate<Facts>> engines = new ArrayList<>();
    for (Predicate<CustomerFacts> predicate : FactPredicates.of(segments, World.TODAY)) {
      EasyRules one = new EasyRules(List.of());
      one.add(0, predicate);
      engines.add(customer -> one.fired(customer) == 1);
    }
    return Looped.of(customers, EasyRules::seen, engines);
  }

  private static Facts seen(FlatCustomer customer) {
    Facts facts = new Facts();
    facts.put(CUSTOMER, customer.facts());
    return facts;
  }

  private void add(int number, Predicate<CustomerFacts> predicate) {
    rules.register(
        new RuleBuilder()
            .name("%05d".formatted(number))
            .when(facts -> predicate.test(facts.get(CUSTOMER)))
            .then(facts -> hits.add(number))
            .build());
  }

  private int fired(Facts customer) {
    hits.clear();
    engine.fire(rules, customer);
    return hits.count();
  }

  @Override
  public int count(int customer) {
    return fired(customers.get(customer));
  }

  @Override
  public BitSet segments(int customer) {
    fired(customers.get(customer));
    return hits.asBits();
  }
}
