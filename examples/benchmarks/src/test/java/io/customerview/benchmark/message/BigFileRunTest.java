package io.customerview.benchmark.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.benchmark.OtherJvm;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BigFileRunTest {

  private static final int MEGABYTES = 96;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  @DisplayName("DOC-2 DOC-7: a file goes through a heap of which it is three times as large")
  void through_a_small_heap() throws IOException, InterruptedException {
    assertThat(OtherJvm.run("-Xmx32m", BigFileRun.class, MEGABYTES))
        .contains(MEGABYTES + " MB were taken in and sent");
  }
}
