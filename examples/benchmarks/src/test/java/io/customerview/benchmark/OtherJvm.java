package io.customerview.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs a program in a JVM of its own. */
public final class OtherJvm {

  private OtherJvm() {}

  /**
   * Runs a program to its end, which is to be a good one.
   *
   * @param heap how large its heap may be, such as {@code -Xmx32m}
   * @return what it said
   */
  public static String run(String heap, Class<?> program, int size)
      throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                Integer.toString(size))
            .redirectErrorStream(true)
            .start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(said).isZero();
    return said;
  }
}
