package io.customerview.benchmark.merge;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.base.SearchBase;
import io.customerview.benchmark.merge.Outcome.Others;
import io.customerview.merge.Candidate;
import io.customerview.merge.CandidateSweep;
import io.customerview.merge.SweepEffort;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.Optional;

/**
 * Goes through a base of customers of whom one in twenty was registered a second time, in
 * PostgreSQL, and says how many of these were found, by what went wrong with them, how many of
 * those that were found are none, and what it took.
 *
 * <pre>{@code DuplicateReport [customers] [seed] [looked at]}</pre>
 *
 * <p>Where fewer customers are looked at, each is compared with all that come after it in the order
 * of ids, which are random: what is found of their pairs is a fair sample of what is found of all.
 */
public final class DuplicateReport {

  private static final int DEFAULT_CUSTOMERS = 1_000_000;
  private static final long DEFAULT_SEED = 2026;
  private static final int PAGE = 1000;

  /** How far around the usual weight the report looks. */
  private static final int AROUND = 4;

  private final PrintStream out;
  private final Outcome outcome;

  private DuplicateReport(PrintStream out, Outcome outcome) {
    this.out = out;
    this.outcome = outcome;
  }

  /** Prints the report of a base with so many customers, made of a seed. */
  public static void main(String[] arguments) {
    int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_CUSTOMERS;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : DEFAULT_SEED;
    int looked = arguments.length > 2 ? Integer.parseInt(arguments[2]) : customers;
    print(customers, seed, looked, System.out);
  }

  static Outcome print(int customers, long seed, int looked, PrintStream out) {
    DuplicateBase made = new DuplicateBase(customers, seed);
    try (SearchBase base = made.open();
        HikariDataSource connections = base.pool()) {
      Outcome outcome = new Outcome(made, looked);
      CandidateSweep sweep =
          Postgres.desk(connections, SearchBase.SCHEMA)
              .merging()
              .sweep(Optional.empty(), Candidate.FAINTEST);
      DuplicateReport report = new DuplicateReport(out, outcome);
      long before = usedAfterCollection();
      resetPeaks();
      long start = System.nanoTime();
      for (int done = 0; done < looked; done += PAGE) {
        sweep.next(Math.min(PAGE, looked - done)).items().forEach(outcome::count);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      long peak = peak() - before;
      long kept = usedAfterCollection() - before;
      report.slips();
      report.weights();
      report.evidence();
      report.effort(customers, seed, looked, seconds);
      report.memory(peak, kept);
      report.pairs(customers, looked, sweep.effort());
      return outcome;
    }
  }

  private void slips() {
    line("%n| what went wrong | registered twice | found | recall |");
    line("| --- | --: | --: | --: |");
    outcome
        .seconds()
        .forEach((slip, twice) -> slip(slip.name(), twice, outcome.right(slip, Candidate.LEAST)));
    slip("all", outcome.all(), outcome.right(Candidate.LEAST));
  }

  private void slip(String name, int twice, int found) {
    line("| %s | %d | %d | %.3f |", name, twice, found, found / (double) twice);
  }

  private void weights() {
    line("%n| least weight | found | recall | relatives | strangers | precision |");
    line("| --: | --: | --: | --: | --: | --: |");
    for (double least = Math.max(Candidate.FAINTEST, Candidate.LEAST - AROUND);
        least <= Candidate.LEAST + AROUND;
        least++) {
      line(
          "| %.0f | %d | %.3f | %d | %d | %.4f |",
          least,
          outcome.right(least),
          outcome.recall(least),
          outcome.wrong(Others.RELATIVES, least),
          outcome.wrong(Others.STRANGERS, least),
          outcome.precision(least));
    }
  }

  private void evidence() {
    line("%n| evidence, of weight %.0f or more | of one | of two |", Candidate.FAINTEST);
    line("| --- | --: | --: |");
    outcome
        .evidence()
        .forEach((kind, counts) -> line("| %s | %d | %d |", kind, counts[0], counts[1]));
  }

  private void effort(int customers, long seed, int looked, double seconds) {
    line("%n%d customers, seed %d, %d looked at: %.1f s", customers, seed, looked, seconds);
  }

  private void memory(long peak, long kept) {
    line(
        "heap above what was there before: %d MB at most, garbage included, %d MB at the end",
        mega(peak), mega(kept));
  }

  private void pairs(int customers, int looked, SweepEffort effort) {
    double pairs = looked * (customers - (looked + 1) / 2.0);
    line(
        "%.1f blocks a customer, %.3f of them too large, %.1f entries",
        effort.blocks() / (double) looked,
        effort.tooLarge() / (double) effort.blocks(),
        effort.entries() / (double) looked);
    line(
        "%d pairs compared by name and %d whole, of %.0f: one in %.0f",
        effort.names(), effort.pairs(), pairs, pairs / (effort.names() + effort.pairs()));
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  private static long mega(long bytes) {
    return bytes >> 20;
  }

  @SuppressWarnings("ExplicitGC") // what is in use is measured
  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void resetPeaks() {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** At most: garbage counts as well, so a small heap is what tells. */
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
