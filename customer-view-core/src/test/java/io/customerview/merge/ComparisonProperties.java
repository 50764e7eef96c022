package io.customerview.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.customerview.identity.EmailAddress;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.search.SearchIndex.Card;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("MRG-1: weighing two customers")
class ComparisonProperties {

  private static final CustomerId ONE = new CustomerId(new UUID(0, 1));
  private static final CustomerId OTHER = new CustomerId(new UUID(0, 2));

  private static Optional<Candidate> compare(Trait left, Trait right) {
    Sharers sharers = new Sharers();
    for (Trait trait : List.of(left, right)) {
      trait.phones().forEach(phone -> sharers.put(Blocks.ofPhoneEnd(phone), 2));
      trait.asWritten().forEach(phone -> sharers.put(Blocks.ofPhone(phone), 2));
      trait.emails().forEach(email -> sharers.put(Blocks.ofEmail(email), 2));
    }
    Comparison comparison = new Comparison(new Known(1_000), -1_000);
    return comparison.compare(ONE, left, OTHER, right, sharers);
  }

  @Property
  @Label("MRG-1: whoever comes first, the weight is the same, and the evidence is the weight")
  void symmetric(@ForAll("customers") Card left, @ForAll("customers") Card right) {
    Optional<Candidate> found = compare(Trait.of(left), Trait.of(right));
    Optional<Candidate> turned = compare(Trait.of(right), Trait.of(left));
    assertThat(found.isPresent()).isEqualTo(turned.isPresent());
    found.ifPresent(
        one -> {
          assertThat(one.weight()).isEqualTo(turned.orElseThrow().weight(), offset(1e-9));
          assertThat(one.evidence().stream().mapToDouble(MergeEvidence::weight).sum())
              .isEqualTo(one.weight(), offset(1e-9));
          assertThat(one.evidence().stream().map(MergeEvidence::kind)).doesNotHaveDuplicates();
        });
  }

  @Provide
  Arbitrary<Card> customers() {
    Arbitrary<List<String>> words =
        Arbitraries.of("ana", "anna", "souza", "sousa", "lima", "limma", "a", "filho", "zanetti")
            .list()
            .ofMinSize(1)
            .ofMaxSize(5);
    Arbitrary<List<String>> phones =
        Arbitraries.of("(11) 98123-4567", "(11) 8123-4567", "(11) 3123-4567", "(21) 98123-4567")
            .list()
            .uniqueElements()
            .ofMaxSize(2);
    Arbitrary<List<String>> emails =
        Arbitraries.of("a@exemplo.com.br", "a@exmplo.com.br", "b@exemplo.com.br")
            .list()
            .uniqueElements()
            .ofMaxSize(2);
    return Combinators.combine(words, phones, emails).as(ComparisonProperties::card);
  }

  private static Card card(List<String> words, List<String> phones, List<String> emails) {
    List<SearchKey> keys = new ArrayList<>();
    String name = String.join(" ", words);
    keys.add(SearchKey.ofName(SearchField.FULL_NAME, name));
    phones.forEach(phone -> keys.add(SearchKey.ofPhone(PhoneNumber.parse(phone))));
    emails.forEach(email -> keys.add(SearchKey.ofEmail(EmailAddress.parse(email))));
    return new Card(name, keys);
  }
}
