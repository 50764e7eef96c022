package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.jdbc.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reads all SQL that there is in the module. */
class EveryStatementTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final String BEFORE_A_TABLE =
      "(?i)\\b(?:from|join|into|update|table(?: if (?:not )?exists)?|references|on|using|only|truncate)\\s+";

  @Test
  @DisplayName("one schema per tenant: no statement names a table without its schema")
  void every_table_has_its_schema() throws IOException {
    List<String> wrong = new ArrayList<>();
    int right = 0;
    for (Path file : sources()) {
      String text = Files.readString(file);
      for (String table : Catalog.tables(DATABASE.dataSource(), "customer_view")) {
        // An alias is followed by a column.
        Matcher bare = Pattern.compile(BEFORE_A_TABLE + table + "\\b(?!\\.)").matcher(text);
        while (bare.find()) {
          wrong.add(file.getFileName() + ": " + bare.group());
        }
        Matcher placed =
            Pattern.compile(BEFORE_A_TABLE + "\\$schema\\." + table + "\\b").matcher(text);
        while (placed.find()) {
          right++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(right).as("statements that were read").isGreaterThan(40);
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String root : List.of("src/main/java", "src/main/resources")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(file -> file.toString().matches(".*\\.(java|sql)")).forEach(sources::add);
      }
    }
    return sources;
  }
}
