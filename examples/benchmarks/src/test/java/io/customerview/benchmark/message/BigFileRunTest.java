package io.customerview.benchmark.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                BigFileRun.class.getName(),
                Integer.toString(MEGABYTES))
            .redirectErrorStream(true)
            .start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(said).isZero();
    assertThat(said).contains(MEGABYTES + " MB were taken in and sent");
  }
}
