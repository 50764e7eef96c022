package io.customerview.benchmark.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.benchmark.OtherJvm;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BigFileRunTest {

  private static final int MEGABYTES = 96;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  @DisplayName("DOC-2 DOC-7: a file goes through a heap of which it is three times as large")
  void through_a_small_heap() throws IOException, InterruptedException {
    String said = OtherJvm.run("-Xmx32m", BigFileRun.class, MEGABYTES);
    Matcher heap = Pattern.compile("(\\d+) MB were .* may have (\\d+) MB").matcher(said);
    assertThat(heap.find()).as(said).isTrue();
    assertThat(Integer.parseInt(heap.group(1))).isEqualTo(MEGABYTES);
    assertThat(Integer.parseInt(heap.group(2))).as(said).isBetween(1, MEGABYTES / 3);
  }
}
