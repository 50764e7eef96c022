package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.shared.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @Test
  @DisplayName("SRCH-4: an address keeps its local part as typed and is searched in lower case")
  void parse_keepsTheLocalPart() {
    EmailAddress email = EmailAddress.parse(" MariaClara@Exemplo.com.BR\n");
    assertThat(email.asTyped()).isEqualTo("MariaClara@Exemplo.com.BR");
    assertThat(email.formatted()).isEqualTo("MariaClara@exemplo.com.br");
    assertThat(email.compact()).isEqualTo("mariaclara@exemplo.com.br");
    assertThat(email.domain()).isEqualTo("exemplo.com.br");
    assertThat(email).hasToString("***@***.br");
    assertThat(email)
        .isEqualTo(EmailAddress.parse("MariaClara@exemplo.com.br"))
        .isNotEqualTo(EmailAddress.parse("mariaclara@exemplo.com.br"));
  }

  @ParameterizedTest
  @CsvSource({
    "a@München.example, a@xn--mnchen-3ya.example, a@münchen.example",
    "a@xn--mnchen-3ya.example, a@xn--mnchen-3ya.example, a@xn--mnchen-3ya.example",
    "a@straße.de, a@xn--strae-oqa.de, a@straße.de",
    "a@STRASSE.de, a@strasse.de, a@strasse.de",
    "a@ｅｘａｍｐｌｅ.com, a@example.com, a@example.com",
    "a@例え。テスト, a@xn--r8jz45g.xn--zckzah, a@例え.テスト",
    "JOSÉ@x.com, josé@x.com, JOSÉ@x.com",
    "Jose\u0301@x.com, josé@x.com, José@x.com",
  })
  @DisplayName("SRCH-4: domains are keyed as A-labels, accents of the local part stay")
  void parse_beyondAscii(String text, String key, String shown) {
    EmailAddress email = EmailAddress.parse(text);
    assertThat(email.compact()).isEqualTo(key);
    assertThat(email.formatted()).isEqualTo(shown);
  }

  @Test
  @DisplayName("SRCH-4: no folklore about providers: dots and tags count")
  void parse_noFolklore() {
    assertThat(EmailAddress.parse("maria.clara+loja@googlemail.com").compact())
        .isEqualTo("maria.clara+loja@googlemail.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o'brien@x.com",
        "a@b.c",
        "\"maria@casa\"@x.com",
        "\"a\\\"b..c\"@x.com",
        "!#$%&*/=?^_`{|}~-@x.com",
        "a@1.2.3.4",
        "a@x--y.com",
      })
  @DisplayName("SRCH-4: unusual addresses that are right")
  void parse_unusual(String text) {
    assertThat(EmailAddress.parse(text).formatted()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "maria, NO_AT",
    "a@b@x.com, SEVERAL_AT",
    "a b@x.com, BLANK_OR_CONTROL",
    "a@x .com, BLANK_OR_CONTROL",
    "\"a b\"@x.com, BLANK_OR_CONTROL",
    "a\u0000@x.com, BLANK_OR_CONTROL",
    "a\u200B@x.com, BLANK_OR_CONTROL",
    "a\u202E@x.com, BLANK_OR_CONTROL",
    "@x.com, LOCAL_MISSING",
    ".a@x.com, LOCAL_DOT",
    "a.@x.com, LOCAL_DOT",
    "a..b@x.com, LOCAL_DOT",
    "\"a@x.com, LOCAL_CHARACTER",
    "\"a\\\"@x.com, LOCAL_CHARACTER",
    "\"a\"b\"@x.com, LOCAL_CHARACTER",
    "<a@x.com, LOCAL_CHARACTER",
    "'a,b@x.com', LOCAL_CHARACTER",
    "a@, DOMAIN_MISSING",
    "a@.com, LABEL_EMPTY",
    "a@x..com, LABEL_EMPTY",
    "a@x.com., LABEL_EMPTY",
    "a@-x.com, LABEL_HYPHEN",
    "a@x-.com, LABEL_HYPHEN",
    "a@x_y.com, DOMAIN_CHARACTER",
    "a@x.com>, DOMAIN_CHARACTER",
    "a@localhost, ONE_LABEL",
  })
  @DisplayName("SRCH-9: each fault of an e-mail address has its own reason")
  void refusalOf_names_the_fault(String text, EmailFault fault) {
    assertThat(EmailAddress.refusalOf(text)).contains(new IdentityRefusal.NotAnEmail(fault));
    assertThat(EmailAddress.tryParse(text)).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: the limits of an address are in octets")
  void limits() {
    String local64 = "a".repeat(64);
    assertThat(EmailAddress.tryParse(local64 + "@x.com")).isPresent();
    assertFault(local64 + "a@x.com", EmailFault.LOCAL_TOO_LONG);
    assertFault("é".repeat(33) + "@x.com", EmailFault.LOCAL_TOO_LONG);
    String label63 = "b".repeat(63);
    assertThat(EmailAddress.tryParse("a@" + label63 + ".com")).isPresent();
    assertFault("a@b" + label63 + ".com", EmailFault.LABEL_TOO_LONG);
    String domain253 = label63 + '.' + label63 + '.' + label63 + '.' + "c".repeat(61);
    assertThat(EmailAddress.domainKey(domain253)).isPresent();
    assertFault("a@" + domain253, EmailFault.ADDRESS_TOO_LONG);
    assertFault("a@" + domain253 + "c", EmailFault.DOMAIN_TOO_LONG);
    String domain189 = label63 + '.' + label63 + '.' + "c".repeat(61);
    assertThat(EmailAddress.tryParse(local64 + '@' + domain189)).isPresent();
    assertFault(local64 + '@' + domain189 + "c", EmailFault.ADDRESS_TOO_LONG);
  }

  private static void assertFault(String text, EmailFault fault) {
    assertThat(EmailAddress.refusalOf(text)).contains(new IdentityRefusal.NotAnEmail(fault));
  }

  @Test
  @DisplayName("SRCH-4: a domain of one part is accepted where the host says so")
  void parse_localDomain() {
    assertThat(EmailAddress.parse("a@localhost", EmailAddress.Domains.LOCAL).compact())
        .isEqualTo("a@localhost");
    assertThat(EmailAddress.tryParse("a@localhost", EmailAddress.Domains.PUBLIC)).isEmpty();
  }

  @Test
  @DisplayName("PRIV-3: the message of a refused address does not repeat it")
  void refusal_hidesTheAddress() {
    assertThat(EmailAddress.refusalOf(""))
        .contains(new IdentityRefusal.Missing(IdentityKind.EMAIL));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> EmailAddress.parse("mariaclara@"))
        .withMessageNotContaining("mariaclara");
  }

  @Test
  @DisplayName("SRCH-4: the search box takes the start of an address, pasted blanks and all")
  void keyPrefix() {
    assertThat(EmailAddress.keyPrefixes(" MariaC")).containsExactly("mariac");
    assertThat(EmailAddress.keyPrefixes("MariaClara@EX")).containsExactly("mariaclara@ex");
    assertThat(EmailAddress.keyPrefixes("a@München.ex")).containsExactly("a@xn--mnchen-3ya.ex");
    assertThat(EmailAddress.keyPrefixes("a＠x\u200B")).containsExactly("a@x");
    assertThat(EmailAddress.keyPrefixes("Jose\u0301")).containsExactly("josé");
    assertThat(EmailAddress.keyPrefixes("a＠x")).containsExactly("a@x");
    assertThat(EmailAddress.keyPrefixes("\uFB01lo@x")).containsExactly("filo@x", "\uFB01lo@x");
    assertThat(EmailAddress.keyPrefixes(" ")).isEmpty();
    assertThat(EmailAddress.keyPrefixes("a b")).isEmpty();
    assertThat(EmailAddress.keyPrefixes("a".repeat(1000))).isEmpty();
  }

  @Test
  @DisplayName("SRCH-4: a domain is keyed with and without its @")
  void domainKey() {
    assertThat(EmailAddress.domainKey("@Exemplo.com.br")).contains("exemplo.com.br");
    assertThat(EmailAddress.domainKey("münchen.example")).contains("xn--mnchen-3ya.example");
    assertThat(EmailAddress.domainKey("a b")).isEmpty();
    assertThat(EmailAddress.domainKey("a".repeat(1000))).isEmpty();
  }
}
