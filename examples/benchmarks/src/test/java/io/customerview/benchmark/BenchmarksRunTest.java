package io.customerview.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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

  @Test
  void there_are_benchmarks() {
    assertThat(SmallestRun.found(".*")).isNotEmpty();
  }
}
