package io.customerview.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

  @TempDir Path folder;

  private String said = "";

  private int run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int result = Quickstart.run(List.of(arguments), folder, out);
    said = bytes.toString(StandardCharsets.UTF_8).strip();
    return result;
  }

  @Test
  @DisplayName("everything at once")
  void parse() {
    Options options =
        Options.parse(
            List.of(
                ("--lang es --file a.csv --contracts b.csv --segments c.json --reset --find María")
                    .split(" ")));
    assertThat(options.locale()).isEqualTo(Locale.forLanguageTag("es"));
    assertThat(options.file()).contains(Path.of("a.csv"));
    assertThat(options.contracts()).contains(Path.of("b.csv"));
    assertThat(options.segments()).contains(Path.of("c.json"));
    assertThat(options.find()).contains("María");
    assertThat(options.reset()).isTrue();
  }

  @Test
  @DisplayName(
      "a wrong command line ends in one sentence and with 1, in the language that was asked for")
  void wrong() {
    assertThat(run("--colour", "--lang", "en")).isEqualTo(1);
    assertThat(said).isEqualTo("The option --colour is unknown; --help tells which there are.");
    assertThat(run("--lang", "pt", "--find")).isEqualTo(1);
    assertThat(said).isEqualTo("A opção --find precisa de um valor; --help diz qual.");
    assertThat(run("--lang", "fr")).isEqualTo(1);
    assertThat(said).contains("fr").hasLineCount(1);
  }

  @Test
  @DisplayName("contracts of the user's own need customers of the user's own")
  void contractsAlone() {
    assertThat(run("--contracts", "b.csv", "--lang", "en")).isEqualTo(1);
    assertThat(said).startsWith("The option --contracts needs --file too").hasLineCount(1);
  }

  @Test
  @DisplayName("a file that is none ends it before anything is started or made")
  void noFile() {
    assertThat(run("--lang", "es", "--file", folder.resolve("x.csv").toString())).isEqualTo(1);
    assertThat(said).startsWith("El archivo").hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisplayName("help tells every option, in three languages, and starts nothing")
  void help() {
    for (String language : List.of("en", "pt", "es")) {
      assertThat(run("--help", "--lang", language)).isZero();
      assertThat(said)
          .contains("--find", "--file", "--contracts", "--segments", "--lang", "--reset", "--help");
      assertThat(folder).isEmptyDirectory();
    }
  }
}
