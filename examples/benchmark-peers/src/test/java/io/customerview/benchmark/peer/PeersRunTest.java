package io.customerview.benchmark.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.customerview.benchmark.SmallestRun;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.runner.BenchmarkListEntry;

@DisplayName("Every peer finds the members of the plain reading, in its smallest size")
class PeersRunTest {

  @TestFactory
  Stream<DynamicTest> each_method() {
    return peers().stream()
        .map(entry -> dynamicTest(entry.getUsername(), () -> SmallestRun.run(entry)));
  }

  @Test
  void there_are_peers() {
    assertThat(peers()).isNotEmpty();
  }

  private static Set<BenchmarkListEntry> peers() {
    return SmallestRun.found("^io\\.customerview\\.benchmark\\.peer\\.");
  }
}
