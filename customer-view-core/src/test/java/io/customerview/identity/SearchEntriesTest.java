package io.customerview.identity;

import static io.customerview.identity.SearchList.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.ExternalId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchEntriesTest {

  private static final DocumentId DOCUMENT = new DocumentId(new UUID(1, 2));

  @Test
  @DisplayName("SRCH-3: a name stands under its words but the particles, their starts and pairs")
  void names() {
    List<SearchEntry> entries =
        registration(
            "Maria Clara de Souza",
            SearchKey.ofName(SearchField.FULL_NAME, "MARIA Clara de Souza"));
    assertThat(keys(entries, WORD)).containsExactlyInAnyOrder("maria", "clara", "souza");
    assertThat(keys(entries, WORD_START)).containsExactlyInAnyOrder("mar", "cla", "sou");
    assertThat(keys(entries, WORD_PAIR)).containsExactlyInAnyOrder("cla mar", "mar sou", "cla sou");
    assertThat(keys(entries, ALL)).containsExactly("");
    assertThat(keys(entries, OTHER_NAME)).isEmpty();
    assertThat(entries).extracting(SearchEntry::value).containsOnly("");
  }

  @Test
  @DisplayName("SRCH-3: an apostrophe gives aliases; a name of particles only stands under them")
  void aliases_and_particles() {
    List<SearchEntry> entries =
        registration("Rui D’Avelar", SearchKey.ofName(SearchField.FULL_NAME, "Rui D’Avelar"));
    assertThat(keys(entries, WORD)).containsExactlyInAnyOrder("rui", "davelar", "avelar");
    assertThat(keys(registration("De La", SearchKey.ofName(SearchField.FULL_NAME, "De La")), WORD))
        .containsExactlyInAnyOrder("de", "la");
  }

  @Test
  @DisplayName("SRCH-3: a name that the customer is not shown under stands under its starts too")
  void other_names() {
    List<SearchEntry> entries =
        registration(
            "Exemplo Atacado",
            SearchKey.ofName(SearchField.LEGAL_NAME, "Armazém Exemplo de Secos S.A."),
            SearchKey.ofName(SearchField.TRADE_NAME, "Exemplo Atacado"));
    assertThat(keys(entries, OTHER_NAME)).containsExactly("armazem exemplo de secos s a");
    assertThat(keys(entries, OTHER_NAME_START))
        .containsExactly("armazem", "armazem exemplo", "armazem exemplo de");
    for (SearchEntry entry : entries) {
      assertThat(SearchEntries.names("exemplo atacado", entry.value()).orElseThrow())
          .extracting(name -> name.field() + " " + name.key())
          .containsExactly("LEGAL_NAME armazem exemplo de secos s a", "TRADE_NAME exemplo atacado");
    }
  }

  @Test
  @DisplayName("SRCH-9: no name makes an index row too long, and none loses its words")
  void long_names() {
    String ligatures = "\uFDFA".repeat(256);
    List<SearchEntry> entries =
        registration(ligatures, SearchKey.ofName(SearchField.FULL_NAME, ligatures));
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.key().codePointCount(0, entry.key().length())).isLessThan(65);
              assertThat(entry.value().length()).isLessThan(401);
              assertThat(SearchEntries.names(SearchEntries.sortName(ligatures), entry.value()))
                  .isEmpty();
            });
    List<SearchEntry> many =
        registration("x", SearchKey.ofName(SearchField.FULL_NAME, "ab cd ".repeat(42)));
    assertThat(keys(many, MANY_WORDS)).hasSize(1);
    assertThat(keys(many, WORD_PAIR)).isEmpty();
  }

  @Test
  @DisplayName("SRCH-2 SRCH-4 SRCH-5 SRCH-6: identifiers stand under what they are found by")
  void identifiers() {
    assertThat(texts(SearchKey.ofCpf(Cpf.parse("529.982.247-25"))))
        .containsExactly(
            "CPF 52998224725 ", "CPF_START 529 52998224725", "CPF_MIDDLE 982247 52998224725");
    assertThat(texts(SearchKey.ofCnpj(Cnpj.parse("12.ABC.345/01DE-35"))))
        .containsExactly(
            "CNPJ 12ABC34501DE35 ",
            "CNPJ_ROOT 12ABC345 12ABC34501DE35",
            "CNPJ_START 12A 12ABC34501DE35");
    assertThat(texts(SearchKey.ofPhone(PhoneNumber.parse("(11) 91234-5678"))))
        .containsExactly("PHONE +5511912345678 ", "PHONE_END 12345678 +5511912345678");
    assertThat(texts(SearchKey.ofEmail(EmailAddress.parse("MariaClara@Exemplo.com.br"))))
        .containsExactly(
            "EMAIL mariaclara@exemplo.com.br MariaClara@exemplo.com.br",
            "EMAIL_DOMAIN exemplo.com.br mariaclara@exemplo.com.br",
            "EMAIL_START mar mariaclara@exemplo.com.br",
            "EMAIL_START mari mariaclara@exemplo.com.br",
            "EMAIL_START maria mariaclara@exemplo.com.br",
            "EMAIL_START mariac mariaclara@exemplo.com.br",
            "EMAIL_START mariacl mariaclara@exemplo.com.br",
            "EMAIL_START mariacla mariaclara@exemplo.com.br",
            "EMAIL_START mariaclar mariaclara@exemplo.com.br");
    assertThat(texts(SearchKey.ofExternalId(new ExternalId("Crm-17"))))
        .containsExactly("ID Crm-17 ");
    assertThat(
            texts(SearchKey.ofCustomerId(CustomerId.parse("155372b3-2d17-4922-a147-2da86c0aed2c"))))
        .containsExactly(
            "ID 155372b32d174922a1472da86c0aed2c ",
            "ID_START 155372b3 155372b32d174922a1472da86c0aed2c");
    assertThat(
            texts(
                SearchKey.ofIdentityDocument(IdentityDocument.parse("CO", "NIT", "800.197.268-4"))))
        .containsExactly("PERSON_DOCUMENT 800197268 CO/NIT/NIT/8001972684 800.197.268-4");
    SearchKey number = SearchKey.ofDocumentNumber(DocumentNumber.parse("nf-2024/001"), DOCUMENT);
    assertThat(texts(number))
        .containsExactly("DOCUMENT_NUMBER NF2024001 " + DOCUMENT + " nf-2024/001");
    assertThat(
            SearchKey.ofEntry(
                new SearchEntry(DOCUMENT_NUMBER, "NF2024001", DOCUMENT + " nf-2024/001")))
        .isEqualTo(number);
  }

  @Test
  @DisplayName("SRCH-9: keys are kept as texts and come back equal, and show nothing personal")
  void texts_and_back() {
    List<SearchKey> keys =
        List.of(
            SearchKey.ofCpf(Cpf.parse("529.982.247-25")),
            SearchKey.ofName(SearchField.FULL_NAME, "Rui D'Avelar"),
            SearchKey.ofIdentityDocument(IdentityDocument.parse("CO", "NIT", "800.197.268-4")));
    assertThat(SearchKey.ofTexts(SearchKey.toTexts(keys))).isEqualTo(keys);
    assertThat(keys.toString()).doesNotContain("529", "avelar", "800");
    assertThat(keys.get(2).documentType().orElseThrow().toString()).isEqualTo("CO/NIT");
    assertThat(keys.get(2).compact()).isEqualTo("8001972684");
  }

  private static List<SearchEntry> registration(String displayName, SearchKey... keys) {
    return SearchEntries.of(
        SearchEntries.sortName(displayName), SearchPart.REGISTRATION, List.of(keys));
  }

  private static List<String> keys(List<SearchEntry> entries, SearchList list) {
    return entries.stream().filter(e -> e.list() == list).map(SearchEntry::key).toList();
  }

  private static List<String> texts(SearchKey key) {
    return SearchEntries.of("x", SearchPart.DOCUMENTS, List.of(key)).stream()
        .map(entry -> entry.list() + " " + entry.key() + " " + entry.value())
        .toList();
  }
}
