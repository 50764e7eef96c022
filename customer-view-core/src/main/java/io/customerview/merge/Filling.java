package io.customerview.merge;

import io.customerview.customer.Registration;
import io.customerview.identity.IdentityDocument;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What the registration of the customer that stays takes from the duplicate: fields that it has
 * nothing in, and identity documents of types that it has none of. City, state and country are one
 * field, so that no address is put together from two.
 */
final class Filling {

  private static final String DOCUMENT = "document ";

  private static final List<Field<?>> FIELDS =
      List.of(
          new Field<>("cpf", Registration::cpf, (to, from) -> to.cpf(from.cpf().orElse(null))),
          new Field<>("cnpj", Registration::cnpj, (to, from) -> to.cnpj(from.cnpj().orElse(null))),
          new Field<>("place", Filling::place, Filling::copyPlace),
          new Field<>(
              "industry",
              Registration::industry,
              (to, from) -> to.industry(from.industry().orElse(null))),
          new Field<>(
              "parent", Registration::parent, (to, from) -> to.parent(from.parent().orElse(null))),
          new Field<>(
              "timeZone",
              Registration::timeZone,
              (to, from) -> to.timeZone(from.timeZone().orElse(null))));

  private Filling() {}

  /** One field: how it is read, and how it is copied. */
  private record Field<T>(
      String name,
      Function<Registration, Optional<T>> value,
      BiConsumer<Registration.Builder, Registration> copy) {

    boolean isFilledFrom(Registration own, Registration other) {
      return value.apply(own).isEmpty() && value.apply(other).isPresent();
    }

    boolean isSame(Registration one, Registration other) {
      return value.apply(one).equals(value.apply(other));
    }
  }

  private static Optional<List<Object>> place(Registration of) {
    boolean none = of.city().isEmpty() && of.state().isEmpty() && of.country().isEmpty();
    return none ? Optional.empty() : Optional.of(List.of(of.city(), of.state(), of.country()));
  }

  private static void copyPlace(Registration.Builder to, Registration from) {
    to.city(from.city().orElse(null))
        .state(from.state().orElse(null))
        .country(from.country().orElse(null));
  }

  /** Returns the names of the fields that are filled. */
  static Set<String> fields(Registration own, Registration other) {
    Set<String> filled = new LinkedHashSet<>();
    for (Field<?> field : FIELDS) {
      if (field.isFilledFrom(own, other)) {
        filled.add(field.name());
      }
    }
    for (IdentityDocument document : other.documents()) {
      if (document(own, nameOf(document)).isEmpty()) {
        filled.add(nameOf(document));
      }
    }
    return filled;
  }

  private static String nameOf(IdentityDocument document) {
    return DOCUMENT + document.type();
  }

  private static Optional<IdentityDocument> document(Registration of, String name) {
    return of.documents().stream().filter(one -> nameOf(one).equals(name)).findFirst();
  }

  /** Returns a registration with these fields filled. */
  static Registration fill(Registration own, Registration other, Set<String> filled) {
    Registration.Builder next = own.toBuilder();
    for (Field<?> field : FIELDS) {
      if (filled.contains(field.name())) {
        field.copy().accept(next, other);
      }
    }
    for (String name : filled) {
      document(other, name).ifPresent(next::document);
    }
    return next.build();
  }

  /** Returns those of the filled fields that are not any more as they were filled. */
  static List<String> changed(Registration now, Registration other, Set<String> filled) {
    return filled.stream().filter(name -> !isAsFilled(now, other, name)).toList();
  }

  private static boolean isAsFilled(Registration now, Registration other, String name) {
    for (Field<?> field : FIELDS) {
      if (field.name().equals(name)) {
        return field.isSame(now, other);
      }
    }
    return document(now, name).equals(document(other, name));
  }

  /** Returns a registration without what was filled. */
  static Registration empty(Registration now, Set<String> filled) {
    Registration nothing = Registration.builder(now.party()).build();
    Registration.Builder next =
        Registration.builder(now.party())
            .externalId(now.externalId().map(id -> id.value()).orElse(null))
            .enabled(now.isEnabled());
    for (Field<?> field : FIELDS) {
      field.copy().accept(next, filled.contains(field.name()) ? nothing : now);
    }
    now.documents().stream().filter(one -> !filled.contains(nameOf(one))).forEach(next::document);
    return next.build();
  }
}
