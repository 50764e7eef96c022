package io.customerview.examples.quickstart.generate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** How many rows have each kind of dirt. Filled as the rows are made. Thread-safe. */
public final class DirtReport {

  private final Map<DirtKind, AtomicInteger> counts = new LinkedHashMap<>();

  private DirtReport(DirtKind... kinds) {
    for (DirtKind kind : kinds) {
      counts.put(kind, new AtomicInteger());
    }
  }

  /** Creates a report on customers, of nothing yet. */
  public static DirtReport ofCustomers() {
    return new DirtReport(Dirt.values());
  }

  /** Creates a report on contracts, of nothing yet. */
  public static DirtReport ofContracts() {
    return new DirtReport(ContractDirt.values());
  }

  private AtomicInteger counter(DirtKind kind) {
    return Objects.requireNonNull(counts.get(kind), "kind");
  }

  /** Returns how many rows made so far have this kind of dirt. */
  public int count(DirtKind kind) {
    return counter(kind).get();
  }

  /** Returns the counts as a table in Markdown, in the order of the kinds. */
  public String toMarkdown() {
    StringBuilder table = new StringBuilder("| kind | rows | what |\n| --- | ---: | --- |\n");
    for (DirtKind kind : counts.keySet()) {
      table
          .append("| `")
          .append(kind)
          .append("` | ")
          .append(count(kind))
          .append(" | ")
          .append(kind.meaning())
          .append(" |\n");
    }
    return table.toString();
  }

  void add(DirtKind kind) {
    counter(kind).incrementAndGet();
  }
}
