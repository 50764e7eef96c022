package io.customerview.benchmark.segment;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.internal.column.Snapshot;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/**
 * Says how much heap a snapshot takes: what is in use after a full collection, less what was
 * before. All 2.5 contracts of a customer count here, as if all were recurring: more than a base of
 * such customers has.
 */
public final class SnapshotMemory {

  private SnapshotMemory() {}

  /**
   * Prints the heap of a snapshot.
   *
   * @param arguments how many customers, such as {@code 1000000}
   */
  public static void main(String... arguments) {
    int customers = Integer.parseInt(arguments[0]);
    World world = new World(1);
    measured(world, Math.min(customers, 1_000)); // loads the classes
    System.out.printf("%,d customers: %.1f MB%n", customers, measured(world, customers) / 1e6);
  }

  private static long measured(World world, int customers) {
    long before = used();
    Snapshot snapshot =
        Snapshot.of(
            Criteria.standard(),
            LongStream.range(0, customers).mapToObj(at -> facts(world.company(at))));
    long after = used();
    if (snapshot.changes() != 0) {
      throw new IllegalStateException();
    }
    return after - before;
  }

  private static long used() {
    for (int round = 0; round < 3; round++) {
      ManagementFactory.getMemoryMXBean().gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static CustomerFacts facts(Company company) {
    return CustomerFacts.builder(new CustomerId(company.id()))
        .revenue(Money.of(company.revenue()))
        .city(company.city())
        .state(company.state())
        .industry(company.industry())
        .contracts(
            company.agreements().stream()
                .map(each -> ContractFacts.counting(each.start(), each.renewal(), each.tagKeys()))
                .toList())
        .build();
  }
}
