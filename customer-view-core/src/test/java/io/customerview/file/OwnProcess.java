package io.customerview.file;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code main} of a test, to be run in a process of its own. */
final class OwnProcess {

  private OwnProcess() {}

  static ProcessBuilder of(Class<?> test, String... arguments) {
    List<String> command = new ArrayList<>(command(test));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  static List<String> command(Class<?> test) {
    String path =
        Stream.of("java.class.path", "surefire.test.class.path", "jdk.module.path")
            .flatMap(name -> Stream.of(System.getProperty(name, "").split(File.pathSeparator)))
            .filter(entry -> !entry.isEmpty())
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:-UsePerfData",
        "-cp",
        path,
        test.getName());
  }
}
