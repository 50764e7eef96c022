package io.customerview.examples.quickstart;

import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.text.StopException;
import io.customerview.examples.quickstart.text.Texts;
import io.customerview.shared.IdSource;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Shows Customer View at work, by one command:
 *
 * <pre>{@code
 * mvn -q -Pquickstart -DskipTests package
 * mvn -q -Pquickstart -DskipTests package -Dquickstart.args="--lang pt --find '529.982.247-25'"
 * }</pre>
 *
 * <p>Starts a PostgreSQL in the process, loads a customer base from a CSV file as dirty as exports
 * are, tells what it took and what not and why, and then searches, shows a profile, changes contact
 * points, and asks whether people may be written to. What can go wrong ends in one sentence.
 */
public final class Quickstart {

  /** Names the folder of this example, which the build knows. */
  private static final String FOLDER = "quickstart.folder";

  private Quickstart() {}

  /** Runs the program; it ends with 0, or after one sentence on what is wrong with 1. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int result = run(List.of(args), folder(), out);
    if (result != 0) {
      System.exit(result);
    }
  }

  private static Path folder() {
    String told = System.getProperty(FOLDER);
    if (told != null) {
      return Path.of(told);
    }
    Path fromRoot = Path.of("examples", "quickstart");
    return Files.isDirectory(fromRoot) ? fromRoot : Path.of("");
  }

  static int run(List<String> arguments, Path folder, PrintStream out) {
    Texts texts = Texts.in(Options.languageOf(arguments));
    try {
      new Program(
              Options.parse(arguments),
              folder,
              new Screen(out, texts),
              Clock.systemUTC(),
              IdSource.random())
          .run();
      return 0;
    } catch (StopException stop) {
      out.println(stop.sentence(texts));
      return 1;
    }
  }
}
