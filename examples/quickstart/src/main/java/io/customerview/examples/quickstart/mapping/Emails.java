package io.customerview.examples.quickstart.mapping;

import io.customerview.contact.Address;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.identity.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** E-mail addresses, with what may have been meant by texts that are none. */
final class Emails {

  /** One slip of the keyboard each. */
  private static final List<UnaryOperator<String>> REPAIRS =
      List.of(
          text -> text.replace(" ", ""),
          text -> text.replace(',', '.'),
          text -> text.replaceAll("@@+", "@"));

  private Emails() {}

  static Optional<Address> read(Draft draft, Column column) {
    Optional<String> text = draft.text(column);
    Optional<EmailAddress> address = text.flatMap(EmailAddress::tryParse);
    if (text.isPresent() && address.isEmpty()) {
      draft.leaveOut(
          column, EmailAddress.refusalOf(text.get()).orElseThrow(), suggestions(text.get()));
    }
    return address.map(Address.Email::new);
  }

  /** Two addresses in one cell, or one with one slip: only what is an address then. */
  static List<String> suggestions(String text) {
    List<String> parts = List.of(text.split("\\s*[;,/]\\s*|\\s+", -1));
    if (parts.size() > 1
        && parts.stream().allMatch(part -> EmailAddress.tryParse(part).isPresent())) {
      return parts;
    }
    return REPAIRS.stream()
        .map(repair -> repair.apply(text))
        .flatMap(repaired -> EmailAddress.tryParse(repaired).stream())
        .map(EmailAddress::formatted)
        .distinct()
        .toList();
  }
}
