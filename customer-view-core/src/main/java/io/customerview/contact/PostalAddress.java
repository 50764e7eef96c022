package io.customerview.contact;

import io.customerview.identity.Country;
import io.customerview.identity.FoldedText;
import io.customerview.identity.PostalCode;
import io.customerview.identity.State;
import io.customerview.shared.CleanText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A postal address (endereço):
 *
 * <pre>{@code
 * PostalAddress.builder(Country.BRAZIL).street("Avenida Paulista").number("1000").complement("cj. 12")
 *     .district("Bela Vista").city("São Paulo").state("SP").postalCode("01310-100").build();
 * }</pre>
 *
 * <p>Street and city are required: without them no letter arrives. In Brazil the postal code is a
 * CEP and the state one of the 27; elsewhere both are kept as typed. Two addresses are the same
 * when country, postal code, state, city, street, number and complement are, whatever the case,
 * accents and punctuation; the district doesn't count, since it is often left out.
 *
 * <p>Immutable and thread-safe.
 *
 * @param street the street (logradouro), 1 to 200 code points
 * @param number the number in the street, at most 20
 * @param complement flat, floor and the like (complemento), at most 100
 * @param district the district (bairro), at most 100
 * @param city the city, 1 to 128
 * @param state the state: its abbreviation in Brazil, else a text of at most 64
 * @param postalCode the postal code: a formatted CEP in Brazil, else a text of at most 16
 * @param country the country
 */
public record PostalAddress(
    String street,
    Optional<String> number,
    Optional<String> complement,
    Optional<String> district,
    String city,
    Optional<String> state,
    Optional<String> postalCode,
    Country country)
    implements Address {

  /** A normalized form is a key of an index, whose entries have a limit. */
  private static final int LONGEST_KEY = 512;

  public PostalAddress {
    Objects.requireNonNull(country, "country");
    street = CleanText.required("street", street, 200);
    number = clean("number", number, 20);
    complement = clean("complement", complement, 100);
    district = clean("district", district, 100);
    city = CleanText.required("city", city, 128);
    state = clean("state", state, 64);
    postalCode = clean("postalCode", postalCode, 16);
    if (country.equals(Country.BRAZIL)) {
      state = state.map(text -> State.parse(text).abbreviation());
      postalCode = postalCode.map(text -> PostalCode.parse(text).formatted());
    }
  }

  private static Optional<String> clean(String field, Optional<String> text, int longest) {
    return CleanText.optional(field, text.orElse(null), longest);
  }

  /** Begins an address in a country. */
  public static Builder builder(Country country) {
    return new Builder(country);
  }

  @Override
  public ContactChannel channel() {
    return ContactChannel.POSTAL;
  }

  @Override
  public String normalized() {
    String key =
        Stream.of(
                country.compact(),
                folded(postalCode).replace(" ", ""),
                folded(state),
                folded(Optional.of(city)),
                folded(Optional.of(street)),
                folded(number),
                folded(complement))
            .collect(Collectors.joining("|"));
    return key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY ? key : digest(key);
  }

  private static String folded(Optional<String> text) {
    return text.map(part -> FoldedText.of(part).key()).orElse("");
  }

  private static String digest(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return "sha256|" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Returns one line, such as {@code Avenida Paulista, 1000, cj. 12 - Bela Vista - São Paulo/SP -
   * 01310-100 - BR}.
   */
  @Override
  public String display() {
    String place = city + state.map(text -> "/" + text).orElse("");
    String door =
        Stream.of(Optional.of(street), number, complement)
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return Stream.of(
            Optional.of(door),
            district,
            Optional.of(place),
            postalCode,
            Optional.of(country.compact()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" - "));
  }

  /** Returns the country and, in Brazil, the state. */
  @Override
  public String masked() {
    return country.equals(Country.BRAZIL)
        ? "*** " + state.map(text -> text + ' ').orElse("") + country
        : "*** " + country;
  }

  @Override
  public String toString() {
    return masked();
  }

  /** Gathers the parts of an address; null and blank leave a part out. Not thread-safe. */
  public static final class Builder {

    private final Country country;
    private @Nullable String street;
    private @Nullable String number;
    private @Nullable String complement;
    private @Nullable String district;
    private @Nullable String city;
    private @Nullable String state;
    private @Nullable String postalCode;

    private Builder(Country country) {
      this.country = Objects.requireNonNull(country, "country");
    }

    /** Sets the street (logradouro); required. */
    public Builder street(@Nullable String text) {
      this.street = text;
      return this;
    }

    /** Sets the number in the street, which may be a text such as {@code s/n}. */
    public Builder number(@Nullable String text) {
      this.number = text;
      return this;
    }

    /** Sets flat, floor and the like (complemento). */
    public Builder complement(@Nullable String text) {
      this.complement = text;
      return this;
    }

    /** Sets the district (bairro). */
    public Builder district(@Nullable String text) {
      this.district = text;
      return this;
    }

    /** Sets the city; required. */
    public Builder city(@Nullable String text) {
      this.city = text;
      return this;
    }

    /** Sets the state; in Brazil by abbreviation, name or IBGE code. */
    public Builder state(@Nullable String text) {
      this.state = text;
      return this;
    }

    /** Sets the postal code; in Brazil a CEP. */
    public Builder postalCode(@Nullable String text) {
      this.postalCode = text;
      return this;
    }

    /**
     * Returns the address.
     *
     * @throws io.customerview.shared.RefusedException if street or city is missing, a text is too
     *     long or holds a control character, or, in Brazil, the state is none or the postal code is
     *     no CEP
     */
    public PostalAddress build() {
      return new PostalAddress(
          CleanText.required("street", street, 200),
          Optional.ofNullable(number),
          Optional.ofNullable(complement),
          Optional.ofNullable(district),
          CleanText.required("city", city, 128),
          Optional.ofNullable(state),
          Optional.ofNullable(postalCode),
          country);
    }
  }
}
