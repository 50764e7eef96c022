package io.customerview.benchmark;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs a benchmark once, in its smallest size and in this JVM, so that tests can see that it still
 * runs. The first value of each {@code @Param} is its smallest.
 */
public final class SmallestRun {

  static {
    System.setProperty("jmh.ignoreLock", "true"); // nothing is measured here
  }

  private SmallestRun() {}

  /** Returns the benchmarks whose full names a regular expression finds. */
  public static Set<BenchmarkListEntry> found(String names) {
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            VerboseMode.SILENT);
    return BenchmarkList.defaultList().find(silent, List.of(names), List.of());
  }

  /**
   * Runs a benchmark.
   *
   * @throws RunnerException if it fails
   */
  public static void run(BenchmarkListEntry entry) throws RunnerException {
    run(entry, Map.of());
  }

  /**
   * Runs a benchmark.
   *
   * @param chosen values that take the place of first ones: for what is no size
   * @throws RunnerException if it fails
   */
  public static void run(BenchmarkListEntry entry, Map<String, String> chosen)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(entry.getUsername()) + "$")
            .mode(Mode.SingleShotTime)
            .forks(0)
            .threads(1)
            .warmupIterations(0)
            .measurementIterations(1)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    entry
        .getParams()
        .orElse(Map.of())
        .forEach((name, values) -> options.param(name, chosen.getOrDefault(name, values[0])));
    if (new Runner(options.build()).run().size() != 1) {
      throw new RunnerException("not one result: " + entry.getUsername());
    }
  }
}
