package io.customerview.examples.quickstart.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.Nit;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.PostalCode;
import io.customerview.identity.State;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CustomerBaseTest {

  private static final int COUNT = 20_000;
  private static final List<CustomerRow> ROWS = CustomerBase.rows(7, COUNT).toList();

  @Test
  @DisplayName("equal seeds make equal rows, also in parallel and one by one; others make others")
  void seeds() {
    assertThat(CustomerBase.rows(7, COUNT).parallel().toList()).isEqualTo(ROWS);
    assertThat(CustomerBase.rows(7, COUNT).skip(9_999).findFirst()).contains(ROWS.get(9_999));
    assertThat(CustomerBase.rows(8, 10).toList()).doesNotContainAnyElementsOf(ROWS);
  }

  @Test
  @DisplayName("a base of no rows is empty, one of a row too many is refused")
  void counts() {
    assertThat(CustomerBase.rows(7, 0)).isEmpty();
    assertThat(CustomerBase.rows(7, 1)).hasSize(1);
    assertThatThrownBy(() -> CustomerBase.rows(7, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CustomerBase.rows(7, CustomerBase.MOST_ROWS + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("clean rows have a code, a name, and a number that nobody else has")
  void cleanRows() {
    assertThat(ROWS).extracting(row -> row.get(CustomerColumn.CODE)).doesNotHaveDuplicates();
    assertThat(ROWS)
        .allMatch(
            row ->
                !(row.get(CustomerColumn.GIVEN_NAMES) + row.get(CustomerColumn.LEGAL_NAME))
                    .isBlank());
    assertThat(texts(CustomerColumn.TAXPAYER_NUMBER)).doesNotHaveDuplicates();
    assertThat(ROWS)
        .allMatch(
            row ->
                !row.get(CustomerColumn.TAXPAYER_NUMBER).isEmpty()
                    || !row.get(CustomerColumn.DOCUMENT_NUMBER).isEmpty());
  }

  @Test
  @DisplayName("clean cells have one form each")
  void forms() {
    String mobile = "\\((\\d\\d)\\) 9\\d{4}-\\d{4}|\\+57 3\\d\\d \\d{3} \\d{4}";
    String fixed = "\\(\\d\\d\\) [2-5]\\d{3}-\\d{4}|0800 \\d{3} \\d{4}|\\+57 60\\d \\d{3} \\d{4}";
    assertThat(texts(CustomerColumn.MOBILE)).allMatch(text -> text.matches(mobile));
    assertThat(texts(CustomerColumn.PHONE)).allMatch(text -> text.matches(fixed));
    assertThat(texts(CustomerColumn.POSTAL_CODE))
        .allMatch(text -> text.matches("\\d{5}-\\d{3}|\\d{6}"));
    assertThat(texts(CustomerColumn.OPT_IN_ON))
        .allMatch(text -> text.matches("\\d\\d/\\d\\d/20\\d\\d"));
    assertThat(texts(CustomerColumn.TAXPAYER_NUMBER))
        .allMatch(
            text ->
                text.matches(
                    "\\d{3}\\.\\d{3}\\.\\d{3}-\\d\\d|"
                        + "[0-9A-Z]{2}\\.[0-9A-Z]{3}\\.[0-9A-Z]{3}/[0-9A-Z]{4}-\\d\\d"));
    assertThat(
            Stream.concat(
                texts(CustomerColumn.EMAIL).stream(), texts(CustomerColumn.EMAIL_2).stream()))
        .allMatch(text -> text.matches("[a-z0-9._]+@[a-z0-9]+(\\.[a-z]+)+"));
  }

  @Test
  @DisplayName("the library takes every clean number, address, phone, state and postal code")
  void accepted() {
    for (CustomerRow row : ROWS) {
      boolean colombian = row.get(CustomerColumn.COUNTRY).equals("Colômbia");
      Country country = colombian ? Country.COLOMBIA : Country.BRAZIL;
      taken(row, CustomerColumn.TAXPAYER_NUMBER, row.isCompany() ? Cnpj::tryParse : Cpf::tryParse);
      taken(row, CustomerColumn.EMAIL, EmailAddress::tryParse);
      taken(row, CustomerColumn.EMAIL_2, EmailAddress::tryParse);
      taken(row, CustomerColumn.MOBILE, text -> PhoneNumber.tryParse(text, country));
      taken(row, CustomerColumn.PHONE, text -> PhoneNumber.tryParse(text, country));
      if (row.get(CustomerColumn.DOCUMENT_TYPE).equals("NIT")) {
        taken(row, CustomerColumn.DOCUMENT_NUMBER, Nit::tryParse);
      }
      if (!colombian) {
        taken(row, CustomerColumn.STATE, State::tryParse);
        taken(row, CustomerColumn.POSTAL_CODE, PostalCode::tryParse);
      }
    }
  }

  private static void taken(
      CustomerRow row, CustomerColumn column, Function<String, ? extends Optional<?>> reader) {
    String text = row.get(column);
    if (!text.isEmpty()) {
      assertThat(reader.apply(text)).as("%s of %s: %s", column, row, text).isPresent();
    }
  }

  @Test
  @DisplayName("organizations are companies, and that of a company is an earlier one")
  void organizations() {
    Map<String, CustomerRow> byCode =
        ROWS.stream().collect(Collectors.toMap(row -> row.get(CustomerColumn.CODE), row -> row));
    int members = 0;
    for (CustomerRow row : ROWS) {
      Set<String> seen = new HashSet<>();
      String above = row.get(CustomerColumn.ORGANIZATION);
      members += above.isEmpty() ? 0 : 1;
      if (row.isCompany()) {
        assertThat(above).as("organization of %s", row).isLessThan(row.get(CustomerColumn.CODE));
      }
      while (!above.isEmpty()) {
        assertThat(seen.add(above)).as("cycle at %s", row).isTrue();
        CustomerRow organization = byCode.get(above);
        assertThat(organization).as("organization of %s", row).isNotNull();
        assertThat(organization.isCompany()).as("organization of %s", row).isTrue();
        above = organization.get(CustomerColumn.ORGANIZATION);
      }
    }
    assertThat(members).isBetween(COUNT / 10, COUNT / 5);
  }

  @Test
  @DisplayName("branches share the root and the legal name of their organization")
  void branches() {
    Map<String, CustomerRow> byRoot = new HashMap<>();
    int branches = 0;
    for (CustomerRow row : ROWS) {
      String number = row.get(CustomerColumn.TAXPAYER_NUMBER);
      if (row.isCompany() && !number.isEmpty()) {
        CustomerRow head = byRoot.putIfAbsent(number.substring(0, 10), row);
        if (head != null) {
          branches++;
          assertThat(row.get(CustomerColumn.LEGAL_NAME))
              .isEqualTo(head.get(CustomerColumn.LEGAL_NAME));
          assertThat(row.get(CustomerColumn.ORGANIZATION)).isEqualTo(head.get(CustomerColumn.CODE));
        }
      }
    }
    assertThat(branches).isGreaterThan(COUNT / 50);
  }

  @Test
  @DisplayName("seven in ten are people, and names are as frequent as they are met")
  void frequencies() {
    List<CustomerRow> people = ROWS.stream().filter(row -> !row.isCompany()).toList();
    assertThat(people.size() / (double) COUNT).isCloseTo(0.7, within(0.02));
    assertThat(share(people, CustomerColumn.GIVEN_NAMES, "Maria")).isBetween(0.06, 0.14);
    assertThat(share(people, CustomerColumn.GIVEN_NAMES, "José")).isBetween(0.03, 0.07);
    assertThat(share(people, CustomerColumn.FAMILY_NAMES, "Silva")).isBetween(0.15, 0.25);
    assertThat(share(people, CustomerColumn.FAMILY_NAMES, "Müller")).isBetween(0.0001, 0.01);
    long different =
        people.stream().map(row -> row.get(CustomerColumn.FAMILY_NAMES)).distinct().count();
    assertThat(different).isGreaterThan(people.size() / 2);
  }

  @Test
  @DisplayName("the base has letters in CNPJs, social names, customers in Colombia")
  void variety() {
    assertThat(
            texts(CustomerColumn.TAXPAYER_NUMBER).stream()
                .filter(text -> text.matches(".*[A-Z].*")))
        .hasSizeGreaterThan(100);
    assertThat(texts(CustomerColumn.SOCIAL_NAME)).hasSizeGreaterThan(50);
    assertThat(texts(CustomerColumn.COUNTRY).stream().filter("Colômbia"::equals))
        .hasSizeGreaterThan(300);
    assertThat(texts(CustomerColumn.FAMILY_NAMES).stream().filter(name -> name.contains("D'Ávila")))
        .isNotEmpty();
    assertThat(texts(CustomerColumn.STATE).stream().distinct()).hasSizeGreaterThanOrEqualTo(27);
  }

  private static double share(List<CustomerRow> people, CustomerColumn column, String word) {
    return (double)
            people.stream()
                .filter(row -> Arrays.asList(row.get(column).split(" ", -1)).contains(word))
                .count()
        / people.size();
  }

  private static List<String> texts(CustomerColumn column) {
    return ROWS.stream().map(row -> row.get(column)).filter(text -> !text.isEmpty()).toList();
  }
}
