package io.customerview.examples.quickstart.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.contract.ContractRow;
import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.file.Layout;
import io.customerview.examples.quickstart.generate.ContractBook;
import io.customerview.examples.quickstart.generate.ContractDirt;
import io.customerview.examples.quickstart.generate.CustomerBase;
import io.customerview.examples.quickstart.generate.DirtReport;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the mapping of contracts to what the generator says it put into the committed file. */
class CommittedContractsMappingTest {

  private static final DirtReport DIRT = DirtReport.ofContracts();
  private static final List<MappedRow<ContractRow>> ROWS = new ArrayList<>();

  @BeforeAll
  static void map() {
    ContractBook.dirtyRows(CustomerBase.DEFAULT_SEED, CustomerBase.DEFAULT_ROWS, DIRT)
        .forEach(row -> {});
    ContractMapper mapper = new ContractMapper(ZoneId.of("America/Sao_Paulo"));
    try (ExportFile.Rows rows =
        ExportFile.open(Path.of("data/contracts.csv"), Layout.CONTRACTS).read()) {
      rows.forEachRemaining(row -> ROWS.add(mapper.map(row)));
    }
  }

  /** A repeated row repeats its dirt, which is counted once. */
  private static long first(String code) {
    return ROWS.stream()
        .filter(row -> row.findings().stream().anyMatch(one -> one.reason().code().equals(code)))
        .map(row -> row.row().cells())
        .distinct()
        .count();
  }

  @Test
  @DisplayName("every row is blank, taken or refused, and most are taken")
  void addUp() {
    long blank = ROWS.stream().filter(MappedRow::isBlank).count();
    long taken = ROWS.stream().filter(row -> row.intake().isPresent()).count();
    long refused =
        ROWS.stream()
            .filter(row -> row.findings().stream().anyMatch(one -> one.effect() == Effect.REFUSED))
            .count();
    assertThat(blank + taken + refused).isEqualTo(ROWS.size());
    assertThat(blank).isEqualTo(DIRT.count(ContractDirt.BLANK_ROW));
    assertThat(taken).isGreaterThan(ROWS.size() * 9 / 10);
  }

  @Test
  @DisplayName("what the generator spoiled is found as often as it was spoiled")
  void dirtIsFound() {
    assertThat(first("problem.contract_id_missing"))
        .isEqualTo(DIRT.count(ContractDirt.NO_CONTRACT));
    assertThat(first("problem.customer_missing")).isEqualTo(DIRT.count(ContractDirt.NO_CUSTOMER));
    assertThat(first("problem.amount_missing")).isEqualTo(DIRT.count(ContractDirt.NO_AMOUNT));
    assertThat(first("problem.amount_unreadable"))
        .isEqualTo(DIRT.count(ContractDirt.AMOUNT_IN_WORDS));
    assertThat(first("problem.amount_ambiguous"))
        .isEqualTo(DIRT.count(ContractDirt.AMOUNT_AMBIGUOUS));
    assertThat(first("problem.contract_type_unknown"))
        .isEqualTo(DIRT.count(ContractDirt.UNKNOWN_TYPE));
    assertThat(first("problem.contract_status_unknown"))
        .isEqualTo(DIRT.count(ContractDirt.UNKNOWN_STATUS));
    assertThat(first("problem.contracted_on_missing")).isEqualTo(DIRT.count(ContractDirt.NO_DAY));
    assertThat(first("problem.day_impossible")).isEqualTo(DIRT.count(ContractDirt.IMPOSSIBLE_DAY));
  }
}
