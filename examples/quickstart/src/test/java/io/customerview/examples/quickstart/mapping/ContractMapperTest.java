package io.customerview.examples.quickstart.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.contract.Tag;
import io.customerview.examples.quickstart.file.Row;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.generate.ContractColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractMapperTest {

  private final ContractMapper mapper = new ContractMapper(ZoneId.of("America/Sao_Paulo"));
  private long rows = 1;

  /** A row with everything that a contract needs, but for these cells. */
  private MappedRow<ContractRow> map(Object... cells) {
    Map<Column, String> texts =
        new HashMap<>(
            Map.of(
                ContractColumn.CONTRACT, "K1",
                ContractColumn.CUSTOMER, "C1",
                ContractColumn.TYPE, "recorrente",
                ContractColumn.STATUS, "ativo",
                ContractColumn.VALUE, "100,00",
                ContractColumn.CONTRACTED_ON, "10/02/2021"));
    for (int index = 0; index < cells.length; index += 2) {
      texts.put((Column) cells[index], (String) cells[index + 1]);
    }
    return mapper.map(new Row(++rows, texts));
  }

  private static ContractTerms terms(MappedRow<ContractRow> row) {
    return row.intake().orElseThrow().terms();
  }

  private static void assertRefused(MappedRow<ContractRow> row, Column column, String code) {
    assertThat(row.intake()).isEmpty();
    assertThat(row.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.effect()).isEqualTo(Effect.REFUSED);
              assertThat(finding.column()).isEqualTo(column);
              assertThat(finding.reason().code()).isEqualTo(code);
            });
  }

  @Test
  @DisplayName("a full row becomes a full contract")
  void full() {
    MappedRow<ContractRow> row =
        map(
            ContractColumn.STATUS,
            "Cancelado",
            ContractColumn.VALUE,
            "R$ 1.234,56",
            ContractColumn.RENEWS_ON,
            "2027-02-09",
            ContractColumn.TAGS,
            "Plano Ouro | Fidelidade",
            ContractColumn.CANCELLED_ON,
            "31/05/2026",
            ContractColumn.CANCELLATION_REASON,
            "Preço",
            ContractColumn.UPDATED_ON,
            "01/06/2026");
    ContractRow contract = row.intake().orElseThrow();
    assertThat(contract.contract().value()).isEqualTo("K1");
    assertThat(contract.externalId().orElseThrow().value()).isEqualTo("C1");
    assertThat(contract.asOf()).contains(Instant.parse("2026-06-01T03:00:00Z"));
    assertThat(terms(row).status()).isEqualTo(ContractStatus.CANCELLED);
    assertThat(terms(row).value()).hasToString("1234.56");
    assertThat(terms(row).contractedOn()).isEqualTo(LocalDate.of(2021, 2, 10));
    assertThat(terms(row).renewsOn()).contains(LocalDate.of(2027, 2, 9));
    assertThat(terms(row).tags()).extracting(Tag::text).containsExactly("Fidelidade", "Plano Ouro");
    assertThat(terms(row).cancellation().orElseThrow().on()).isEqualTo(LocalDate.of(2026, 5, 31));
    assertThat(row.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56|1234.56",
        "1234,56|1234.56",
        "1234.56|1234.56",
        "1,234.56|1234.56",
        "R$ 1.234.567,8|1234567.80",
        "r$99,90|99.90",
        "500|500.00",
        "0,00|0.00"
      })
  @DisplayName("amounts are read in Brazilian and in plain formatting")
  void amounts(String text, String amount) {
    assertThat(terms(map(ContractColumn.VALUE, text)).value()).hasToString(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1.234|1.234,00", "12,500|12.500,00", "R$ 999.000|999.000,00"})
  @DisplayName("an amount that could be a thousand or one is refused, and the thousand suggested")
  void ambiguous(String text, String suggestion) {
    MappedRow<ContractRow> row = map(ContractColumn.VALUE, text);
    assertRefused(row, ContractColumn.VALUE, "problem.amount_ambiguous");
    assertThat(row.findings().get(0).suggestions()).containsExactly(suggestion);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a combinar", "#VALOR!", "1.23.456,00", "12,3456", "US$ 10,00", "-5,00", "1e3"})
  @DisplayName("what is no amount is refused")
  void noAmount(String text) {
    assertRefused(
        map(ContractColumn.VALUE, text), ContractColumn.VALUE, "problem.amount_unreadable");
  }

  @Test
  @DisplayName("an amount beyond all amounts is refused as the library refuses it")
  void tooMuch() {
    assertRefused(
        map(ContractColumn.VALUE, "1000000000000,00"), ContractColumn.VALUE, "money.out_of_range");
  }

  @ParameterizedTest
  @CsvSource({
    "recorrente,RECURRING",
    "RECORRENTE,RECURRING",
    "Implantação,IMPLEMENTATION",
    "IMPLANTACAO,IMPLEMENTATION",
    "sob demanda,ON_DEMAND",
    "Sob-demanda,ON_DEMAND"
  })
  @DisplayName("types are known whatever their case, accents and hyphens")
  void types(String text, ContractType type) {
    assertThat(terms(map(ContractColumn.TYPE, text)).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "ativo,ACTIVE",
    "A VENCER,EXPIRING",
    "a-vencer,EXPIRING",
    "Vencido,EXPIRED",
    "inativo,INACTIVE"
  })
  @DisplayName("statuses are known whatever their case and hyphens")
  void statuses(String text, ContractStatus status) {
    assertThat(terms(map(ContractColumn.STATUS, text)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(
      value = ContractColumn.class,
      names = {"CONTRACT", "CUSTOMER", "TYPE", "STATUS", "VALUE", "CONTRACTED_ON"})
  @DisplayName("a row without what every contract needs is refused, in that column")
  void missing(ContractColumn column) {
    MappedRow<ContractRow> row = map(column, " - ");
    assertThat(row.intake()).isEmpty();
    assertThat(row.findings()).extracting(Finding::column).containsExactly(column);
  }

  @Test
  @DisplayName("everything that is wrong with a row is told at once")
  void allAtOnce() {
    MappedRow<ContractRow> row =
        map(
            ContractColumn.TYPE, "mensal",
            ContractColumn.STATUS, "suspenso",
            ContractColumn.VALUE, "cortesia",
            ContractColumn.CONTRACTED_ON, "31/02/2024",
            ContractColumn.RENEWS_ON, "00/00/2025");
    assertThat(row.findings()).hasSize(5).allMatch(one -> one.effect() == Effect.REFUSED);
  }

  @Test
  @DisplayName("CTR-1: cancelled without a day, or with a day and not cancelled, is refused")
  void cancelled() {
    assertRefused(
        map(ContractColumn.STATUS, "cancelado"),
        ContractColumn.CANCELLED_ON,
        "contract.cancellation_missing");
    assertRefused(
        map(ContractColumn.CANCELLED_ON, "01/03/2024"),
        ContractColumn.CANCELLED_ON,
        "contract.not_cancelled");
  }

  @Test
  @DisplayName("a renewal before the start is taken as it is, and noted")
  void renewsBeforeStart() {
    MappedRow<ContractRow> row = map(ContractColumn.RENEWS_ON, "09/02/2009");
    assertThat(terms(row).renewsOn()).contains(LocalDate.of(2009, 2, 9));
    assertThat(row.findings()).extracting(Finding::effect).containsExactly(Effect.NOTED);
  }

  @Test
  @DisplayName("a blank row is blank")
  void blank() {
    assertThat(mapper.map(new Row(2, Map.of(ContractColumn.VALUE, " "))).isBlank()).isTrue();
  }

  @Test
  @DisplayName("a contract that says the same again is taken again, and noted")
  void repeated() {
    map(ContractColumn.UPDATED_ON, "01/06/2026");
    MappedRow<ContractRow> again = map(ContractColumn.UPDATED_ON, "2026-06-01");
    assertThat(again.intake()).isPresent();
    assertThat(again.findings())
        .extracting(finding -> finding.reason().code())
        .containsExactly("problem.contract_repeated");
  }

  @Test
  @DisplayName("of two states with days both go to the library, which takes the later")
  void twice() {
    map(ContractColumn.UPDATED_ON, "01/06/2026");
    MappedRow<ContractRow> older =
        map(ContractColumn.VALUE, "90,00", ContractColumn.UPDATED_ON, "01/06/2024");
    assertThat(older.intake()).isPresent();
    MappedRow<ContractRow> asTheFirst =
        map(ContractColumn.VALUE, "80,00", ContractColumn.UPDATED_ON, "01/06/2026");
    assertRefused(asTheFirst, ContractColumn.CONTRACT, "problem.contract_contradicts");
  }

  @ParameterizedTest
  @CsvSource({"01/06/2026,01/06/2026", "01/06/2026,''", "'',01/06/2026", "'',''"})
  @DisplayName("of two states that nothing puts in order the later row is refused")
  void contradicts(String first, String second) {
    map(ContractColumn.UPDATED_ON, first);
    MappedRow<ContractRow> other =
        map(ContractColumn.VALUE, "90,00", ContractColumn.UPDATED_ON, second);
    assertRefused(other, ContractColumn.CONTRACT, "problem.contract_contradicts");
    assertThat(other.findings().get(0).reason().arguments()).containsExactly(2L);
  }

  @Test
  @DisplayName("the same contract for another customer is another state of it")
  void moved() {
    map(ContractColumn.UPDATED_ON, "01/06/2024");
    assertThat(map(ContractColumn.CUSTOMER, "C2", ContractColumn.UPDATED_ON, "02/06/2024").intake())
        .map(row -> row.externalId().orElseThrow().value())
        .isEqualTo(Optional.of("C2"));
    assertRefused(
        map(ContractColumn.CUSTOMER, "C3", ContractColumn.UPDATED_ON, "02/06/2024"),
        ContractColumn.CONTRACT,
        "problem.contract_contradicts");
  }
}
