package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.testkit.IdentityArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NitProperties {

  @Property
  @Label("REG-2: the display form of a NIT is parsed to the same NIT, with its digit and without")
  void formatted_isParsedBack(@ForAll("nits") Nit nit) {
    assertThat(Nit.parse(nit.formatted())).isEqualTo(nit).hasSameHashCodeAs(nit);
    assertThat(Nit.parse(nit.compact())).isEqualTo(nit);
    assertThat(Nit.ofNumber(nit.number())).isEqualTo(nit);
  }

  @Property
  @Label("REG-2: of ten check digits one is right")
  void checkDigit_isOne(@ForAll("nits") Nit nit, @ForAll @IntRange(max = 9) int digit) {
    assertThat(Nit.tryParse(nit.number() + digit).isPresent()).isEqualTo(digit == nit.checkDigit());
  }

  @Property
  @Label("REG-2: a NIT as identity document is found by its number, its digit given or not")
  void document_isFoundByNumber(@ForAll("nits") Nit nit) {
    DocumentType type = DocumentTypes.standard().of(Country.COLOMBIA, "NIT");
    IdentityDocument document = IdentityDocument.parse(type, nit.formatted());
    assertThat(document.searchKey()).isEqualTo(nit.number());
    assertThat(document.compact()).isEqualTo(nit.compact());
  }

  @Provide
  Arbitrary<Nit> nits() {
    return IdentityArbitraries.nits();
  }
}
