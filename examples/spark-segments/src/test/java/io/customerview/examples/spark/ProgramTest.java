package io.customerview.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

  private static final String DAY = "2026-11-28";

  @TempDir Path folder;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private boolean run(String... arguments) {
    return Program.of(Options.parse(List.of(arguments)), out).run(LocalSpark.spark());
  }

  @Test
  @DisplayName(
      "SEG-6: Spark has the members that are found in memory, and has them again from files")
  void compares_and_asks_again() {
    String members = folder.resolve("members").toString();
    assertThat(run("--customers", "700", "--day", DAY)).isTrue();
    String first = said();
    assertThat(first)
        .contains("700 customers written as 4 Parquet files", "spark-submit --master")
        .doesNotContain("OTHERS");
    assertThat(first.lines().filter(line -> line.endsWith("the same in memory"))).hasSize(8);

    bytes.reset();
    assertThat(run("--base", "target/customer-base", "--members", members, "--day", DAY)).isTrue();
    assertThat(counts(said())).hasSize(8).isEqualTo(counts(first));
    assertThat(folder.resolve("members").resolve("segment=Renewing soon")).isDirectory();
  }

  /** What is told of each segment, without remarks. */
  private static List<String> counts(String said) {
    return said.lines()
        .filter(line -> line.matches("  \\S.* {2,}[0-9,]+  .*"))
        .map(line -> line.replace("the same in memory", "").strip())
        .toList();
  }

  @Test
  @DisplayName("what can't be read ends the program in a sentence, before Spark is started")
  void sentences() throws IOException {
    Path broken = folder.resolve("broken.json");
    Files.writeString(
        broken,
        """
        {"segments": [{"name": "x", "combined": [
          {"criterion": "town", "operator": "=", "argument": "Cali"}]}]}
        """);
    assertThat(Main.run(List.of("--segments", broken.toString()), out)).isEqualTo(1);
    assertThat(said()).contains("broken.json can't be read", "line 2: ", "city");

    bytes.reset();
    assertThat(Main.run(List.of("--segments", "nowhere.json"), out)).isEqualTo(1);
    assertThat(said()).contains("There is no readable file nowhere.json");

    for (List<String> wrong :
        List.of(
            List.of("--help"),
            List.of("--town", "Cali"),
            List.of("--customers", "many"),
            List.of("--day", "2026-02-30"))) {
      bytes.reset();
      assertThat(Main.run(wrong, out)).isEqualTo(1);
      assertThat(said()).contains("--segments FILE");
    }
  }
}
