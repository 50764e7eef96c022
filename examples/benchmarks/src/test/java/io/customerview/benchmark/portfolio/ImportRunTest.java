package io.customerview.benchmark.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.benchmark.OtherJvm;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ImportRunTest {

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  @DisplayName("POR-8 POR-9: a sheet is checked, applied and undone within a small heap")
  void through_a_small_heap() throws IOException, InterruptedException {
    assertThat(OtherJvm.run("-Xmx40m", ImportRun.class, 2_000))
        .contains("2,000 rows were checked, applied and undone");
  }
}
