package io.customerview.jdbc;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another JVM, on the class path of this one or a part of it. */
final class OtherProcess {

  private final Process process;
  private final BufferedReader lines;

  private OtherProcess(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static OtherProcess start(Class<?> main, Predicate<String> jars, String... arguments)
      throws IOException {
    String path =
        Stream.of("java.class.path", "surefire.test.class.path", "jdk.module.path")
            .map(name -> System.getProperty(name, ""))
            .flatMap(paths -> Arrays.stream(paths.split(File.pathSeparator)))
            .filter(entry -> !entry.isEmpty() && jars.test(entry))
            .distinct()
            .reduce((one, other) -> one + File.pathSeparator + other)
            .orElseThrow();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                main.getName()));
    command.addAll(List.of(arguments));
    return new OtherProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Returns the next line that it says; null at its end. */
  @Nullable String line() throws IOException {
    return lines.readLine();
  }

  /** Ends it with SIGKILL, and returns its exit code. */
  int kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor();
  }

  /** Waits for its end, and returns what it said. */
  String said() throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
