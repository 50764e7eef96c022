package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.CustomerColumn.GIVEN_NAMES;
import static io.customerview.examples.quickstart.generate.CustomerColumn.LEGAL_NAME;
import static io.customerview.examples.quickstart.generate.CustomerColumn.TRADE_NAME;
import static io.customerview.examples.quickstart.generate.CustomerColumn.TYPE;

import io.customerview.customer.Party;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.examples.quickstart.generate.CustomerColumn;
import java.util.Locale;
import java.util.Optional;

/**
 * Who it is, by name. Capitals, missing accents and all names in one column are taken as they are:
 * a search finds them just the same, and nobody can tell from {@code JOSE} who is {@code José}.
 */
final class Names {

  private Names() {}

  static Optional<Party> read(Draft draft) {
    Optional<String> type = draft.text(TYPE).map(text -> text.toUpperCase(Locale.ROOT));
    if (type.filter("PF"::equals).isPresent()) {
      return person(draft);
    }
    if (type.filter("PJ"::equals).isPresent()) {
      return company(draft);
    }
    draft.refuse(TYPE, Problem.TYPE_UNKNOWN);
    return Optional.empty();
  }

  private static Optional<Party> person(Draft draft) {
    Optional<String> given = draft.text(GIVEN_NAMES);
    Optional<String> family = draft.text(CustomerColumn.FAMILY_NAMES);
    if (given.isEmpty() && family.isEmpty()) {
      draft.refuse(GIVEN_NAMES, Problem.NAME_MISSING);
      return Optional.empty();
    }
    return draft.orRefuse(
        GIVEN_NAMES,
        () ->
            Person.of(given.or(() -> family).get(), given.isEmpty() ? null : family.orElse(null))
                .withSocialName(draft.text(CustomerColumn.SOCIAL_NAME).orElse(null)));
  }

  private static Optional<Party> company(Draft draft) {
    Optional<String> legal = draft.text(LEGAL_NAME);
    if (legal.isEmpty()) {
      draft.refuse(LEGAL_NAME, Problem.NAME_MISSING, draft.text(TRADE_NAME).stream().toList());
      return Optional.empty();
    }
    return draft.orRefuse(
        LEGAL_NAME, () -> Company.of(legal.get(), draft.text(TRADE_NAME).orElse(null)));
  }
}
