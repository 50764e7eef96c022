package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.CustomerColumn.COUNTRY;
import static io.customerview.examples.quickstart.generate.CustomerColumn.POSTAL_CODE;
import static io.customerview.examples.quickstart.generate.CustomerColumn.STATE;

import io.customerview.customer.Registration;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.generate.CustomerColumn;
import io.customerview.identity.Country;
import io.customerview.identity.FoldedText;
import io.customerview.identity.PostalCode;
import io.customerview.identity.State;
import io.customerview.shared.CleanText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Country, state, city and postal code. A file that names no country is of Brazil. */
final class Places {

  private static final Map<String, Country> BY_NAME = byName();

  /** Brazil in the tables of the central bank and of the tax office. */
  private static final String BRAZIL_IN_TAX_TABLES = "1058";

  private Places() {}

  private static Map<String, Country> byName() {
    Map<String, Country> names = new HashMap<>();
    for (String language : List.of("pt-BR", "es", "en")) {
      for (String code : Locale.getISOCountries()) {
        Country country = Country.parse(code);
        names.putIfAbsent(
            FoldedText.of(country.formatted(Locale.forLanguageTag(language))).key(), country);
      }
    }
    return names;
  }

  static Country country(Draft draft) {
    Optional<String> text = draft.text(COUNTRY);
    if (text.isEmpty() || text.get().equals(BRAZIL_IN_TAX_TABLES)) {
      return Country.BRAZIL;
    }
    Optional<Country> country =
        FoldedText.tryOf(text.get())
            .flatMap(name -> Optional.ofNullable(BY_NAME.get(name.key())))
            .or(() -> Country.tryParse(text.get().toUpperCase(Locale.ROOT)));
    if (country.isEmpty()) {
      draft.leaveOut(COUNTRY, Problem.COUNTRY_UNKNOWN);
    }
    return country.orElse(Country.BRAZIL);
  }

  /**
   * Returns the abbreviation of a Brazilian state, however it is written, and any other as it is.
   */
  static Optional<String> state(Draft draft, Country country) {
    Optional<String> text = text(draft, STATE, 64);
    if (text.isEmpty() || !country.equals(Country.BRAZIL)) {
      return text;
    }
    Optional<State> state =
        State.tryParse(text.get()).or(() -> State.tryParse(text.get().replace(".", "")));
    if (state.isEmpty()) {
      draft.leaveOut(STATE, State.refusalOf(text.get()).orElseThrow());
    }
    return state.map(State::abbreviation);
  }

  static Optional<String> city(Draft draft) {
    return text(draft, CustomerColumn.CITY, 128);
  }

  static Optional<String> industry(Draft draft) {
    return text(draft, CustomerColumn.INDUSTRY, Registration.LONGEST_TEXT);
  }

  /** A CEP that lost its leading zero is suggested, as a tax number is. */
  static Optional<String> postalCode(Draft draft, Country country) {
    Optional<String> text = draft.number(POSTAL_CODE);
    if (text.isEmpty() || !country.equals(Country.BRAZIL)) {
      return text;
    }
    Optional<PostalCode> code = PostalCode.tryParse(text.get());
    if (code.isEmpty()) {
      draft.leaveOut(
          POSTAL_CODE,
          PostalCode.refusalOf(text.get()).orElseThrow(),
          text
              .filter(digits -> digits.matches("\\d{7}"))
              .map(digits -> PostalCode.parse("0" + digits).formatted())
              .stream()
              .toList());
    }
    return code.map(PostalCode::formatted);
  }

  private static Optional<String> text(Draft draft, Column column, int longest) {
    return draft
        .text(column)
        .flatMap(
            text ->
                draft.orLeaveOut(column, () -> CleanText.required(column.title(), text, longest)));
  }
}
