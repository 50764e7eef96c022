package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.CustomerColumn.MOBILE;
import static io.customerview.examples.quickstart.generate.CustomerColumn.PHONE;

import io.customerview.contact.Address;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.identity.Country;
import io.customerview.identity.IdentityRefusal;
import io.customerview.identity.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Phones as written where the customer lives, with what may have been meant by texts that are none.
 */
final class Phones {

  /** {@code (0XX11)}: dial any carrier you like. */
  private static final Pattern ANY_CARRIER = Pattern.compile("0[Xx]{2}");

  private static final Pattern SEVERAL = Pattern.compile("\\s*(?:[;/]|\\bou\\b|\\be\\b)\\s*");

  private Phones() {}

  static Optional<Address> read(Draft draft, Column column, Country country) {
    Optional<String> text = draft.number(column).map(Phones::withoutCarrier);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<PhoneNumber> number = PhoneNumber.tryParse(text.get(), country);
    if (number.isEmpty()) {
      IdentityRefusal why = PhoneNumber.refusalOf(text.get(), country).orElseThrow();
      draft.leaveOut(column, why, suggestions(draft, column, text.get(), country, why));
    } else if (number.get().isOutdated()) {
      draft.note(
          column,
          Problem.OUTDATED_MOBILE,
          number.get().twin().map(PhoneNumber::formatted).stream().toArray(String[]::new));
    }
    return number.map(Address.Phone::new);
  }

  private static String withoutCarrier(String text) {
    return ANY_CARRIER.matcher(text).replaceFirst("0");
  }

  private static List<String> suggestions(
      Draft draft, Column column, String text, Country country, IdentityRefusal why) {
    if (why instanceof IdentityRefusal.AreaCodeMissing) {
      return areaCodeOf(draft, column == MOBILE ? PHONE : MOBILE, country)
          .flatMap(area -> PhoneNumber.tryParse(area + text, country))
          .map(PhoneNumber::formatted)
          .stream()
          .toList();
    }
    List<String> parts = List.of(SEVERAL.split(text, -1));
    List<PhoneNumber> numbers =
        parts.stream().flatMap(part -> PhoneNumber.tryParse(part, country).stream()).toList();
    return parts.size() > 1 && numbers.size() == parts.size()
        ? numbers.stream().map(PhoneNumber::formatted).toList()
        : List.of();
  }

  /** The customer's other phone rings in the same area, as a rule. */
  private static Optional<String> areaCodeOf(Draft draft, Column other, Country country) {
    return draft
        .number(other)
        .map(Phones::withoutCarrier)
        .flatMap(text -> PhoneNumber.tryParse(text, country))
        .flatMap(PhoneNumber::areaCode);
  }
}
