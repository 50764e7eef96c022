package io.customerview.merge;

import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.DocumentType;
import io.customerview.identity.FoldedText.Token;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.PhoneType;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchName;
import io.customerview.search.SearchIndex.Card;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a customer is compared with others, read from what it is found by.
 *
 * @param person whether it is a person
 * @param names the deciding words of each of its names
 * @param taxNumber the CPF or CNPJ
 * @param documents the numbers of identity documents, by type
 * @param phones the phone numbers, in E.164, in the form with the ninth digit
 * @param asWritten the phone numbers as they are
 * @param emails the e-mail addresses
 * @param town the city, once it was read
 * @param country the country, once it was read
 */
record Trait(
    boolean person,
    List<List<String>> names,
    Optional<String> taxNumber,
    Map<DocumentType, String> documents,
    Set<String> phones,
    Set<String> asWritten,
    Set<String> emails,
    Optional<Town> town,
    Optional<Country> country) {

  static Trait of(Card card) {
    boolean person = true;
    List<List<String>> names = new ArrayList<>();
    Optional<String> taxNumber = Optional.empty();
    Map<DocumentType, String> documents = new HashMap<>();
    Set<String> phones = new LinkedHashSet<>();
    Set<String> asWritten = new LinkedHashSet<>();
    Set<String> emails = new LinkedHashSet<>();
    for (SearchKey key : card.keys()) {
      switch (key.field()) {
        case CPF, CNPJ -> taxNumber = Optional.of(key.key());
        case IDENTITY_DOCUMENT ->
            key.documentType().ifPresent(type -> documents.put(type, key.compact()));
        case PHONE -> {
          asWritten.add(key.key());
          phones.add(withNinthDigit(key.key()));
        }
        case EMAIL -> emails.add(key.key());
        case FULL_NAME, SOCIAL_NAME -> names.add(words(key));
        case LEGAL_NAME, TRADE_NAME -> {
          person = false;
          names.add(words(key));
        }
        default -> {}
      }
    }
    return new Trait(
        person,
        names,
        taxNumber,
        documents,
        phones,
        asWritten,
        emails,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same with the city and the country of a registration. */
  Trait at(Registration registration) {
    return new Trait(
        person,
        names,
        taxNumber,
        documents,
        phones,
        asWritten,
        emails,
        registration.cityKey().map(city -> new Town(city, registration.stateKey())),
        registration.country());
  }

  /**
   * Returns the code of the country that two customers are of, if they are of one and a phone of
   * theirs tells its code.
   */
  Optional<String> countryCode(Trait other) {
    return country.equals(other.country)
        ? Stream.concat(asWritten.stream(), other.asWritten.stream())
            .map(PhoneNumber::ofCompact)
            .filter(phone -> country.isPresent() && phone.region().equals(country))
            .flatMap(phone -> phone.countryCode().stream())
            .findFirst()
        : Optional.empty();
  }

  /** Returns the mobile numbers. */
  Set<String> mobiles() {
    return phones.stream().filter(Trait::isMobile).collect(Collectors.toUnmodifiableSet());
  }

  static boolean isMobile(String e164) {
    return PhoneNumber.ofCompact(e164).type() == PhoneType.MOBILE;
  }

  private static List<String> words(SearchKey name) {
    return words(SearchName.ofAnnotated(name.field(), name.key()));
  }

  static List<String> words(SearchName name) {
    return name.decidingWords().stream().map(Token::text).toList();
  }

  /** The twin rule: a mobile number without its ninth digit is the one with it. */
  static String withNinthDigit(String e164) {
    return PhoneNumber.tryParse(e164)
        .filter(PhoneNumber::isOutdated)
        .flatMap(PhoneNumber::twin)
        .map(PhoneNumber::compact)
        .orElse(e164);
  }

  /** Returns whether two are not the same, whatever else they have in common (MRG-1). */
  boolean vetoes(Trait other) {
    if (person != other.person) {
      return true;
    }
    return taxNumber.isPresent()
        && other.taxNumber.isPresent()
        && !root(taxNumber.get()).equals(root(other.taxNumber.get()));
  }

  private String root(String number) {
    return person ? number : number.substring(0, Cnpj.ROOT_LENGTH);
  }

  @Override
  public String toString() {
    return "Trait[" + names.size() + " names]";
  }
}
