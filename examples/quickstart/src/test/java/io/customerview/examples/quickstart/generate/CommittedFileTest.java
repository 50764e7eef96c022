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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedFileTest {

  private static final Path DATA = Path.of("data");

  @TempDir static Path made;

  private static final DirtReport CUSTOMERS = DirtReport.ofCustomers();
  private static final DirtReport CONTRACTS = DirtReport.ofContracts();

  @BeforeAll
  static void makeTheFilesAnew() throws IOException {
    ExportCsv.writeCustomers(
        made.resolve("customers.csv"),
        CustomerBase.dirtyRows(CustomerBase.DEFAULT_SEED, CustomerBase.DEFAULT_ROWS, CUSTOMERS));
    ExportCsv.writeContracts(
        made.resolve("contracts.csv"),
        ContractBook.dirtyRows(CustomerBase.DEFAULT_SEED, CustomerBase.DEFAULT_ROWS, CONTRACTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"customers.csv", "contracts.csv"})
  @DisplayName("the committed files are what the generator makes, byte for byte")
  void files(String name) {
    assertThat(made.resolve(name))
        .as("make it anew as data/README.md says")
        .hasSameBinaryContentAs(DATA.resolve(name));
  }

  @Test
  @DisplayName("the counts in the README are the generator's")
  void counts() throws IOException {
    assertThat(readme())
        .contains('\n' + CUSTOMERS.toMarkdown(), '\n' + CONTRACTS.toMarkdown())
        .contains(
            "%,d rows".formatted(CustomerBase.DEFAULT_ROWS),
            "%,d rows".formatted(Files.lines(DATA.resolve("contracts.csv")).count() - 1));
  }

  @Test
  @DisplayName("the README lists the columns of the files")
  void columns() throws IOException {
    assertThat(readme()).contains(table(CustomerColumn.values()), table(ContractColumn.values()));
  }

  private static String table(Column... columns) {
    return Arrays.stream(columns)
        .map(column -> "| `" + column.title() + "` | " + column.meaning() + " |\n")
        .collect(Collectors.joining("", "\n| column | holds |\n| --- | --- |\n", "\n"));
  }

  @Test
  @DisplayName("every kind of dirt is in the files, some rows of each")
  void everyKind() {
    assertThat(Dirt.values())
        .allSatisfy(kind -> assertThat(CUSTOMERS.count(kind)).isGreaterThanOrEqualTo(8));
    assertThat(ContractDirt.values())
        .allSatisfy(kind -> assertThat(CONTRACTS.count(kind)).isGreaterThanOrEqualTo(5));
  }

  @Test
  @DisplayName("companies have their addresses under domains that are examples at a glance")
  void domains() {
    assertThat(
            CustomerBase.rows(CustomerBase.DEFAULT_SEED, CustomerBase.DEFAULT_ROWS)
                .filter(CustomerRow::isCompany)
                .map(row -> row.get(CustomerColumn.EMAIL))
                .filter(email -> !email.isEmpty()))
        .isNotEmpty()
        .allMatch(email -> email.endsWith(".example") || email.endsWith(".exemplo.com.br"));
  }

  private static String readme() throws IOException {
    return Files.readString(DATA.resolve("README.md"), StandardCharsets.UTF_8);
  }
}
