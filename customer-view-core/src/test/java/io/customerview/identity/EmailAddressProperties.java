package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.testkit.IdentityArbitraries;
import java.net.IDN;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EmailAddressProperties {

  @Property
  @Label("SRCH-4: the shown form of an address is parsed to the same address")
  void formatted_isParsedBack(@ForAll("emails") EmailAddress email) {
    EmailAddress again = EmailAddress.parse(email.formatted());
    assertThat(again).isEqualTo(email).hasSameHashCodeAs(email);
    assertThat(again.compact()).isEqualTo(email.compact());
    assertThat(EmailAddress.parse(email.asTyped())).isEqualTo(email);
  }

  @Property
  @Label("SRCH-4: case never changes the key, and the key is its own key")
  void key_isStable(@ForAll("emails") EmailAddress email) {
    assertThat(EmailAddress.parse(email.formatted().toUpperCase(Locale.ROOT)).compact())
        .isEqualTo(email.compact());
    assertThat(EmailAddress.parse(email.compact()).compact()).isEqualTo(email.compact());
    assertThat(EmailAddress.keyPrefixes(email.formatted())).contains(email.compact());
  }

  @Property
  @Label("SRCH-4: domains become A-labels as the JDK makes them, where its older rules agree")
  void domain_agreesWithJdk(@ForAll("labels") String label) {
    assertThat(EmailAddress.domainKey(label + ".com")).contains(IDN.toASCII(label + ".com"));
  }

  @Property
  @Label("SRCH-9: any text is an address or has a reason")
  void text_isAnAddressOrHasAReason(@ForAll("texts") String text) {
    assertThat(EmailAddress.tryParse(text).isPresent())
        .isEqualTo(EmailAddress.refusalOf(text).isEmpty());
  }

  @Provide
  Arbitrary<EmailAddress> emails() {
    return IdentityArbitraries.emails();
  }

  /** Lower-case letters of the scripts that Unicode 3.2 has, without ß and ς. */
  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('à', 'ö')
        .withCharRange('α', 'ρ')
        .withCharRange('а', 'я')
        .withCharRange('あ', 'お')
        .withCharRange('一', '三')
        .ofMinLength(1)
        .ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30),
        Arbitraries.strings().withChars("a@.\"\\-é \u200B").ofMaxLength(12));
  }
}
