package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.CustomerView.Builder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the README says that a host hands over. */
class HandedOverTest {

  private static final Pattern TABLE =
      Pattern.compile("## What you hand over\n(.*?)\n## ", Pattern.DOTALL);
  private static final Pattern CALL = Pattern.compile("^\\| (.*?) \\|", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`\\.(\\w+)\\(");

  @Test
  @DisplayName(
      "ACS-1: the README tells of whatever can be handed to the builder, and of nothing else")
  void all_of_the_builder() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    Set<String> told = new TreeSet<>(Set.of("storage", "clock", "secrets"));
    found(TABLE, readme).stream()
        .flatMap(table -> found(CALL, table).stream())
        .flatMap(call -> found(NAME, call).stream())
        .forEach(told::add);
    assertThat(told)
        .isEqualTo(
            Arrays.stream(Builder.class.getMethods())
                .filter(method -> method.getReturnType() == Builder.class)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Collection<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(HandedOverTest::first).toList();
  }

  private static String first(MatchResult match) {
    return match.group(1);
  }
}
