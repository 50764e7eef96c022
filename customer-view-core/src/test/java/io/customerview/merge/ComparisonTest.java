package io.customerview.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.merge.MergeEvidence.Kind;
import io.customerview.search.SearchIndex;
import io.customerview.search.SearchIndex.Card;
import io.customerview.search.SearchIndex.Length;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MRG-1: what speaks for two customers being one, and against it")
class ComparisonTest {

  private static final CustomerId ONE = new CustomerId(new UUID(0, 1));
  private static final CustomerId OTHER = new CustomerId(new UUID(0, 2));

  private static final SearchKey CPF = SearchKey.ofCpf(Cpf.parse("529.982.247-25"));
  private static final SearchKey CNPJ = SearchKey.ofCnpj(Cnpj.parse("09.965.982/0001-20"));
  private static final SearchKey RG = document("7182391-X");
  private static final SearchKey PHONE = SearchKey.ofPhone(PhoneNumber.parse("(11) 98123-4567"));
  private static final SearchKey EMAIL = email("lia@exemplo.com.br");

  private final Known known = new Known(1_000);

  @Test
  @DisplayName("MRG-1: two CPFs veto, whatever else is in common")
  void two_cpfs() {
    Card lia = person("Lia Zanetti", CPF, RG, PHONE, EMAIL);
    SearchKey other = SearchKey.ofCpf(Cpf.parse("111.444.777-35"));
    assertThat(compare(lia, lia)).isPresent();
    assertThat(compare(lia, person("Lia Zanetti", RG, PHONE, EMAIL))).isPresent();
    assertThat(compare(lia, person("Lia Zanetti", other, RG, PHONE, EMAIL))).isEmpty();
  }

  @Test
  @DisplayName("MRG-1: two roots of CNPJs veto, and two branches of one root speak against")
  void two_cnpjs() {
    Card alfa = company("Zanetti Livros", CNPJ, PHONE, EMAIL);
    SearchKey branch = SearchKey.ofCnpj(Cnpj.parse("09.965.982/0002-01"));
    SearchKey other = SearchKey.ofCnpj(Cnpj.parse("11.222.333/0001-81"));
    double unsaid = weight(alfa, company("Zanetti Livros", PHONE, EMAIL));
    assertThat(weight(alfa, alfa)).isGreaterThan(unsaid + 20);
    assertThat(weight(alfa, company("Zanetti Livros", branch, PHONE, EMAIL)))
        .isLessThan(unsaid - 10);
    assertThat(compare(alfa, company("Zanetti Livros", other, PHONE, EMAIL))).isEmpty();
  }

  @Test
  @DisplayName("MRG-1: a person and a company are two, whatever they are called")
  void person_and_company() {
    assertThat(compare(person("Lia Zanetti", PHONE, EMAIL), company("Lia Zanetti", PHONE, EMAIL)))
        .isEmpty();
  }

  @Test
  @DisplayName("MRG-1: addresses alone make no candidate, and another name none without an address")
  void no_identity() {
    Card lia = person("Lia Zanetti", PHONE, EMAIL);
    assertThat(compare(lia, person("Rui Bellini", PHONE, EMAIL))).isEmpty();
    assertThat(compare(lia, person("Lia Bellini", PHONE, EMAIL))).isPresent();
    assertThat(compare(lia, person("Lia Bellini"))).isEmpty();
  }

  @Test
  @DisplayName("MRG-1: that two are no strangers is counted once, however many addresses say so")
  void no_strangers_once() {
    Card both = person("Lia Zanetti", PHONE, EMAIL);
    double one = weight(both, person("Lia Zanetti", PHONE));
    assertThat(weight(both, both) - one).isBetween(1.0, 3.0);
  }

  @Test
  @DisplayName("MRG-1: an address in common says the less, the more others have it")
  void shared_by_many() {
    Card lia = person("Lia Zanetti", PHONE, EMAIL);
    assertThat(weight(lia, lia, 2) - weight(lia, lia, 34)).isGreaterThan(4);
  }

  @Test
  @DisplayName("MRG-1: another number of one type of document speaks against, the same one for")
  void documents() {
    Card lia = person("Lia Zanetti", RG);
    double unsaid = weight(lia, person("Lia Zanetti"));
    assertThat(weight(lia, lia)).isGreaterThan(unsaid);
    assertThat(weight(lia, person("Lia Zanetti", document("5522119-X")))).isLessThan(unsaid);
  }

  @Test
  @DisplayName("MRG-1: addresses of two domains that both are common are two")
  void common_domains() {
    Card one = person("Lia Zanetti", email("lia@exemplo.com.br"));
    Card other = person("Lia Zanetti", email("lia@exemple.com.br"));
    assertThat(kinds(one, other)).contains(Kind.EMAIL_SIMILAR).doesNotContain(Kind.EMAIL_DIFFERENT);
    known.countDomains(holding(30), work(), List.of("exemplo.com.br"));
    assertThat(kinds(one, other)).as("one of them is rare").contains(Kind.EMAIL_SIMILAR);
    known.countDomains(holding(30), work(), List.of("exemple.com.br"));
    assertThat(kinds(one, other)).contains(Kind.EMAIL_DIFFERENT).doesNotContain(Kind.EMAIL_SIMILAR);
  }

  private static SearchIndex holding(int entries) {
    return (SearchIndex)
        Proxy.newProxyInstance(
            ComparisonTest.class.getClassLoader(),
            new Class<?>[] {SearchIndex.class},
            (any, method, arguments) ->
                ((List<?>) arguments[1]).stream().map(list -> new Length(entries, "")).toList());
  }

  private static UnitOfWork work() {
    return (UnitOfWork)
        Proxy.newProxyInstance(
            ComparisonTest.class.getClassLoader(),
            new Class<?>[] {UnitOfWork.class},
            (any, method, arguments) -> {
              throw new UnsupportedOperationException();
            });
  }

  private double weight(Card left, Card right) {
    return compare(left, right).orElseThrow().weight();
  }

  private double weight(Card left, Card right, int sharers) {
    return compare(left, right, sharers).orElseThrow().weight();
  }

  private List<Kind> kinds(Card left, Card right) {
    return compare(left, right).orElseThrow().evidence().stream().map(MergeEvidence::kind).toList();
  }

  private Optional<Candidate> compare(Card left, Card right) {
    return compare(left, right, 2);
  }

  /** Returns the candidate that two are, however little it weighs. */
  private Optional<Candidate> compare(Card left, Card right, int customers) {
    Sharers sharers = new Sharers();
    sharers.put(Blocks.ofPhone(PHONE.key()), customers);
    sharers.put(Blocks.ofEmail(EMAIL.key()), customers);
    return new Comparison(known, -1_000)
        .compare(ONE, Trait.of(left), OTHER, Trait.of(right), sharers);
  }

  private static Card person(String name, SearchKey... keys) {
    return card(SearchField.FULL_NAME, name, keys);
  }

  private static Card company(String name, SearchKey... keys) {
    return card(SearchField.LEGAL_NAME, name, keys);
  }

  private static Card card(SearchField field, String name, SearchKey... keys) {
    List<SearchKey> all = new ArrayList<>(Arrays.asList(keys));
    all.add(SearchKey.ofName(field, name));
    return new Card(name, all);
  }

  private static SearchKey document(String number) {
    return SearchKey.ofIdentityDocument(IdentityDocument.parse("BR", "RG", number));
  }

  private static SearchKey email(String address) {
    return SearchKey.ofEmail(EmailAddress.parse(address));
  }
}
