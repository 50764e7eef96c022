package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.CustomerColumn.ADDRESS;

import io.customerview.contact.Address;
import io.customerview.contact.PostalAddress;
import io.customerview.identity.Country;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The postal address, of which the file has the street in one text: {@code Rua Sete, 10, apto 37 -
 * Centro}. What does not read so stays whole, as the street.
 */
final class PostalAddresses {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?<street>[^,]+), (?<number>[^,\\-]{1,20}?)(?:, (?<complement>.+?))?(?: - (?<district>[^-]+))?");

  private PostalAddresses() {}

  static Optional<Address> read(
      Draft draft,
      Country country,
      Optional<String> city,
      Optional<String> state,
      Optional<String> postalCode) {
    Optional<String> text = draft.text(ADDRESS);
    if (text.isEmpty() || city.isEmpty()) {
      return Optional.empty();
    }
    PostalAddress.Builder address =
        PostalAddress.builder(country)
            .city(city.get())
            .state(state.orElse(null))
            .postalCode(postalCode.orElse(null));
    Matcher parts = PARTS.matcher(text.get());
    if (parts.matches()) {
      address
          .street(parts.group("street"))
          .number(parts.group("number"))
          .complement(parts.group("complement"))
          .district(parts.group("district"));
    } else {
      address.street(text.get());
    }
    return draft.orLeaveOut(ADDRESS, address::build);
  }
}
