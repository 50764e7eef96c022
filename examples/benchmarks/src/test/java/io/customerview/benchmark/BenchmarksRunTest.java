package io.customerview.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Every benchmark runs in its smallest size, so that none can rot")
class BenchmarksRunTest {

  @TestFactory
  Stream<DynamicTest> each_method() {
    return SmallestRun.found(".*").stream()
        .map(entry -> dynamicTest(entry.getUsername(), () -> SmallestRun.run(entry)));
  }

  @TestFactory
  @DisplayName("POR-8: a sheet whose cells share their texts is checked as well")
  Stream<DynamicTest> shared_texts() {
    return SmallestRun.found("ImportCheckBenchmark").stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getUsername(), () -> SmallestRun.run(entry, Map.of("texts", "shared"))));
  }

  @Test
  void there_are_benchmarks() {
    assertThat(SmallestRun.found(".*")).isNotEmpty();
  }
}
