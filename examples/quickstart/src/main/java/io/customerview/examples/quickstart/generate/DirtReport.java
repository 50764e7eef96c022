package io.customerview.examples.quickstart.generate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** How many rows have each kind of dirt. Filled as the rows are made. Thread-safe. */
public final class DirtReport {

  private final Map<Dirt, AtomicInteger> counts = new EnumMap<>(Dirt.class);

  /** Creates a report of nothing yet. */
  public DirtReport() {
    for (Dirt kind : Dirt.values()) {
      counts.put(kind, new AtomicInteger());
    }
  }

  private AtomicInteger counter(Dirt kind) {
    return Objects.requireNonNull(counts.get(kind), "kind");
  }

  /** Returns how many rows made so far have this kind of dirt. */
  public int count(Dirt kind) {
    return counter(kind).get();
  }

  /** Returns the counts as a table in Markdown, in the order of {@link Dirt}. */
  public String toMarkdown() {
    StringBuilder table = new StringBuilder("| kind | rows | what |\n| --- | ---: | --- |\n");
    for (Dirt kind : Dirt.values()) {
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

  void add(Dirt kind) {
    counter(kind).incrementAndGet();
  }
}
