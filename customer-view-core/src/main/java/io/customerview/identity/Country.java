package io.customerview.identity;

import io.customerview.shared.RefusedException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/**
 * A country, by its ISO 3166-1 code of two letters, such as {@code CO}.
 *
 * <p>The codes are those that the Java runtime knows. Immutable and thread-safe.
 */
public final class Country implements Comparable<Country> {

  private static final Map<String, String> ALPHA_2 = alpha2();

  /** Brazil. */
  public static final Country BRAZIL = new Country("BR");

  /** Colombia. */
  public static final Country COLOMBIA = new Country("CO");

  private final String code;

  private Country(String code) {
    this.code = code;
  }

  /**
   * Obtains a country from its code of two or three letters, in any case.
   *
   * @throws RefusedException with {@link IdentityRefusal.CountryUnknown} if there is none
   */
  public static Country parse(CharSequence text) {
    return tryParse(text)
        .orElseThrow(() -> new RefusedException(new IdentityRefusal.CountryUnknown()));
  }

  /** Obtains a country from its code of two or three letters, or empty. */
  public static Optional<Country> tryParse(CharSequence text) {
    return text.length() > Compact.LONGEST
        ? Optional.empty()
        : Optional.ofNullable(ALPHA_2.get(Compact.of(text).text())).map(Country::new);
  }

  /** Returns why the text is not a country, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    return tryParse(text).isPresent()
        ? Optional.empty()
        : Optional.of(new IdentityRefusal.CountryUnknown());
  }

  private static Map<String, String> alpha2() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      codes.put(code, code);
    }
    for (String code : Locale.getISOCountries()) {
      codes.putIfAbsent(threeLetters(code), code);
    }
    return Map.copyOf(codes);
  }

  private static String threeLetters(String code) {
    try {
      return new Locale("", code).getISO3Country();
    } catch (MissingResourceException noThreeLetters) {
      return code;
    }
  }

  /** Returns the code of two letters. */
  public String compact() {
    return code;
  }

  /** Returns the name in a language. */
  public String formatted(Locale locale) {
    return new Locale("", code).getDisplayCountry(locale);
  }

  @Override
  public int compareTo(Country other) {
    return code.compareTo(other.code);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Country that && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  /** Returns the code of two letters. */
  @Override
  public String toString() {
    return code;
  }
}
