package io.customerview.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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
 * Runs every benchmark once, in its smallest size, so that none can rot. The first value of each
 * {@code @Param} is its smallest.
 */
@DisplayName("Every benchmark runs in its smallest size")
class BenchmarksRunTest {

  static {
    System.setProperty("jmh.ignoreLock", "true"); // nothing is measured here
  }

  @TestFactory
  Stream<DynamicTest> each_method() {
    return all().stream().map(entry -> dynamicTest(entry.getUsername(), () -> run(entry)));
  }

  @Test
  void there_are_benchmarks() {
    assertThat(all()).isNotEmpty();
  }

  private static void run(BenchmarkListEntry entry) throws RunnerException {
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
        .forEach((name, values) -> options.param(name, Arrays.copyOf(values, 1)));
    assertThat(new Runner(options.build()).run()).hasSize(1);
  }

  private static Set<BenchmarkListEntry> all() {
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            VerboseMode.SILENT);
    return BenchmarkList.defaultList().getAll(silent, List.of());
  }
}
