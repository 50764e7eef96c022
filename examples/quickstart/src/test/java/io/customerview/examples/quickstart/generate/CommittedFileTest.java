package io.customerview.examples.quickstart.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedFileTest {

  private static final Path DATA = Path.of("data");

  @TempDir static Path made;

  private static final DirtReport REPORT = new DirtReport();

  @BeforeAll
  static void makeTheFileAnew() throws IOException {
    CustomerCsv.write(
        made.resolve("customers.csv"),
        CustomerBase.dirtyRows(CustomerBase.DEFAULT_SEED, CustomerBase.DEFAULT_ROWS, REPORT));
  }

  @Test
  @DisplayName("the committed file is what the generator makes, byte for byte")
  void file() {
    assertThat(made.resolve("customers.csv"))
        .as("make it anew as data/README.md says")
        .hasSameBinaryContentAs(DATA.resolve("customers.csv"));
  }

  @Test
  @DisplayName("the counts in the README are the generator's")
  void counts() throws IOException {
    assertThat(readme()).contains('\n' + REPORT.toMarkdown());
    assertThat(readme()).contains("%,d rows".formatted(CustomerBase.DEFAULT_ROWS));
  }

  @Test
  @DisplayName("the README lists the columns of the file")
  void columns() throws IOException {
    String columns =
        Arrays.stream(Column.values())
            .map(column -> "| `" + column.title() + "` | " + column.meaning() + " |\n")
            .collect(Collectors.joining());
    assertThat(readme()).contains("\n| column | holds |\n| --- | --- |\n" + columns + '\n');
  }

  @Test
  @DisplayName("every kind of dirt is in the file, some rows of each")
  void everyKind() {
    assertThat(Dirt.values())
        .allSatisfy(kind -> assertThat(REPORT.count(kind)).isGreaterThanOrEqualTo(8));
  }

  @Test
  @DisplayName("companies have their addresses under domains that are examples at a glance")
  void domains() {
    assertThat(
            CustomerBase.rows(CustomerBase.DEFAULT_SEED, CustomerBase.DEFAULT_ROWS)
                .filter(CustomerRow::isCompany)
                .map(row -> row.get(Column.EMAIL))
                .filter(email -> !email.isEmpty()))
        .isNotEmpty()
        .allMatch(email -> email.endsWith(".example") || email.endsWith(".exemplo.com.br"));
  }

  private static String readme() throws IOException {
    return Files.readString(DATA.resolve("README.md"), StandardCharsets.UTF_8);
  }
}
