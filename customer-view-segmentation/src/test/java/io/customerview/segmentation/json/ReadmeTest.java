package io.customerview.segmentation.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the README shows of segments. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path SOURCE =
      Path.of("src/test/java/io/customerview/segmentation/json/ReadmeTest.java");

  @Test
  @DisplayName("the segment in the README is the one that is built there, and written so")
  void run() throws IOException {
    String readme = Files.readString(README);
    int start = readme.indexOf("```json\n") + 8;
    String json = readme.substring(start, readme.indexOf("\n```", start));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Segment segment = run(json, new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("true");
    assertThat(SegmentJson.write(segment)).isEqualTo(json);
    assertThat(Schema.complaints(json)).isEmpty();
  }

  @Test
  @DisplayName("the code in the README is the code that runs")
  void code() throws IOException {
    List<String> source = Files.readAllLines(SOURCE);
    String code =
        String.join(
                "\n",
                source.subList(
                    source.indexOf("    // README begins") + 1,
                    source.indexOf("    // README ends")))
            .stripIndent();
    assertThat(Files.readString(README)).contains("```java\n" + code + "\n```");
  }

  private static Segment run(String json, PrintStream out) {
    // README begins
    Segment built =
        Segment.builder("Renewing soon")
            .combined(Criterion.REVENUE.atLeast(new BigDecimal("500")))
            .combined(Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30)))
            .combined(new Not(Criterion.CITY.in("Campinas", "Santos")))
            .independent(Criterion.STATE.equalTo("São Paulo"))
            .independent(
                new SameContract(
                    new AllOf(
                        List.of(
                            Criterion.TAG.equalTo("gold"),
                            Criterion.CONTRACT_START.lessThan(RelativeDay.months(-12))))))
            .build();

    Reading<Segment> reading = SegmentJson.of(Criteria.standard()).read(json);
    for (Issue issue : reading.issues()) { // none here; else all of them, each with its place
      out.println(issue.line() + ": " + issue.message(Locale.ENGLISH));
    }
    out.println(reading.orElseThrow().equals(built)); // true
    // README ends
    return built;
  }
}
