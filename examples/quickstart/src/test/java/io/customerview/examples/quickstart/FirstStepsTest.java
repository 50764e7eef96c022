package io.customerview.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FirstStepsTest {

  @Test
  @DisplayName("the first steps end where the README says")
  void run() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FirstSteps.run(Clock.systemUTC(), new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("true");
  }

  @Test
  @DisplayName("the code in the README is the code that runs")
  void readme() throws IOException {
    List<String> source =
        Files.readAllLines(
            Path.of("src/main/java/io/customerview/examples/quickstart/FirstSteps.java"));
    String code =
        String.join(
                "\n",
                source.subList(
                    source.indexOf("    // README begins") + 1,
                    source.indexOf("    // README ends")))
            .stripIndent();
    assertThat(Files.readString(Path.of("../../README.md"))).contains("```java\n" + code + "\n```");
  }
}
