package io.customerview.customer;

import io.customerview.shared.CleanText;
import io.customerview.shared.Masked;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a customer is by name: a person (pessoa física) or a company (pessoa jurídica) (REG-1). Every
 * name has 1 to {@value #LONGEST} code points. {@code toString} masks.
 *
 * <p>Immutable.
 */
public sealed interface Party {

  /** The longest name, in code points. */
  int LONGEST = 256;

  /** Returns the name that this customer is shown under. */
  String displayName();

  /** Returns every name, without repetition: each of them can be searched. */
  List<String> names();

  /**
   * A person.
   *
   * <p>Shown under the social name (nome social) where there is one, as Decreto 8.727/2016 asks.
   * The family name may be missing: there are people with one name only.
   *
   * @param givenName the given names (nome)
   * @param familyName the family names (sobrenome)
   * @param socialName the whole name that the person is to be called by
   */
  record Person(String givenName, Optional<String> familyName, Optional<String> socialName)
      implements Party {

    public Person {
      givenName = CleanText.required("givenName", givenName, LONGEST);
      familyName = familyName.flatMap(name -> CleanText.optional("familyName", name, LONGEST));
      socialName = socialName.flatMap(name -> CleanText.optional("socialName", name, LONGEST));
    }

    /** Obtains a person from given and family names. */
    public static Person of(String givenName, @Nullable String familyName) {
      return new Person(givenName, Optional.ofNullable(familyName), Optional.empty());
    }

    /** Returns this person under a social name, or without one. */
    public Person withSocialName(@Nullable String name) {
      return new Person(givenName, familyName, Optional.ofNullable(name));
    }

    /** Returns given and family names in one. */
    public String fullName() {
      return familyName.map(name -> givenName + ' ' + name).orElse(givenName);
    }

    @Override
    public String displayName() {
      return socialName.orElseGet(this::fullName);
    }

    @Override
    public List<String> names() {
      return distinct(fullName(), socialName);
    }

    @Override
    public String toString() {
      return "Person[" + Masked.words(displayName()) + "]";
    }
  }

  /**
   * A company.
   *
   * <p>Shown under the trade name where there is one (BAS-3).
   *
   * @param legalName the registered name (razão social)
   * @param tradeName the trade name (nome fantasia)
   */
  record Company(String legalName, Optional<String> tradeName) implements Party {

    public Company {
      legalName = CleanText.required("legalName", legalName, LONGEST);
      tradeName = tradeName.flatMap(name -> CleanText.optional("tradeName", name, LONGEST));
    }

    /** Obtains a company from its legal and trade names. */
    public static Company of(String legalName, @Nullable String tradeName) {
      return new Company(legalName, Optional.ofNullable(tradeName));
    }

    @Override
    public String displayName() {
      return tradeName.orElse(legalName);
    }

    @Override
    public List<String> names() {
      return distinct(legalName, tradeName);
    }

    @Override
    public String toString() {
      return "Company[" + Masked.words(displayName()) + "]";
    }
  }

  private static List<String> distinct(String first, Optional<String> second) {
    Objects.requireNonNull(first, "first");
    List<String> names = new ArrayList<>(2);
    names.add(first);
    second.filter(name -> !name.equals(first)).ifPresent(names::add);
    return List.copyOf(names);
  }
}
