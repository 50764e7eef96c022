package io.customerview.segmentation.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.segmentation.testkit.SegmentArbitraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents that can't be read, each in {@code rule-errors} with all its issues: pointer, line and
 * column, code, and what was probably meant. Those whose names begin with {@code file} are files of
 * segments.
 */
class RuleErrorsTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "rule-errors");
  private static final String LINE = "---\n";
  private static final SegmentJson JSON = SegmentJson.of(SegmentArbitraries.CRITERIA);

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  @DisplayName("SEG-1: a document that can't be read tells everything that is wrong with it")
  void issues(Path document) {
    assertThat(told(document)).isEqualTo(part(document, 1));
  }

  @ParameterizedTest
  @MethodSource("documents")
  @DisplayName("SEG-1: every example in an issue can be read")
  void examples(Path document) {
    assertThat(reading(document).issues())
        .isNotEmpty()
        .allSatisfy(issue -> assertThat(readable(issue.example()).issues()).isEmpty());
  }

  private static Reading<?> readable(String example) {
    if (example.startsWith("{\"segments\"")) {
      return JSON.readAll(example);
    }
    return JSON.read(
        example.contains("\"name\"")
            ? example
            : "{\"name\": \"x\", \"combined\": [" + example + "]}");
  }

  private static Reading<?> reading(Path document) {
    String json = part(document, 0);
    return document.getFileName().toString().startsWith("file")
        ? JSON.readAll(json)
        : JSON.read(json);
  }

  /** The issues, and what the schema says of a document that is JSON. */
  private static String told(Path document) {
    List<Issue> issues = reading(document).issues();
    String lines =
        issues.stream()
            .map(
                issue ->
                    "%s %d:%d %s%s%n"
                        .formatted(
                            issue.pointer(),
                            issue.line(),
                            issue.column(),
                            issue.code(),
                            issue.nearest().map(name -> " -> " + name).orElse("")))
            .collect(Collectors.joining());
    return lines + "schema: " + schema(part(document, 0)) + "\n";
  }

  private static String schema(String json) {
    try {
      return Schema.complaints(json).isEmpty() ? "takes it" : "refuses it";
    } catch (UncheckedIOException e) {
      return "can't be asked";
    }
  }

  private static String part(Path document, int part) {
    try {
      return Files.readString(document).split(LINE, -1)[part];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes down what is told now, to be looked at before it is believed. */
  public static void main(String[] args) throws IOException {
    for (Path document : documents()) {
      Files.writeString(document, part(document, 0) + LINE + told(document));
    }
  }
}
