package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentNumber;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.FoldedText;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchName;
import io.customerview.shared.DocumentId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How well one key of a customer meets a query, whichever list led there. */
class QueriesTest {

  private static final int NONE = KindQuery.NONE;

  private static int tier(CustomerQuery query, SearchKey key) {
    List<KindQuery> readings = QueryReader.read(query).queries();
    assertThat(readings).isNotEmpty();
    return readings.stream().mapToInt(reading -> reading.tier(key)).min().orElseThrow();
  }

  private static SearchKey cpf(String digits) {
    return SearchKey.ofCpf(Cpf.parse(digits));
  }

  private static SearchKey phone(String number) {
    return SearchKey.ofPhone(PhoneNumber.parse(number));
  }

  private static SearchKey email(String address) {
    return SearchKey.ofEmail(EmailAddress.parse(address));
  }

  private static SearchKey document(String type, String number) {
    return SearchKey.ofIdentityDocument(IdentityDocument.parse("CO", type, number));
  }

  @Test
  @DisplayName(
      "SRCH-2: a CPF is met whole, by its base, by its start and by its middle, not its end")
  void cpfs() {
    SearchKey maria = cpf("52998224725");
    assertThat(tier(CustomerQuery.cpf("52998224725"), maria)).isZero();
    assertThat(tier(CustomerQuery.cpf("52998224799"), maria)).isEqualTo(1);
    assertThat(tier(CustomerQuery.cpf("529982"), maria)).isEqualTo(2);
    assertThat(tier(CustomerQuery.cpf("529983"), maria)).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.cpf("982247"), maria)).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.cpf("***.982.247-**").acceptingMasked(), maria)).isEqualTo(2);
    assertThat(tier(CustomerQuery.cpf("***.982.248-**").acceptingMasked(), maria)).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.cpf("***.529.982-**").acceptingMasked(), maria)).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.cpf("111111111"), maria)).isEqualTo(NONE);
  }

  @Test
  @DisplayName("SRCH-2: a CNPJ is met whole, by its root and by its start")
  void cnpjs() {
    SearchKey branch = SearchKey.ofCnpj(Cnpj.parse("11222333000262"));
    assertThat(tier(CustomerQuery.cnpj("11222333000262"), branch)).isZero();
    assertThat(tier(CustomerQuery.cnpj("11222333000181"), branch)).isEqualTo(1);
    assertThat(tier(CustomerQuery.cnpj("1122"), branch)).isEqualTo(2);
    assertThat(tier(CustomerQuery.cnpj("1123"), branch)).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.cnpj("222333"), branch)).isEqualTo(NONE);
  }

  @Test
  @DisplayName(
      "SRCH-4: a phone without area code is met by all of its digits, not by the last eight")
  void phones() {
    assertThat(tier(CustomerQuery.phone("93123-4567"), phone("(11) 93123-4567"))).isEqualTo(1);
    assertThat(tier(CustomerQuery.phone("93123-4567"), phone("(11) 3123-4567"))).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.phone("3123-4567"), phone("(11) 3123-4567"))).isEqualTo(2);
    assertThat(tier(CustomerQuery.phone("3123-4567"), phone("(11) 3123-4568"))).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.phone("98765-4321"), phone("(11) 8765-4321"))).isEqualTo(1);
  }

  @Test
  @DisplayName("SRCH-4: an e-mail is met by its domain, whole, and by its start")
  void emails() {
    SearchKey ana = email("ana@exemplo.com.br");
    assertThat(tier(CustomerQuery.email("@exemplo.com.br"), ana)).isEqualTo(2);
    assertThat(tier(CustomerQuery.email("@exemplo.com"), ana)).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.email("@emplo.com.br"), ana)).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.email("ana@exemplo"), ana)).isEqualTo(2);
    assertThat(tier(CustomerQuery.email("anb"), ana)).isEqualTo(NONE);
  }

  @Test
  @DisplayName("SRCH-6: strict finds the number of a document of identity as it is registered")
  void documents() {
    SearchKey nit = document("NIT", "800.197.268-4");
    assertThat(tier(CustomerQuery.documentNumber("800.197.268-4").strict(), nit)).isZero();
    assertThat(tier(CustomerQuery.documentNumber("8001972684").strict(), nit)).isEqualTo(NONE);
    assertThat(tier(CustomerQuery.documentNumber("800197268"), nit)).isEqualTo(1);
    SearchKey sent =
        SearchKey.ofDocumentNumber(DocumentNumber.parse("nf 17"), new DocumentId(new UUID(1, 1)));
    assertThat(tier(CustomerQuery.documentNumber("NF-17"), sent)).isZero();
    assertThat(tier(CustomerQuery.documentNumber("NF-18"), sent)).isEqualTo(NONE);
  }

  @Test
  @DisplayName(
      "SRCH-6 SRCH-7: any kind takes ten digits for a NIT of the type NIT, and a cédula for one")
  void documents_by_rule() {
    SearchKey nit = document("NIT", "101.834.567-1");
    SearchKey cedula = document("CC", "1018345671");
    assertThat(
            QueryReader.read(CustomerQuery.any("1018345671")).queries().stream()
                .filter(reading -> reading.kind() == SearchKind.PERSON_DOCUMENT)
                .map(reading -> List.of(reading.tier(nit), reading.tier(cedula))))
        .containsExactly(List.of(0, NONE), List.of(NONE, 0));
    assertThat(tier(CustomerQuery.any("1018345671"), nit)).isZero();
    assertThat(tier(CustomerQuery.any("1018345671"), cedula)).isZero();
  }

  @Test
  @DisplayName("SRCH-6: zeros in front of a number are looked for with them, and without them")
  void zeros() {
    assertThat(keys("0012")).containsExactly("0012", "12", "1");
    assertThat(keys("000")).containsExactly("000", "0");
    assertThat(keys("7")).containsExactly("7");
  }

  /** The keys under which identity documents with a number are looked for. */
  private static List<String> keys(String number) {
    KindQuery reading =
        QueryReader.read(CustomerQuery.documentNumber(number).strict()).queries().get(0);
    return ((Walk.Along) reading.stages().get(1).source())
        .tracks().stream().map(Track::key).toList();
  }

  @Test
  @DisplayName("SRCH-7: no name meets what an identifier asks for")
  void names_meet_no_identifier() {
    SearchName name = SearchName.of(SearchField.FULL_NAME, FoldedText.of("529982"));
    for (CustomerQuery query :
        List.of(
            CustomerQuery.cpf("529982"),
            CustomerQuery.documentNumber("529982"),
            CustomerQuery.documentNumber("529982").strict(),
            CustomerQuery.id("529982"))) {
      for (KindQuery reading : QueryReader.read(query).queries()) {
        assertThat(reading.tier(name)).as("%s", reading).isEqualTo(NONE);
      }
    }
  }

  @Test
  @DisplayName("SRCH-3: a start of one letter decides nothing, but for words that are the same")
  void short_starts() {
    SearchKey name = SearchKey.ofName(SearchField.FULL_NAME, "Maria Silva");
    assertThat(tier(CustomerQuery.name("mar si"), name)).isEqualTo(3);
    assertThat(tier(CustomerQuery.name("maria s"), name)).isEqualTo(4);
    assertThat(tier(CustomerQuery.name("mar s"), name)).isEqualTo(NONE);
  }
}
