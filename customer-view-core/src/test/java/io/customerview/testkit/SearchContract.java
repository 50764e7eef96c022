package io.customerview.testkit;

import static io.customerview.testkit.SearchBase.company;
import static io.customerview.testkit.SearchBase.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentTypes;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.SearchField;
import io.customerview.search.CustomerQuery;
import io.customerview.search.CustomerSummary;
import io.customerview.search.Hit;
import io.customerview.search.MatchedField;
import io.customerview.search.Mismatch;
import io.customerview.search.ReadingReason;
import io.customerview.search.SearchKind;
import io.customerview.search.SearchOutcome;
import io.customerview.search.SearchReading;
import io.customerview.search.SearchResult;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DocumentId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What search promises on every storage: the search contract, version 1, by example. */
public interface SearchContract {

  /** Returns a new storage with nothing in it. */
  Storage emptyStorage();

  @Test
  @DisplayName("SRCH-2 SRCH-3 SRCH-4 SRCH-5 SRCH-6 SRCH-7 SRCH-8: the worked examples")
  default void worked_examples() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    assertThat(base.hits(CustomerQuery.cpf("529.982.247-25"))).isEqualTo("F1@0");
    assertThat(base.hits(CustomerQuery.cpf("52998224725"))).isEqualTo("F1@0");
    SearchResult mismatch = base.find(CustomerQuery.cpf("52998224799"));
    assertThat(base.hits(mismatch)).isEqualTo("F1@1");
    assertThat(mismatch.readings().get(0).reason()).isEqualTo(ReadingReason.DV_MISMATCH);
    assertThat(mismatch.readings().get(0).key()).isEqualTo("529982247");
    assertThat(base.hits(CustomerQuery.cpf("529982"))).isEqualTo("F1@2");
    assertThat(base.hits(CustomerQuery.cpf("52998224725").strict())).isEmpty();
    assertThat(base.hits(CustomerQuery.cpf("52998224725").strict().formattingCpf()))
        .isEqualTo("F1@0");
    assertThat(base.hits(CustomerQuery.cpf(CustomerQuery.formatCpf("52998224725")).strict()))
        .isEqualTo("F1@0");
    assertThat(base.hits(CustomerQuery.cnpj("11.222.333/0001-81"))).isEqualTo("F3@0 F4@1");
    assertThat(base.hits(CustomerQuery.cnpj("12abc345"))).isEqualTo("F5@1");
    assertThat(base.hits(CustomerQuery.cnpj("0001-81"))).isEmpty();
    assertThat(base.hits(CustomerQuery.name("maria clara"))).isEqualTo("F1@1 F2@4");
    assertThat(base.hits(CustomerQuery.name("CLARA Maria"))).isEqualTo("F1@2 F2@4");
    for (String avelar : List.of("d avelar", "davelar", "D’AVELAR")) {
      assertThat(base.hits(CustomerQuery.name(avelar))).as(avelar).isEqualTo("F6@2");
    }
    assertThat(base.hits(CustomerQuery.any("aria"))).isEmpty();
    assertThat(base.hits(CustomerQuery.email("mariaclara@EXEMPLO.com.br"))).isEqualTo("F1@0");
    assertThat(base.hits(CustomerQuery.phone("91234-5678"))).isEqualTo("F1@1");
    assertThat(base.hits(CustomerQuery.id("155372B3"))).isEqualTo("F1@1");
    assertThat(base.hits(CustomerQuery.personDocument(Country.COLOMBIA, "800197268")))
        .isEqualTo("F10@1");
  }

  @Test
  @DisplayName("SRCH-7: eleven digits that are a CPF and a phone number find both customers")
  default void every_reading() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    SearchResult both = base.find(CustomerQuery.any("11912345684"));
    assertThat(base.hits(both)).isEqualTo("F6@0 F7@0");
    assertThat(both.hits()).extracting(Hit::kind).containsExactly(SearchKind.CPF, SearchKind.PHONE);
    assertThat(both.readings())
        .filteredOn(reading -> reading.hits().orElseThrow().counted() > 0)
        .extracting(reading -> reading.kind() + " " + reading.key() + " " + reading.hits().get())
        .containsExactly("CPF 11912345684 1", "PHONE +5511912345684 1");
  }

  @Test
  @DisplayName(
      "SRCH-6: a number that is a CNPJ and a document's finds both, and names the document")
  default void documents() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    SearchResult both = base.find(CustomerQuery.any("09965982000120"));
    assertThat(base.hits(both)).isEqualTo("F9@0 F8@0");
    assertThat(both.hits())
        .extracting(Hit::kind)
        .containsExactly(SearchKind.CNPJ, SearchKind.DOCUMENT_NUMBER);
    assertThat(both.hits().get(1).matched())
        .containsExactly(
            new MatchedField(
                SearchField.DOCUMENT_NUMBER, "09965982000120", Optional.of(SearchBase.DOCUMENT)));
    assertThat(base.hits(CustomerQuery.documentNumber("0996-5982/0001.20"))).isEqualTo("F8@0");
    assertThat(base.hits(CustomerQuery.documentNumber("9965982000120"))).isEmpty();
    CustomerId anew = base.named("Nina");
    base.sent(anew, "nf 17", new DocumentId(new UUID(7, 7)));
    base.sent(anew, "nf 18", new DocumentId(new UUID(7, 8)));
    assertThat(base.hits(CustomerQuery.documentNumber("NF17"))).isEmpty();
    assertThat(base.hits(CustomerQuery.documentNumber("NF18"))).isEqualTo("Nina@0");
    assertThat(base.hits(CustomerQuery.documentNumber("nf 18").strict())).isEqualTo("Nina@0");
    assertThat(base.hits(CustomerQuery.documentNumber("NF 18").strict())).isEmpty();
  }

  @Test
  @DisplayName("SRCH-6: identity documents by country and type, a NIT with or without its digit")
  default void identity_documents() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    base.add(
        "cedula",
        person("Ana", "Rojas").document(IdentityDocument.parse("CO", "CC", "800.197.268")));
    base.add("rg", person("Bia", "Reis").document(IdentityDocument.parse("BR", "RG", "0012-x")));
    assertThat(base.hits(CustomerQuery.personDocument(Country.COLOMBIA, "800.197.268-4")))
        .isEqualTo("F10@0");
    assertThat(base.hits(CustomerQuery.personDocument(Country.COLOMBIA, "0800197268")))
        .isEqualTo("cedula@0 F10@1");
    assertThat(base.hits(CustomerQuery.documentNumber("800197268"))).isEqualTo("cedula@0 F10@1");
    assertThat(
            base.hits(
                CustomerQuery.personDocument(
                    DocumentTypes.standard().of(Country.COLOMBIA, "NIT"), "800197268")))
        .isEqualTo("F10@1");
    assertThat(base.hits(CustomerQuery.personDocument(Country.BRAZIL, "800197268"))).isEmpty();
    assertThat(base.hits(CustomerQuery.personDocument(Country.BRAZIL, "00.12-X")))
        .isEqualTo("rg@0");
    assertThat(base.hits(CustomerQuery.personDocument(Country.BRAZIL, "12-X0"))).isEmpty();
    assertThat(base.hits(CustomerQuery.any("8001972684"))).isEqualTo("F10@0");
    assertThat(base.hits(CustomerQuery.any("0012X"))).isEqualTo("rg@0");
    assertThat(base.hits(CustomerQuery.personDocument(Country.COLOMBIA, "800.197.268").strict()))
        .isEqualTo("cedula@0");
  }

  @Test
  @DisplayName("SRCH-8 REG-8: an identity document is found strictly in the writing that came last")
  default void document_in_another_writing() {
    SearchBase base = new SearchBase(emptyStorage());
    for (String writing : List.of("ab 123", "AB-123")) {
      base.add(
          "lia",
          person("Lia", "Teles")
              .externalId("crm-1")
              .document(IdentityDocument.parse("CO", "PAS", writing)));
    }
    assertThat(base.hits(CustomerQuery.personDocument(Country.COLOMBIA, "AB-123").strict()))
        .isEqualTo("lia@0");
    assertThat(base.hits(CustomerQuery.personDocument(Country.COLOMBIA, "ab 123").strict()))
        .isEmpty();
  }

  @Test
  @DisplayName("SRCH-2: prefixes of CPF and CNPJ in name order, ends and middles never")
  default void prefixes() {
    SearchBase base = new SearchBase(emptyStorage());
    base.add("b", person("Bia", "B").cpf(Cpf.ofBase("529982111")));
    base.add("a", person("Ana", "A").cpf(Cpf.ofBase("529982222")));
    base.add("c", person("Caio", "C").cpf(Cpf.ofBase("529000333")));
    base.add("x", company("Xis", null).cnpj(Cnpj.of("529ABC00", "0001")));
    assertThat(base.hits(CustomerQuery.cpf("529"))).isEqualTo("a@2 b@2 c@2");
    assertThat(base.hits(CustomerQuery.cpf("529.98"))).isEqualTo("a@2 b@2");
    assertThat(base.hits(CustomerQuery.cpf("529982222"))).isEqualTo("a@1");
    assertThat(base.hits(CustomerQuery.cpf("982222"))).isEmpty();
    assertThat(base.hits(CustomerQuery.cnpj("529"))).isEqualTo("x@2");
    assertThat(base.hits(CustomerQuery.cnpj("529.abc0"))).isEqualTo("x@2");
    assertThat(base.hits(CustomerQuery.any("529982"))).isEmpty();
    assertThat(base.hits(CustomerQuery.any("529982222"))).isEmpty();
    assertThat(base.hits(CustomerQuery.cpf("***.982.222-**"))).isEmpty();
    assertThat(base.find(CustomerQuery.cpf("***.982.222-**")).outcome())
        .isEqualTo(SearchOutcome.MASKED);
    assertThat(base.hits(CustomerQuery.cpf("***.982.222-**").acceptingMasked())).isEqualTo("a@2");
    assertThat(base.hits(CustomerQuery.cpf("111111111"))).isEmpty();
  }

  @Test
  @DisplayName("SRCH-2 SRCH-7: any kind finds the CNPJ alone, and hints at other establishments")
  default void other_establishments() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    SearchResult result = base.find(CustomerQuery.any("11.222.333/0001-81"));
    assertThat(base.hits(result)).isEqualTo("F3@0");
    assertThat(result.otherEstablishments().orElseThrow().toString()).isEqualTo("1");
    assertThat(base.find(CustomerQuery.any("09965982000120")).otherEstablishments().orElseThrow())
        .hasToString("0");
    assertThat(base.find(CustomerQuery.cnpj("11222333000181")).otherEstablishments()).isEmpty();
  }

  @Test
  @DisplayName("SRCH-4 SRCH-8: phones by twin, and without area code in every area")
  default void phones() {
    SearchBase base = new SearchBase(emptyStorage());
    base.add("new", person("Ana", "A"), "(11) 98765-4321");
    base.add("rio", person("Bia", "B"), "(21) 98765-4321");
    base.add("fixed", person("Caio", "C"), "(31) 3123-4567");
    base.add("abroad", person("Davi", "D"), "+57 301 2345678");
    assertThat(base.hits(CustomerQuery.phone("+55 11 98765-4321"))).isEqualTo("new@0");
    assertThat(base.hits(CustomerQuery.phone("11 8765 4321"))).isEqualTo("new@1");
    assertThat(base.hits(CustomerQuery.phone("98765-4321"))).isEqualTo("new@1 rio@1");
    assertThat(base.hits(CustomerQuery.phone("8765-4321"))).isEqualTo("new@2 rio@2");
    assertThat(base.hits(CustomerQuery.phone("31234567"))).isEqualTo("fixed@2");
    assertThat(base.hits(CustomerQuery.phone("3012345678"))).isEqualTo("abroad@0");
    assertThat(base.hits(CustomerQuery.any("98765-4321"))).isEqualTo("new@1 rio@1");
    assertThat(base.hits(CustomerQuery.any("11 8765 4321"))).isEmpty();
    assertThat(base.hits(CustomerQuery.phone("+55 11 98765-4321").strict())).isEqualTo("new@0");
    assertThat(base.hits(CustomerQuery.phone("98765-4321").strict())).isEqualTo("new@1 rio@1");
    assertThat(base.hits(CustomerQuery.phone("3123-4567").strict())).isEqualTo("fixed@2");
    assertThat(base.hits(CustomerQuery.phone("8765-4321").strict())).isEmpty();
    assertThat(base.find(CustomerQuery.phone("(11) 98765-4321").strict()).mismatch())
        .contains(Mismatch.FORMAT);
  }

  @Test
  @DisplayName("SRCH-4 SRCH-8: e-mail whole, by its start, by its domain, whatever the case")
  default void emails() {
    SearchBase base = new SearchBase(emptyStorage());
    base.add("b", person("Bia", "B"), "ana.lima@exemplo.com.br", "ana@outra.com");
    base.add("a", person("Ana", "A"), "Ana.Lima@exemplo.com");
    base.add("c", person("Caio", "C"), "caio@exemplo.com");
    assertThat(base.hits(CustomerQuery.email("ANA.LIMA@exemplo.com"))).isEqualTo("a@0 b@2");
    assertThat(base.hits(CustomerQuery.email(" ana "))).isEqualTo("a@2 b@2");
    assertThat(base.hits(CustomerQuery.email("ana.lima@exemplo.com."))).isEqualTo("b@2");
    assertThat(base.hits(CustomerQuery.email("ana.l"))).isEqualTo("a@2 b@2");
    assertThat(base.hits(CustomerQuery.email("@Exemplo.com"))).isEqualTo("a@2 c@2");
    assertThat(base.hits(CustomerQuery.email("lima@exemplo.com"))).isEmpty();
    assertThat(base.hits(CustomerQuery.any("ana.lima@exemplo.com"))).isEqualTo("a@0");
    assertThat(base.hits(CustomerQuery.any("ana.l"))).isEmpty();
    assertThat(base.hits(CustomerQuery.email("Ana.Lima@exemplo.com").strict())).isEqualTo("a@0");
    assertThat(base.hits(CustomerQuery.email("ana.lima@exemplo.com").strict())).isEmpty();
    assertThat(base.find(CustomerQuery.email("ana")).hits().get(1).matched())
        .extracting(MatchedField::value)
        .containsExactly("ana.lima@exemplo.com.br", "ana@outra.com");
  }

  @Test
  @DisplayName("SRCH-4: an address whose characters pasting would change is found by its own text")
  default void unstable_emails() {
    SearchBase base = new SearchBase(emptyStorage());
    base.add("own", person("Bia", "B"), "\uFB01lo@exemplo.com");
    base.add("plain", person("Caio", "C"), "filo@exemplo.com");
    String text = "\uFB01lo@exemplo.com";
    assertThat(base.hits(CustomerQuery.email(text))).isEqualTo("own@0 plain@0");
    assertThat(base.hits(CustomerQuery.any(text))).isEqualTo("own@0 plain@0");
    assertThat(base.hits(CustomerQuery.email("\uFB01lo"))).isEqualTo("own@2 plain@2");
    assertThat(base.hits(CustomerQuery.email("filo@exemplo.com"))).isEqualTo("plain@0");
  }

  @Test
  @DisplayName("SRCH-6 SRCH-7: any kind finds the number of a document with any characters")
  default void document_numbers_of_any_characters() {
    SearchBase base = new SearchBase(emptyStorage());
    base.sent(base.named("Otto"), "NF_2024#001/ção", SearchBase.DOCUMENT);
    assertThat(base.hits(CustomerQuery.any("nf_2024#001 ÇÃO"))).isEqualTo("Otto@0");
    assertThat(base.hits(CustomerQuery.any("NF_2024#001/ção").strict())).isEqualTo("Otto@0");
    assertThat(base.hits(CustomerQuery.any("NF_2024#001/ção."))).isEqualTo("Otto@0");
    assertThat(base.hits(CustomerQuery.any("NF_2024#001"))).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: every start of an address is paged in name order, and its hits are counted")
  default void starts_of_emails() {
    SearchBase base = new SearchBase(emptyStorage());
    for (int at = 0; at < 9; at++) {
      String local = "mariaclarasouza".substring(0, 6 + at) + at;
      base.add("c" + at, person("Z" + (9 - at), null), local + "@a.com", local + "@b.com");
    }
    for (int length = 3; length <= 12; length++) {
      CustomerQuery query = CustomerQuery.email("mariaclarasouza".substring(0, length));
      List<String> all = base.allPages(query, 2);
      assertThat(all).hasSize(length < 7 ? 9 : 15 - length).doesNotHaveDuplicates();
      assertThat(all.get(0)).isEqualTo("c8@2");
      assertThat(base.find(query.pageSize(2)).readings().get(0).hits().orElseThrow())
          .hasToString(Integer.toString(all.size()));
    }
    CustomerQuery domain = CustomerQuery.email("@b.com").pageSize(1);
    assertThat(base.find(domain).readings().get(0).hits().orElseThrow()).hasToString("9");
  }

  @Test
  @DisplayName("SRCH-9: what the first page reads in a text, every page reads")
  default void readings_of_every_page() {
    SearchBase base = new SearchBase(emptyStorage());
    for (int at = 0; at < 3; at++) {
      base.sent(base.named("Ana " + at), "1020", new DocumentId(new UUID(4, at)));
    }
    base.named("Loja 1020");
    CustomerQuery query = CustomerQuery.any("1020").pageSize(1);
    SearchResult page = base.find(query);
    List<SearchKind> kinds = page.readings().stream().map(SearchReading::kind).toList();
    assertThat(kinds).contains(SearchKind.NAME);
    while (page.next().isPresent()) {
      page = base.find(query.after(page.next().orElseThrow()));
      assertThat(page.readings()).extracting(SearchReading::kind).isEqualTo(kinds);
    }
    SearchBase without = new SearchBase(emptyStorage());
    without.sent(without.named("Ana"), "1020", SearchBase.DOCUMENT);
    assertThat(without.find(query).readings())
        .extracting(SearchReading::kind)
        .doesNotContain(SearchKind.NAME);
  }

  @Test
  @DisplayName("SRCH-9: a cursor that is not that of the query is refused, whatever the text")
  default void cursors_first() {
    SearchBase base = new SearchBase(emptyStorage());
    for (String text : List.of("", "a", "1".repeat(300))) {
      assertThatThrownBy(() -> base.find(CustomerQuery.cpf(text).after("made up")))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.refusal()).isInstanceOf(CursorInvalid.class));
    }
  }

  @Test
  @DisplayName("SRCH-5: ids whole and by leading blocks; the host's own exactly")
  default void ids() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    base.add("uuid", person("Ana", "A").externalId("155372B3-9999-7000-8000-000000000001"));
    base.add("own", person("Bia", "B").externalId("Crm-17"));
    assertThat(base.hits(CustomerQuery.id("{155372B32D174922A1472DA86C0AED2C}"))).isEqualTo("F1@0");
    assertThat(base.hits(CustomerQuery.id("155372b3"))).isEqualTo("uuid@1 F1@1");
    assertThat(base.hits(CustomerQuery.id("155372b3-2d17"))).isEqualTo("F1@1");
    assertThat(base.hits(CustomerQuery.any("155372b3"))).isEqualTo("uuid@1 F1@1");
    assertThat(base.hits(CustomerQuery.any("155372b3-2d17"))).isEmpty();
    assertThat(base.hits(CustomerQuery.id("Crm-17"))).isEqualTo("own@0");
    assertThat(base.hits(CustomerQuery.id("crm-17"))).isEmpty();
    assertThat(base.hits(CustomerQuery.id("155372B3-9999-7000-8000-000000000001").strict()))
        .isEqualTo("uuid@0");
    assertThat(base.hits(CustomerQuery.id("155372b3-9999-7000-8000-000000000001").strict()))
        .isEmpty();
    assertThat(base.find(CustomerQuery.id("155372")).outcome()).isEqualTo(SearchOutcome.TOO_SHORT);
  }

  @Test
  @DisplayName(
      "SRCH-3 SRCH-7: every tier of names, each customer once at its best, particles decide nothing")
  default void name_tiers() {
    SearchBase base = new SearchBase(emptyStorage());
    base.named("Ana Lima");
    base.named("Ana Lima de Sá");
    base.named("Sá Ana Lima");
    base.named("Lima da Ana");
    base.named("Anabela Limaverde");
    base.named("Ana Costa");
    base.named("Lia Ana");
    base.named("Analima");
    assertThat(base.allPages(CustomerQuery.name("ana lima"), 50))
        .containsExactly(
            "Ana Lima@0",
            "Ana Lima de Sá@1",
            "Lima da Ana@2",
            "Sá Ana Lima@2",
            "Anabela Limaverde@3",
            "Ana Costa@4",
            "Lia Ana@4");
    assertThat(base.hits(CustomerQuery.name("ana da lima")))
        .isEqualTo(
            "Ana Lima@2 Ana Lima de Sá@2 Lima da Ana@2 Sá Ana Lima@2 Anabela Limaverde@3"
                + " Ana Costa@4 Lia Ana@4");
    assertThat(base.hits(CustomerQuery.any("ana lima")))
        .isEqualTo("Ana Lima@0 Ana Lima de Sá@1 Lima da Ana@2 Sá Ana Lima@2");
    assertThat(base.hits(CustomerQuery.name("ana lima").strict()))
        .isEqualTo("Ana Lima@0 Ana Lima de Sá@2 Lima da Ana@2 Sá Ana Lima@2 Ana Costa@4 Lia Ana@4");
    assertThat(base.hits(CustomerQuery.name("an li")))
        .isEqualTo(
            "Ana Lima@3 Ana Lima de Sá@3 Anabela Limaverde@3 Lia Ana@3 Lima da Ana@3"
                + " Sá Ana Lima@3");
    assertThat(base.hits(CustomerQuery.name("de"))).isEmpty();
    assertThat(base.hits(CustomerQuery.name("sa an"))).isEqualTo("Ana Lima de Sá@3 Sá Ana Lima@3");
    assertThat(base.hits(CustomerQuery.name("ana ana"))).startsWith("Ana Costa@2");
    assertThat(base.hits(CustomerQuery.name("an ana"))).startsWith("Ana Costa@4");
  }

  @Test
  @DisplayName("SRCH-3: full, social, legal and trade names, the best of them counts")
  default void every_name() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    base.add(
        "social", Registration.builder(Person.of("João", "Pires").withSocialName("Íris Pires")));
    assertThat(base.hits(CustomerQuery.name("joao pires"))).isEqualTo("social@0");
    assertThat(base.hits(CustomerQuery.name("iris"))).isEqualTo("social@1");
    assertThat(base.hits(CustomerQuery.name("ARMAZEM EXEMPLO S A"))).isEqualTo("F4@0 F3@0");
    assertThat(base.hits(CustomerQuery.name("armazém exemplo"))).isEqualTo("F4@1 F3@1");
    SearchResult exemplo = base.find(CustomerQuery.name("exemplo"));
    assertThat(base.hits(exemplo)).isEqualTo("F3@1 F4@2");
    assertThat(exemplo.hits().get(0).matched())
        .extracting(MatchedField::field)
        .containsExactly(SearchField.LEGAL_NAME, SearchField.TRADE_NAME);
    assertThat(base.hits(CustomerQuery.name("armazem atacado"))).isEqualTo("F4@4 F3@4");
  }

  @Test
  @DisplayName("SRCH-9: homonyms come by id; every page size gives the same hits, none twice")
  default void pages() {
    SearchBase base = new SearchBase(emptyStorage());
    for (int at = 0; at < 7; at++) {
      base.named("Zé Silva");
      base.add("other" + at, person("Zé", "Silva " + (char) ('a' + at % 3)));
      base.add("more" + at, person("Ana", "Silva Zé"));
      base.add("similar" + at, person("Zé", "Souza"));
    }
    List<String> all = base.allPages(CustomerQuery.name("zé silva"), 200);
    assertThat(all).hasSize(28);
    for (int size : new int[] {1, 2, 3, 7, 27, 28, 29}) {
      assertThat(base.allPages(CustomerQuery.name("zé silva"), size)).as("" + size).isEqualTo(all);
    }
    List<UUID> ids =
        base.find(CustomerQuery.name("zé silva").pageSize(7)).hits().stream()
            .map(hit -> hit.id().value())
            .toList();
    assertThat(ids.stream().map(UUID::toString).toList()).isSorted();
  }

  @Test
  @DisplayName("SRCH-9: hits are counted on the first page only, over all pages")
  default void counts() {
    SearchBase base = new SearchBase(emptyStorage());
    for (int at = 0; at < 12; at++) {
      base.add("c" + at, person("Ana", "Lima " + at));
    }
    SearchResult first = base.find(CustomerQuery.name("ana lima").pageSize(5));
    assertThat(first.readings().get(0).hits().orElseThrow()).hasToString("12");
    SearchResult second =
        base.find(CustomerQuery.name("ana lima").pageSize(5).after(first.next().orElseThrow()));
    assertThat(second.readings()).extracting(SearchReading::hits).containsExactly(Optional.empty());
    assertThat(second.hits()).hasSize(5);
    assertThat(first.entriesRead()).isPositive();
  }

  @Test
  @DisplayName("SRCH-9: a cursor of another query, changed, or made up is refused")
  default void cursors() {
    SearchBase base = new SearchBase(emptyStorage());
    for (int at = 0; at < 3; at++) {
      base.add("c" + at, person("Ana", "Lima " + at));
    }
    CustomerQuery query = CustomerQuery.name("ana lima").pageSize(1);
    String cursor = base.find(query).next().orElseThrow();
    assertThat(cursor).doesNotContain("ana");
    assertThat(base.find(query.pageSize(2).after(cursor)).hits()).hasSize(2);
    String changed =
        cursor.substring(0, 30) + (cursor.charAt(30) == 'A' ? 'B' : 'A') + cursor.substring(31);
    List<CustomerQuery> refused =
        List.of(
            query.after(changed),
            query.after(cursor.substring(0, cursor.length() - 2)),
            query.after(""),
            query.after("\u0000ão"),
            query.strict().after(cursor),
            CustomerQuery.name("ana limas").after(cursor),
            CustomerQuery.any("ana lima").after(cursor));
    for (CustomerQuery other : refused) {
      assertThatThrownBy(() -> base.find(other))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.refusal()).isInstanceOf(CursorInvalid.class));
    }
    assertThatThrownBy(() -> base.view().search().list(Optional.of(cursor), 1))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("SRCH-9: an outcome explains what a kind can't hold; no text breaks a search")
  default void outcomes() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    assertThat(outcome(base, CustomerQuery.any(" \u200B\t"))).isEqualTo("EMPTY_QUERY");
    assertThat(outcome(base, CustomerQuery.cpf("--"))).isEqualTo("EMPTY_QUERY");
    assertThat(outcome(base, CustomerQuery.name("%%%"))).isEqualTo("EMPTY_QUERY");
    assertThat(outcome(base, CustomerQuery.cpf("52"))).isEqualTo("TOO_SHORT");
    assertThat(outcome(base, CustomerQuery.name("a"))).isEqualTo("TOO_SHORT");
    assertThat(outcome(base, CustomerQuery.any("3M"))).isEqualTo("TOO_SHORT");
    assertThat(outcome(base, CustomerQuery.phone("1234567"))).isEqualTo("TOO_SHORT");
    assertThat(outcome(base, CustomerQuery.cpf("529982247251"))).isEqualTo("TOO_LONG");
    assertThat(outcome(base, CustomerQuery.name("x".repeat(257)))).isEqualTo("TOO_LONG");
    assertThat(outcome(base, CustomerQuery.name("x".repeat(256)))).isEqualTo("OK");
    assertThat(outcome(base, CustomerQuery.any("1".repeat(10_000_000)))).isEqualTo("TOO_LONG");
    assertThat(outcome(base, CustomerQuery.cpf("maria"))).isEqualTo("NOT_THIS_KIND CHARACTERS");
    assertThat(outcome(base, CustomerQuery.cpf("529%"))).isEqualTo("NOT_THIS_KIND CHARACTERS");
    assertThat(outcome(base, CustomerQuery.documentNumber("12\u00003")))
        .isEqualTo("NOT_THIS_KIND CHARACTERS");
    assertThat(outcome(base, CustomerQuery.phone("00000000000")))
        .isEqualTo("NOT_THIS_KIND NOT_A_PHONE");
    assertThat(outcome(base, CustomerQuery.email("a b@c"))).isEqualTo("NOT_THIS_KIND NOT_AN_EMAIL");
    assertThat(outcome(base, CustomerQuery.email("@"))).isEqualTo("NOT_THIS_KIND NOT_AN_EMAIL");
    assertThat(outcome(base, CustomerQuery.cpf("529.982.247-26").strict()))
        .isEqualTo("NOT_THIS_KIND CHECK_DIGITS");
    assertThat(outcome(base, CustomerQuery.any("***.982.247-**"))).isEqualTo("MASKED");
    for (String strange :
        List.of(
            "\u0000maria\u0000",
            "\u202Emaria",
            "\uD800maria",
            "mar%a",
            "m_ria",
            "maria*",
            "ma?ia",
            "\\maria",
            "[maria]",
            "'; drop table x --",
            "maria\uDBFF\uDFFF",
            "ﷺ".repeat(200))) {
      for (SearchKind kind : SearchKind.values()) {
        CustomerQuery query =
            kind == SearchKind.PERSON_DOCUMENT
                ? CustomerQuery.personDocument(Country.BRAZIL, strange)
                : CustomerQuery.of(kind, strange);
        assertThat(base.find(query)).isNotNull();
        assertThat(base.find(query.strict())).isNotNull();
      }
    }
    assertThat(base.hits(CustomerQuery.name("mar%ia"))).isEmpty();
    assertThat(base.hits(CustomerQuery.name("maria*"))).isEqualTo("F1@1 F2@1");
  }

  private static String outcome(SearchBase base, CustomerQuery query) {
    SearchResult result = base.find(query);
    if (result.outcome() != SearchOutcome.OK) {
      assertThat(result.hits()).isEmpty();
    }
    return result.outcome() + result.mismatch().map(why -> " " + why).orElse("");
  }

  @Test
  @DisplayName("SRCH-2: zeros that were lost are suggested, and never searched")
  default void suggestions() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    Cpf lost = Cpf.ofBase("001234567");
    base.add("lost", person("Zoe", "Z").cpf(lost));
    SearchResult result = base.find(CustomerQuery.any(lost.compact().substring(2)));
    assertThat(base.hits(result)).isEmpty();
    assertThat(result.suggestions())
        .extracting(suggestion -> suggestion.kind() + " " + suggestion.text())
        .containsExactly("CPF " + lost.formatted());
    assertThat(base.find(CustomerQuery.cnpj("9965982000120")).suggestions())
        .extracting(suggestion -> suggestion.text())
        .containsExactly("09.965.982/0001-20");
    assertThat(base.hits(CustomerQuery.cnpj("9965982000120"))).isEmpty();
  }

  @Test
  @DisplayName("SRCH-1: every kind is listed, and its example is accepted")
  default void kinds() {
    SearchBase base = new SearchBase(emptyStorage());
    for (SearchKind kind : SearchKind.values()) {
      CustomerQuery query =
          kind == SearchKind.PERSON_DOCUMENT
              ? CustomerQuery.personDocument(Country.COLOMBIA, kind.example())
              : CustomerQuery.of(kind, kind.example());
      assertThat(base.find(query).outcome()).as(kind.name()).isEqualTo(SearchOutcome.OK);
    }
  }

  @Test
  @DisplayName(
      "SRCH-3 SRCH-4: a change of name or number is found at once, and what it was no more")
  default void changes() {
    SearchBase base = new SearchBase(emptyStorage());
    CustomerId customer =
        base.add(
            "c",
            person("Ana", "Lima").cpf(Cpf.parse("529.982.247-25")),
            "ana@exemplo.com.br",
            "(11) 91234-5678");
    base.add("b", person("Bia", "Lima"), "(11) 91234-5678");
    assertThat(base.hits(CustomerQuery.phone("91234-5678"))).isEqualTo("c@1 b@1");
    base.view()
        .customers()
        .change(
            customer,
            base.view().customers().find(customer).version(),
            person("Zoe", "Reis").build());
    assertThat(base.hits(CustomerQuery.name("ana lima"))).isEqualTo("b@4");
    assertThat(base.hits(CustomerQuery.cpf("52998224725"))).isEmpty();
    assertThat(base.hits(CustomerQuery.name("zoe"))).isEqualTo("c@1");
    assertThat(base.hits(CustomerQuery.phone("91234-5678"))).isEqualTo("b@1 c@1");
    assertThat(base.hits(CustomerQuery.email("ana@exemplo.com.br"))).isEqualTo("c@0");
    Work.run(
        base.storage(),
        work -> ((CustomerOwned) base.storage().searchKeys()).erase(work, customer));
    assertThat(base.hits(CustomerQuery.name("zoe"))).isEmpty();
    assertThat(base.hits(CustomerQuery.phone("91234-5678"))).isEqualTo("b@1");
  }

  @Test
  @DisplayName("SRCH-3: names of many words and of endless ones are found like any other")
  default void long_names() {
    SearchBase base = new SearchBase(emptyStorage());
    base.add("many", person("Um Dois Tres Quatro Cinco Seis Sete Oito Nove Dez Onze Doze", null));
    String endless = "abcdefgh".repeat(30);
    base.add("endless", person(endless + " Xis", null));
    base.add("endless too", person(endless + " Ypsilon Xis", null));
    base.add("ligatures", person("ﷺ".repeat(256), null));
    assertThat(base.hits(CustomerQuery.name("doze quatro"))).isEqualTo("many@2");
    assertThat(base.hits(CustomerQuery.name("doz qua"))).isEqualTo("many@3");
    assertThat(base.hits(CustomerQuery.name("doze onze nada"))).isEqualTo("many@4");
    assertThat(base.hits(CustomerQuery.name(endless + " xis")))
        .isEqualTo("endless@0 endless too@2");
    // Names are ordered by their first 64 code points, so by id here.
    assertThat(base.allPages(CustomerQuery.name(endless), 1))
        .containsExactlyInAnyOrder("endless@1", "endless too@1");
    assertThat(base.allPages(CustomerQuery.name("xis"), 1))
        .containsExactlyInAnyOrder("endless@2", "endless too@2");
    assertThat(base.allPages(CustomerQuery.name(endless.substring(0, 100)), 1))
        .containsExactlyInAnyOrder("endless@3", "endless too@3");
  }

  @Test
  @DisplayName("REG-5: the list in name order, with number, primary e-mail and primary phone")
  default void customer_list() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    List<CustomerSummary> listed = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<CustomerSummary> page = base.view().search().list(cursor, 3);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      listed.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(listed)
        .extracting(CustomerSummary::name)
        .containsExactly(
            "Alfa Nova Ltda.",
            "Armazém Exemplo S.A.",
            "Casa Nove Ltda.",
            "DIAN",
            "Exemplo Atacado",
            "Lia Teles",
            "Maria Clara de Souza",
            "Maria Laura Teles",
            "Otto Lange",
            "Rui D'Avelar");
    CustomerSummary maria = listed.get(6);
    assertThat(maria.cpf().orElseThrow().formatted()).isEqualTo("529.982.247-25");
    assertThat(maria.primaryEmail().orElseThrow().formatted())
        .isEqualTo("MariaClara@exemplo.com.br");
    assertThat(maria.primaryPhone().orElseThrow().formatted()).isEqualTo("(11) 91234-5678");
    assertThat(listed.get(0).cnpj().orElseThrow().formatted()).isEqualTo("12.ABC.345/01DE-35");
    assertThat(listed.get(0).primaryEmail()).isEmpty();
    Hit hit = base.find(CustomerQuery.name("maria clara")).hits().get(0);
    assertThat(hit.customer()).isEqualTo(maria);
  }

  @Test
  @DisplayName("SRCH-9: a customer met by several fields is one hit, at its best, with all of them")
  default void one_hit_at_its_best() {
    SearchBase base = new SearchBase(emptyStorage());
    base.add(
        "a", person("Ana", "Lima"), "ana@exemplo.com.br", "ana@exemplo.com", "ana@exemplo.com.co");
    base.add("b", person("Bia", "Reis"), "ana@exemplo.com.uy");
    SearchResult result = base.find(CustomerQuery.email("ana@exemplo.com"));
    assertThat(base.hits(result)).isEqualTo("a@0 b@2");
    assertThat(result.hits().get(0).matched())
        .extracting(MatchedField::value)
        .containsExactlyInAnyOrder("ana@exemplo.com", "ana@exemplo.com.br", "ana@exemplo.com.co");
    assertThat(base.allPages(CustomerQuery.email("ana@exemplo.com"), 1))
        .containsExactly("a@0", "b@2");
    CustomerId both =
        base.add(
            "c",
            person("Caio", "Lima").externalId("11912345684").cpf(Cpf.parse("119.123.456-84")),
            "+55 11 91234-5684");
    Hit hit = base.find(CustomerQuery.any("11912345684")).hits().get(0);
    assertThat(hit.id()).isEqualTo(both);
    assertThat(hit.kind()).isEqualTo(SearchKind.CPF);
    assertThat(hit.matched())
        .extracting(MatchedField::field)
        .containsExactly(SearchField.CPF, SearchField.EXTERNAL_ID, SearchField.PHONE);
    assertThat(base.allPages(CustomerQuery.any("11912345684"), 1)).containsExactly("c@0");
  }

  @Test
  @DisplayName("REG-5 CNT-3 CNT-4: lists show the names and the primary addresses of the moment")
  default void what_is_shown_follows() {
    SearchBase base = new SearchBase(emptyStorage());
    CustomerId ana =
        base.add("c", person("ana", "lima"), "Ana@exemplo.com", "lima@exemplo.com", "11912345678");
    ContactPointId first = point(base, ana, "ana@exemplo.com");
    ContactPointId second = point(base, ana, "lima@exemplo.com");
    assertShown(base, "ana lima Ana@exemplo.com +5511912345678");
    base.view().contacts().makePrimary(ana, version(base, ana), second);
    assertShown(base, "ana lima lima@exemplo.com +5511912345678");
    base.view().contacts().optOut(ana, second);
    base.view().contacts().removeStar(ana, point(base, ana, "+5511912345678"));
    assertShown(base, "ana lima - -");
    base.view().contacts().makePrimary(ana, version(base, ana), first);
    base.view()
        .contacts()
        .change(
            ana,
            version(base, ana),
            first,
            Address.email("nova@exemplo.com"),
            Evidence.of("form", "click", SettableClock.START));
    assertShown(base, "ana lima nova@exemplo.com -");
    base.view().contacts().delete(ana, version(base, ana), first);
    base.view().customers().change(ana, version(base, ana), person("Ana", "Lima").build());
    assertShown(base, "Ana Lima - -");
  }

  private static ContactPointId point(SearchBase base, CustomerId customer, String normalized) {
    return base.view().contacts().of(customer).points().stream()
        .filter(point -> point.address().normalized().equals(normalized))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Version version(SearchBase base, CustomerId customer) {
    return base.view().customers().find(customer).version();
  }

  private static void assertShown(SearchBase base, String shown) {
    CustomerSummary listed = base.view().search().list(Optional.empty(), 1).items().get(0);
    assertThat(
            String.join(
                " ",
                listed.name(),
                listed.primaryEmail().map(EmailAddress::formatted).orElse("-"),
                listed.primaryPhone().map(PhoneNumber::compact).orElse("-")))
        .isEqualTo(shown);
    assertThat(base.find(CustomerQuery.name("ana lima")).hits().get(0).customer())
        .isEqualTo(listed);
  }

  @Test
  @DisplayName("SRCH-9: nothing of a query or a customer is in what may be logged")
  default void nothing_personal_in_logs() {
    SearchBase base = SearchBase.ofExamples(emptyStorage());
    CustomerQuery query = CustomerQuery.any("529.982.247-25");
    SearchResult result = base.find(query);
    assertThat(query + " " + result + " " + result.readings() + " " + result.hits())
        .doesNotContain("529", "Maria", "982")
        .contains("CPF");
  }
}
