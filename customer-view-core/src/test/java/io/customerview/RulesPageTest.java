package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page on which the rules stand that Javadoc names. */
class RulesPageTest {

  private static final Path PAGE = Path.of("docs/rules.md");
  private static final Pattern RULE = Pattern.compile("\\b[A-Z]{3,4}-\\d+\\b");
  private static final Pattern TOLD = Pattern.compile("^- ([A-Z]+-\\d+): ", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("]\\((.+?)\\)");

  /** What only looks like a rule. */
  private static final Pattern OTHER = Pattern.compile("(UTF|SHA|AES)-.*");

  @Test
  @DisplayName("every rule that is named where hosts read is told on the page of rules, once")
  void all_told() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String module : List.of("core", "segmentation", "jdbc")) {
      try (Stream<Path> files = Files.walk(Path.of("../customer-view-" + module + "/src/main"))) {
        files.filter(Files::isRegularFile).forEach(file -> named.addAll(rules(file)));
      }
    }
    List<String> told =
        TOLD.matcher(Files.readString(PAGE)).results().map(line -> line.group(1)).toList();
    assertThat(told).doesNotHaveDuplicates().containsAll(named);
  }

  @Test
  @DisplayName("every record that the page of rules names is there")
  void links() throws IOException {
    List<Path> linked =
        LINK.matcher(Files.readString(PAGE))
            .results()
            .map(link -> PAGE.resolveSibling(link.group(1)))
            .toList();
    assertThat(linked).isNotEmpty().allSatisfy(record -> assertThat(record).exists());
  }

  private static Set<String> rules(Path file) {
    try {
      Set<String> rules = new TreeSet<>();
      RULE.matcher(Files.readString(file))
          .results()
          .map(found -> found.group())
          .filter(rule -> !OTHER.matcher(rule).matches())
          .forEach(rules::add);
      return rules;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
