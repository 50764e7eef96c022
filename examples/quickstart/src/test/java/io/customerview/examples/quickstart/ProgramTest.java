package io.customerview.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.file.Layout;
import io.customerview.examples.quickstart.generate.ContractBook;
import io.customerview.examples.quickstart.generate.CustomerBase;
import io.customerview.examples.quickstart.generate.DirtReport;
import io.customerview.examples.quickstart.generate.ExportCsv;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.segment.SegmentFile;
import io.customerview.examples.quickstart.story.Sources;
import io.customerview.examples.quickstart.text.StopException;
import io.customerview.examples.quickstart.text.Texts;
import io.customerview.shared.IdSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program on 300 rows, at one moment; the first run always has the same ids. */
class ProgramTest {

  private static final int ROWS = 300;
  private static final Path EXPECTED = Path.of("src/test/resources/tour.txt");

  @TempDir static Path folder;

  private static ScratchSchema schema;
  private static Sources sources;
  private static String first;

  /** Another one for each run: ids are never given twice. */
  private static long seed = 42;

  @BeforeAll
  static void loadOnce() throws IOException {
    schema = ScratchSchema.in(folder.resolve("server"));
    Path customers = folder.resolve("customers.csv");
    ExportCsv.writeCustomers(
        customers,
        CustomerBase.dirtyRows(CustomerBase.DEFAULT_SEED, ROWS, DirtReport.ofCustomers()));
    Path contracts = folder.resolve("contracts.csv");
    ExportCsv.writeContracts(
        contracts,
        ContractBook.dirtyRows(CustomerBase.DEFAULT_SEED, ROWS, DirtReport.ofContracts()));
    sources =
        new Sources(
            ExportFile.open(customers, Layout.CUSTOMERS),
            Optional.of(ExportFile.open(contracts, Layout.CONTRACTS)),
            SegmentFile.read(Path.of("data/segments.json"), Texts.in(Locale.ENGLISH)));
    first = run(schema.name());
  }

  @AfterAll
  static void drop() throws Exception {
    schema.close();
  }

  private static String run(String schemaName, String... arguments) {
    return run(schemaName, Locale.ENGLISH, sources, arguments);
  }

  private static String run(String schemaName, Locale language, Sources told, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Random random = new Random(seed++);
    IdSource ids =
        () ->
            new UUID(
                (random.nextLong() & ~0xf000L) | 0x4000L,
                (random.nextLong() & ~(3L << 62)) | (2L << 62));
    new Program(
            Options.parse(List.of(arguments)),
            folder,
            new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), Texts.in(language)),
            Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC),
            ids)
        .run(schema.dataSource(), schemaName, told, folder);
    return bytes.toString(StandardCharsets.UTF_8).replace(folder.toString(), "FOLDER");
  }

  @Test
  @DisplayName("the tour says what it is expected to say, line by line")
  void tour() throws IOException {
    Files.writeString(Path.of("target/tour.txt"), first);
    assertThat(first.lines())
        .as("if the change is right: cp target/tour.txt %s", EXPECTED)
        .containsExactlyElementsOf(Files.readAllLines(EXPECTED));
  }

  @Test
  @DisplayName("REG-8, CTR-6: the second load changes nothing, and the tour tells the same")
  void again() {
    String second = run(schema.name());
    assertThat(second)
        .contains("0 new, 0 changed,", "0 contact points added, 0 opted out.")
        .contains("Segments: 0 new, 0 changed, 7 unchanged, 0 removed.")
        .contains("Members: 0 customers looked at, 0 memberships begun, 0 ended,")
        .contains("     0  new contracts\n     0  changed a contract\n");
    List<String> changed = new ArrayList<>(second.lines().toList());
    changed.removeAll(first.lines().toList());
    assertThat(changed)
        .allMatch(
            line ->
                line.contains("up to date")
                    || line.matches("\\s+[\\d,]+ (new|changed|unchanged|0).*")
                    || line.contains("0 new, 0 changed,")
                    || line.contains("Members: 0 customers looked at")
                    || line.contains("correct rows, 0 of which change something")
                    || line.matches(
                        " +[\\d,]+  (new (customers|contracts)|changed a (customer|contract)|unchanged: .*)"));
  }

  @Test
  @DisplayName(
      "a run in another language finds what the first has made, and makes none of it again")
  void anotherLanguage() {
    assertThat(run(schema.name(), Locale.forLanguageTag("pt"), sources))
        .contains("O quadro de North, jornada Onboarding, com 9 clientes:")
        .contains("9 linhas corretas, das quais 0 mudam algo.");
  }

  @Test
  @DisplayName(
      "a file of people only, of which nothing but the code and the name is told, is shown")
  void peopleOnly() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("people.csv"),
            "codigo;tipo;nome\n1;PF;Maria Clara de Souza\n2;PF;João da Silva\n");
    Sources people =
        new Sources(ExportFile.open(file, Layout.CUSTOMERS), Optional.empty(), sources.segments());
    String other = schema.name() + "_people";
    try {
      assertThat(run(other, Locale.ENGLISH, people))
          .contains("2 new, 0 changed,", "There is no active company in this file")
          .contains("11. Documents")
          .endsWith("--reset.\n");
    } finally {
      execute("drop schema " + other + " cascade");
    }
  }

  @Test
  @DisplayName("a schema that can't be brought up to date is told so, and when to begin anew")
  void migrations() throws Exception {
    String other = schema.name() + "_old";
    execute("create schema " + other, "create table " + other + ".customer (id int)");
    try {
      assertThatThrownBy(() -> run(other))
          .isInstanceOfSatisfying(
              StopException.class,
              stop ->
                  assertThat(stop.sentence(Texts.in(Locale.ENGLISH)))
                      .contains("could not be brought up to date", "SQLSTATE 42P07", "is kept")
                      .doesNotContain("--reset"));
      execute("drop table " + other + ".customer");
      run(other, "--find", "C0000001");
      execute(
          "insert into "
              + other
              + ".schema_history values (9999, 'later', repeat('0', 64), now())");
      assertThatThrownBy(() -> run(other))
          .isInstanceOfSatisfying(
              StopException.class,
              stop ->
                  assertThat(stop.sentence(Texts.in(Locale.ENGLISH)))
                      .contains("another version of this library", "--reset"));
    } finally {
      execute("drop schema " + other + " cascade");
    }
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  @DisplayName("a query finds whoever is meant, and shows the profile of one who is alone")
  void find() {
    String found = run(schema.name(), "--find", "C0000001");
    assertThat(found).contains("Looking for “C0000001”", "Profile: Neivanildo Stefari Rocha");
    assertThat(run(schema.name(), "--find", "529.982.247-25")).contains("Nobody is found.");
  }

  @Test
  @DisplayName("SEG-9: a customer enters and leaves by one change, and comes back by another")
  void change() {
    List<String> told =
        first.lines().filter(line -> line.matches(" +→ (enters|leaves) .*")).toList();
    assertThat(told).hasSizeGreaterThanOrEqualTo(2);
    String entered = told.get(0).strip().replace("→ enters ", "");
    assertThat(told).anyMatch(line -> line.strip().equals("→ leaves " + entered));
    assertThat(run(schema.name()).lines().filter(told::contains)).containsExactlyElementsOf(told);
  }

  @Test
  @DisplayName("every finding stands in a file, with a line of titles")
  void findings() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("findings.csv"));
    assertThat(lines.get(0)).isEqualTo("row;column;value;effect;reason;suggestion");
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("3;cpf_cnpj;3028708140;refused;")
                    .endsWith(";030.287.081-40"));
  }
}
