package io.customerview.examples.quickstart.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.file.Layout;
import io.customerview.examples.quickstart.generate.CustomerBase;
import io.customerview.examples.quickstart.generate.CustomerColumn;
import io.customerview.examples.quickstart.generate.Dirt;
import io.customerview.examples.quickstart.generate.DirtReport;
import io.customerview.intake.IntakeRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the mapping to what the generator says it put into the committed file. */
class CommittedFileMappingTest {

  private static final DirtReport DIRT = DirtReport.ofCustomers();
  private static final List<MappedRow<IntakeRow>> ROWS = new ArrayList<>();

  @BeforeAll
  static void map() {
    CustomerBase.dirtyRows(CustomerBase.DEFAULT_SEED, CustomerBase.DEFAULT_ROWS, DIRT)
        .forEach(row -> {});
    CustomerMapper mapper =
        new CustomerMapper(ZoneId.of("America/Sao_Paulo"), LocalDate.of(2026, 11, 28));
    try (ExportFile.Rows rows =
        ExportFile.open(Path.of("data/customers.csv"), Layout.CUSTOMERS).read()) {
      rows.forEachRemaining(row -> ROWS.add(mapper.map(row)));
    }
  }

  private static long rows(Set<String> codes) {
    return ROWS.stream()
        .filter(
            row ->
                row.findings().stream()
                    .anyMatch(finding -> codes.contains(finding.reason().code())))
        .count();
  }

  private static void assertFound(Dirt kind, String... codes) {
    assertThat(rows(Set.of(codes))).as(kind.meaning()).isEqualTo(DIRT.count(kind));
  }

  @Test
  @DisplayName("every row is blank, taken or refused")
  void addUp() {
    long blank = ROWS.stream().filter(MappedRow::isBlank).count();
    long taken = ROWS.stream().filter(row -> row.intake().isPresent()).count();
    long refused =
        ROWS.stream()
            .filter(row -> row.findings().stream().anyMatch(one -> one.effect() == Effect.REFUSED))
            .count();
    assertThat(ROWS).hasSize(CustomerBase.DEFAULT_ROWS);
    assertThat(blank + taken + refused).isEqualTo(CustomerBase.DEFAULT_ROWS);
    assertThat(blank).isEqualTo(DIRT.count(Dirt.BLANK_ROW));
  }

  @Test
  @DisplayName("what the generator spoiled is found as often as it was spoiled")
  void dirtIsFound() {
    assertFound(Dirt.NO_CODE, "problem.code_missing");
    assertFound(Dirt.NO_NAME, "problem.name_missing");
    assertFound(Dirt.SCIENTIFIC_NOTATION, "problem.rounded");
    assertFound(Dirt.NUMBER_LOST_ZEROS, "identity.cpf.zeros_lost", "identity.cnpj.zeros_lost");
    assertFound(
        Dirt.LETTER_IN_CHECK_DIGITS, "identity.cpf.character", "identity.cnpj.check_digit_letter");
    assertFound(Dirt.CANCELLED_WITHOUT_DAY, "problem.cancelled_without_day");
    assertFound(Dirt.EMAIL_TWO_AT_SIGNS, "identity.email.several_at");
    assertFound(Dirt.EMAIL_NO_AT_SIGN, "identity.email.no_at");
    assertFound(Dirt.EMAIL_NO_DOT, "identity.email.one_label");
  }

  @Test
  @DisplayName("lost zeros are never put back unasked")
  void zeros() {
    assertThat(ROWS)
        .flatExtracting(MappedRow::findings)
        .filteredOn(finding -> finding.reason().code().endsWith("zeros_lost"))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.effect()).isEqualTo(Effect.REFUSED);
              assertThat(finding.column()).isEqualTo(CustomerColumn.TAXPAYER_NUMBER);
              assertThat(finding.suggestions()).hasSize(1);
              assertThat(finding.suggestions().get(0)).startsWith("0");
            });
  }
}
