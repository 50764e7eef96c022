package io.customerview.segmentation.internal.column;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;

/** Random customers in numbers that a property can afford: drawn from a pool that is made once. */
final class Population {

  private static final int POOL = 1_500;
  private static final List<CustomerFacts> FACTS = pool();

  private Population() {}

  private static List<CustomerFacts> pool() {
    RandomGenerator<CustomerFacts> generator = SegmentArbitraries.customers().generator(POOL);
    Random random = new Random(20240229);
    Map<CustomerId, CustomerFacts> pool = new LinkedHashMap<>();
    while (pool.size() < POOL) {
      Shrinkable<CustomerFacts> next = generator.next(random);
      pool.put(next.value().customer(), next.value());
    }
    return new ArrayList<>(pool.values());
  }

  /** None to 300 customers, often just as many as fill words of 64, or one more or less. */
  static Arbitrary<List<CustomerFacts>> customers() {
    Arbitrary<Integer> sizes =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 63, 64, 65, 127, 128, 129, 192, 256, 257),
            Arbitraries.integers().between(0, 300));
    return Combinators.combine(sizes, Arbitraries.integers().between(0, POOL - 301))
        .as((size, from) -> FACTS.subList(from, from + size));
  }

  /** What may happen to customers. */
  enum Kind {
    WITH,
    WITHOUT,
    COMPACTED
  }

  /**
   * One thing that happens.
   *
   * @param kind what
   * @param customer to whom, counted among the first of the pool
   * @param likeness the one of the pool whose facts are taken over
   */
  record Step(Kind kind, int customer, int likeness) {

    CustomerId id() {
      return FACTS.get(customer).customer();
    }

    CustomerFacts facts() {
      CustomerFacts like = FACTS.get(likeness);
      return CustomerFacts.builder(id())
          .revenue(like.revenue())
          .city(like.cityOrNull())
          .state(like.stateOrNull())
          .industry(like.industryOrNull())
          .contracts(like.contracts())
          .build();
    }
  }

  /** Few customers of whom some are there and some not, so that one is often met again. */
  static Arbitrary<List<CustomerFacts>> fewCustomers() {
    return Arbitraries.of(0, 1, 20, 63, 64, 65).map(size -> FACTS.subList(0, size));
  }

  /** What happens to those, and to others. */
  static Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Kind.WITH)),
                Tuple.of(3, Arbitraries.just(Kind.WITHOUT)),
                Tuple.of(1, Arbitraries.just(Kind.COMPACTED))),
            Arbitraries.integers().between(0, 80),
            Arbitraries.integers().between(0, POOL - 1))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }
}
