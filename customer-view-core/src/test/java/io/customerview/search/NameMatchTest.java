package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.identity.IdentityRefusal;
import io.customerview.search.NameMatch.Word;
import io.customerview.shared.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NameMatchTest {

  @Test
  @DisplayName("BAS-3 SRCH-3: a name meets whole words and starts of two letters, in any order")
  void meets() {
    Person maria = Person.of("Maria Clara", "de Souza").withSocialName("Íris Prado");
    assertThat(NameMatch.of("souza MARIA").matches(maria)).isTrue();
    assertThat(NameMatch.of("ma so").matches(maria)).isTrue();
    assertThat(NameMatch.of("iris").matches(maria)).isTrue();
    assertThat(NameMatch.of("maria prado").matches(maria)).isFalse();
    assertThat(NameMatch.of("maria s").matches(maria)).isFalse();
    assertThat(NameMatch.of("ouza").matches(maria)).isFalse();
    assertThat(NameMatch.of("exem").matches(Company.of("Casa Nove Ltda.", "Exemplo"))).isTrue();
  }

  @Test
  @DisplayName("BAS-3: words that decide, each once, whole where one of them is a single letter")
  void words() {
    assertThat(NameMatch.of("Maria de Maria Souza").words())
        .containsExactly(new Word("maria", false), new Word("souza", false));
    assertThat(NameMatch.of("Maria S").words())
        .containsExactly(new Word("maria", true), new Word("s", true));
    assertThat(NameMatch.of(" MARIA  de Souza").key()).isEqualTo("maria de souza");
  }

  @Test
  @DisplayName("BAS-3 SRCH-9: a text without letters and digits, or with more than 256 characters")
  void refused() {
    assertThatThrownBy(() -> NameMatch.of("%%%"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isInstanceOf(IdentityRefusal.Missing.class));
    assertThatThrownBy(() -> NameMatch.of("x".repeat(257)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isInstanceOf(IdentityRefusal.TooLong.class));
    assertThat(NameMatch.of("x".repeat(256)).key()).hasSize(256);
    assertThat(NameMatch.of("\uD801\uDC28".repeat(256)).words()).hasSize(1);
  }
}
