package io.customerview.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.IdentityDocument;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MRG-2: what the customer that stays takes from the duplicate's registration")
class FillingTest {

  private static Registration.Builder lia() {
    return Registration.builder(Person.of("Lia", "Teles"));
  }

  @Test
  @DisplayName("MRG-2: no address is put together from two")
  void place() {
    Registration whole = lia().city("Recife").state("PE").build();
    assertThat(Filling.fields(lia().state("SP").build(), whole)).isEmpty();
    assertThat(Filling.fields(lia().build(), whole)).containsExactly("place");
    assertThat(Filling.fields(whole, lia().build())).isEmpty();
    Registration filled = Filling.fill(lia().build(), whole, Set.of("place"));
    assertThat(filled).isEqualTo(whole);
    assertThat(Filling.empty(filled, Set.of("place"))).isEqualTo(lia().build());
  }

  @Test
  @DisplayName("MRG-2: of a type of document that there is one of, it takes none")
  void documents() {
    Registration own = lia().document(IdentityDocument.parse("BR", "RG", "5522119-X")).build();
    Registration other =
        lia()
            .document(IdentityDocument.parse("BR", "RG", "7182391-X"))
            .document(IdentityDocument.parse("CO", "CC", "52345678"))
            .build();
    Set<String> filled = Filling.fields(own, other);
    assertThat(filled).containsExactly("document CO/CC");
    assertThat(Filling.fill(own, other, filled).documents())
        .containsExactlyInAnyOrder(own.documents().get(0), other.documents().get(1));
    assertThat(Filling.empty(Filling.fill(own, other, filled), filled)).isEqualTo(own);
  }
}
