package io.customerview.examples.quickstart.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Finds the dirt in the rows by itself and compares with what the generator says it made. */
class DirtTest {

  private static final DirtReport REPORT = DirtReport.ofCustomers();
  private static final List<CustomerRow> ROWS = CustomerBase.dirtyRows(7, 20_000, REPORT).toList();

  @Test
  @DisplayName("rows without anything and rows without code are as many as reported")
  void emptyRows() {
    assertThat(rowsWith(row -> row.cells().stream().allMatch(String::isEmpty)))
        .isEqualTo(REPORT.count(Dirt.BLANK_ROW));
    assertThat(rowsWith(row -> row.get(CustomerColumn.CODE).isEmpty()))
        .isEqualTo(REPORT.count(Dirt.BLANK_ROW) + REPORT.count(Dirt.NO_CODE));
  }

  @Test
  @DisplayName("repeated rows are the same to the letter, other rows with a known code are not")
  void repeatedRows() {
    Map<String, CustomerRow> firsts = new HashMap<>();
    int same = 0;
    int other = 0;
    for (CustomerRow row : ROWS) {
      String code = row.get(CustomerColumn.CODE).strip();
      CustomerRow first = code.isEmpty() ? null : firsts.putIfAbsent(code, row);
      if (first != null) {
        if (first.equals(row)) {
          same++;
        } else {
          other++;
        }
      }
    }
    assertThat(same).isEqualTo(REPORT.count(Dirt.REPEATED_ROW));
    assertThat(other).isEqualTo(REPORT.count(Dirt.SAME_CODE_OTHER_CONTENT));
  }

  @Test
  @DisplayName("dirt of one shape is found as often as reported, but for repeated rows")
  void shapes() {
    Set<CustomerRow> different = new HashSet<>(ROWS);
    assertThat(matching(different, CustomerColumn.TAXPAYER_NUMBER, "\\d,\\d{5}E\\+\\d\\d"))
        .isEqualTo(REPORT.count(Dirt.SCIENTIFIC_NOTATION));
    assertThat(matching(different, CustomerColumn.TAXPAYER_NUMBER, ".*\\dO"))
        .isEqualTo(REPORT.count(Dirt.LETTER_IN_CHECK_DIGITS));
    assertThat(matching(different, CustomerColumn.TAXPAYER_NUMBER, "'.*"))
        .isEqualTo(REPORT.count(Dirt.NUMBER_APOSTROPHE));
    assertThat(
            matching(different, CustomerColumn.EMAIL, ".*@@.*")
                + matching(different, CustomerColumn.EMAIL_2, ".*@@.*"))
        .isEqualTo(REPORT.count(Dirt.EMAIL_TWO_AT_SIGNS));
    assertThat(matching(different, CustomerColumn.EMAIL, "\\(\\d\\d\\).*|\\+57.*"))
        .isEqualTo(REPORT.count(Dirt.EMAIL_IS_A_PHONE));
    assertThat(matching(different, CustomerColumn.MOBILE, "\\(\\d\\d\\) [6-9]\\d{3}-\\d{4} ?"))
        .isEqualTo(REPORT.count(Dirt.EIGHT_DIGIT_MOBILE));
    assertThat(matching(different, CustomerColumn.STATE, "XX|ZZ|EX|BR|GB|--"))
        .isEqualTo(REPORT.count(Dirt.UNKNOWN_STATE));
    assertThat(matching(different, CustomerColumn.ORGANIZATION, "X\\d+"))
        .isEqualTo(REPORT.count(Dirt.UNKNOWN_ORGANIZATION));
    assertThat(matching(different, CustomerColumn.ADDRESS, "(?s).*\n.*"))
        .isEqualTo(REPORT.count(Dirt.LINE_BREAK));
  }

  @Test
  @DisplayName("the library refuses the numbers that were spoiled, and takes all others")
  void numbers() {
    long refused =
        new HashSet<>(ROWS)
            .stream()
                .map(row -> row.get(CustomerColumn.TAXPAYER_NUMBER))
                .filter(text -> text.matches(".*\\d.*"))
                .filter(text -> Cpf.tryParse(text).isEmpty() && Cnpj.tryParse(text).isEmpty())
                .count();
    assertThat(refused)
        .isEqualTo(
            REPORT.count(Dirt.NUMBER_PLACEHOLDER)
                + REPORT.count(Dirt.WRONG_CHECK_DIGITS)
                + REPORT.count(Dirt.LETTER_IN_CHECK_DIGITS)
                + REPORT.count(Dirt.NUMBER_CUT)
                + REPORT.count(Dirt.SCIENTIFIC_NOTATION)
                + REPORT.count(Dirt.NUMBER_LOST_ZEROS)
                + REPORT.count(Dirt.NUMBER_APOSTROPHE));
  }

  @Test
  @DisplayName("many rows have no dirt at all, most have some")
  void rowsWithoutDirt() {
    List<CustomerRow> clean = CustomerBase.rows(7, 20_000).toList();
    long untouched = 0;
    for (int index = 0; index < ROWS.size(); index++) {
      untouched += ROWS.get(index).equals(clean.get(index)) ? 1 : 0;
    }
    assertThat(untouched).isBetween(1_000L, 6_000L);
  }

  private static long rowsWith(Predicate<CustomerRow> condition) {
    return ROWS.stream().filter(condition).count();
  }

  private static int matching(Set<CustomerRow> rows, CustomerColumn column, String pattern) {
    return (int) rows.stream().filter(row -> row.get(column).matches(pattern)).count();
  }
}
