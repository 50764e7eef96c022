package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchTextsTest {

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.forLanguageTag("pt-BR"), Locale.forLanguageTag("es-CO"));

  @Test
  @DisplayName("SRCH-1: every kind has label and formats in English, Portuguese and Spanish")
  void kinds() {
    assertThat(Search.kinds()).containsExactly(SearchKind.values());
    for (SearchKind kind : Search.kinds()) {
      Set<String> formats = new HashSet<>();
      for (Locale language : LANGUAGES) {
        assertThat(kind.label(language)).isNotBlank();
        formats.add(kind.formats(language));
      }
      assertThat(formats).as(kind.name()).hasSize(3).allMatch(text -> !text.contains("{"));
    }
    assertThat(SearchKind.ANY.label(Locale.forLanguageTag("pt"))).isEqualTo("Todos");
  }

  @Test
  @DisplayName("SRCH-9: every outcome is explained in three languages, with what was expected")
  void outcomes() {
    for (SearchOutcome outcome : SearchOutcome.values()) {
      if (outcome != SearchOutcome.NOT_THIS_KIND) {
        explained(SearchResult.of(SearchKind.CPF, outcome, Optional.empty()));
      }
    }
    for (Mismatch why : Mismatch.values()) {
      explained(SearchResult.of(SearchKind.CPF, SearchOutcome.NOT_THIS_KIND, Optional.of(why)));
    }
    SearchResult result =
        SearchResult.of(SearchKind.PHONE, SearchOutcome.TOO_SHORT, Optional.empty());
    assertThat(result.explanation(Locale.ENGLISH))
        .contains("Phone", "8 letters or digits")
        .doesNotContain(" id");
    assertThat(result.explanation(LANGUAGES.get(1))).contains("Telefone", "8 letras ou dígitos");
    SearchResult id = SearchResult.of(SearchKind.ID, SearchOutcome.TOO_SHORT, Optional.empty());
    explained(id);
    assertThat(id.explanation(Locale.ENGLISH)).contains("of an id, the 8 of its first block");
  }

  private static void explained(SearchResult result) {
    Set<String> texts = new HashSet<>();
    for (Locale language : LANGUAGES) {
      texts.add(result.explanation(language));
    }
    assertThat(texts).hasSize(3).allMatch(text -> !text.contains("{"));
  }
}
