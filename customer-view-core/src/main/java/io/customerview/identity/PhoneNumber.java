package io.customerview.identity;

import io.customerview.shared.RefusedException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number, such as {@code +5511912345678}, shown as {@code (11) 91234-5678}.
 *
 * <p>Brazilian numbers are read with or without +55, the area code's zero, a carrier's two digits,
 * 90 for collect calls, blanks and punctuation. Ten or eleven digits that start with 55 have the
 * area code 55, twelve or thirteen the country code. Colombian fixed numbers written with 03 and
 * the area digit become their present form, 60 and the area digit. For the rest of the world the
 * text has a plus, or is as dialled in the region that the call names.
 *
 * <p>Brazilian mobiles got a ninth digit between 2012 and 2016. A number from before is accepted as
 * it is and {@linkplain #isOutdated() says so}; its {@linkplain #twin() twin} is the present
 * number. The two are different values, and searches find either by the other.
 *
 * <p>Type and region follow the numbering plan as it is known today: compute them, don't store
 * them.
 *
 * <p>Immutable and thread-safe.
 */
public final class PhoneNumber implements Comparable<PhoneNumber> {

  /** The region whose numbers are written without a country code, where a call names none. */
  public static final Country DEFAULT_REGION = Country.BRAZIL;

  private static final String BRAZIL = "+" + BrazilianPlan.COUNTRY_CODE;
  private static final String COLOMBIA = "+" + ColombianPlan.COUNTRY_CODE;

  /** No country has shorter numbers, and no country code starts with a zero. */
  private static final int SHORTEST = 4;

  private static final int OLD_MOBILE = 10;
  private static final int MOBILE = 11;
  private static final Pattern COMPACT = Pattern.compile("\\+[0-9]{3,15}");

  private final String e164;
  private final String region;
  private final String national;
  private final PhoneType type;

  private PhoneNumber(String e164, String region, String national, PhoneType type) {
    this.e164 = e164;
    this.region = region;
    this.national = national;
    this.type = type;
  }

  /**
   * Obtains a phone number from text as written in Brazil.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the text is no phone number, or
   *     lacks its area code
   */
  public static PhoneNumber parse(CharSequence text) {
    return parse(text, DEFAULT_REGION);
  }

  /**
   * Obtains a phone number from text as written in a region.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the text is no phone number, or
   *     lacks its area code
   */
  public static PhoneNumber parse(CharSequence text, Country region) {
    return tryParse(text, region)
        .orElseThrow(() -> new RefusedException(refusalOf(text, region).orElseThrow()));
  }

  /**
   * Obtains a phone number from its {@linkplain #compact() compact} form, as it was stored. Plans
   * change: a number that the present ones don't know any more is still that number, of no region
   * and no known type.
   *
   * @throws IllegalArgumentException if the text is not a plus and up to 15 digits
   */
  public static PhoneNumber ofCompact(String e164) {
    return tryParse(e164)
        .filter(number -> number.e164.equals(e164))
        .orElseGet(() -> unplanned(e164));
  }

  private static PhoneNumber unplanned(String e164) {
    if (!COMPACT.matcher(e164).matches()) {
      throw new IllegalArgumentException("a compact phone number is a plus and up to 15 digits");
    }
    return new PhoneNumber(e164, WorldPlan.NO_REGION, e164.substring(1), PhoneType.OTHER);
  }

  /** Obtains a phone number from text as written in Brazil, or empty. */
  public static Optional<PhoneNumber> tryParse(CharSequence text) {
    return tryParse(text, DEFAULT_REGION);
  }

  /** Obtains a phone number from text as written in a region, or empty. */
  public static Optional<PhoneNumber> tryParse(CharSequence text, Country region) {
    if (text.length() > Compact.LONGEST) {
      return Optional.empty();
    }
    Compact compact = Compact.of(text);
    return compact.isDigits()
        ? Optional.ofNullable(read(compact.text(), startsWithPlus(text), region))
        : Optional.empty();
  }

  /** Returns why the text is no phone number as written in Brazil, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    return refusalOf(text, DEFAULT_REGION);
  }

  /** Returns why the text is no phone number as written in a region, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text, Country region) {
    if (text.length() > Compact.LONGEST) {
      return Optional.of(
          new IdentityRefusal.TooLong(IdentityKind.PHONE, Compact.LONGEST, text.length()));
    }
    Compact compact = Compact.of(text);
    String digits = compact.text();
    if (digits.isEmpty()) {
      return Optional.of(new IdentityRefusal.Missing(IdentityKind.PHONE));
    }
    if (!compact.isDigits()) {
      return Optional.of(Compact.strange(IdentityKind.PHONE, text, false));
    }
    boolean plus = startsWithPlus(text);
    if (read(digits, plus, region) != null) {
      return Optional.empty();
    }
    if (plus ? digits.startsWith(BrazilianPlan.COUNTRY_CODE) : region.equals(Country.BRAZIL)) {
      return Optional.of(BrazilianPlan.refusal(digits, plus));
    }
    if (!plus && region.equals(Country.COLOMBIA) && ColombianPlan.isSubscriber(digits)) {
      return Optional.of(new IdentityRefusal.AreaCodeMissing());
    }
    return Optional.of(
        new IdentityRefusal.NotInNumberingPlan(plus ? WorldPlan.NO_REGION : region.compact()));
  }

  private static @Nullable PhoneNumber read(String digits, boolean plus, Country region) {
    if (plus) {
      return fromAnywhere(digits);
    }
    if (region.equals(Country.BRAZIL)) {
      return fromBrazil(digits);
    }
    PhoneNumber colombian =
        region.equals(Country.COLOMBIA) ? ofColombia(ColombianPlan.national(digits)) : null;
    return colombian != null ? colombian : ofWorld(digits, region.compact());
  }

  private static @Nullable PhoneNumber fromAnywhere(String digits) {
    if (digits.startsWith(BrazilianPlan.COUNTRY_CODE)) {
      return ofBrazil(BrazilianPlan.afterCountryCode(digits, 2), digits.substring(2));
    }
    PhoneNumber colombian =
        digits.startsWith(ColombianPlan.COUNTRY_CODE) ? ofColombia(digits.substring(2)) : null;
    return colombian != null ? colombian : ofWorld("+" + digits, null);
  }

  private static @Nullable PhoneNumber fromBrazil(String digits) {
    PhoneNumber brazilian = ofBrazil(BrazilianPlan.national(digits), digits);
    if (brazilian != null || !digits.startsWith("00")) {
      return brazilian;
    }
    // 00, a carrier's two digits, and a number abroad; or 00 as it is dialled abroad.
    PhoneNumber carrier = digits.length() > 4 ? ofWorld("+" + digits.substring(4), null) : null;
    return carrier != null ? carrier : ofWorld("+" + digits.substring(2), null);
  }

  /** Takes a national number, or else eight digits that are dialled alike everywhere in Brazil. */
  private static @Nullable PhoneNumber ofBrazil(@Nullable String national, String digits) {
    if (national != null) {
      return brazilian(national);
    }
    return BrazilianPlan.isNationwide(digits)
        ? new PhoneNumber(BRAZIL + digits, BrazilianPlan.REGION, digits, PhoneType.OTHER)
        : null;
  }

  private static @Nullable PhoneNumber ofColombia(String national) {
    PhoneType type = ColombianPlan.type(national);
    return type == null
        ? null
        : new PhoneNumber(COLOMBIA + national, ColombianPlan.REGION, national, type);
  }

  private static PhoneNumber brazilian(String national) {
    PhoneType type =
        BrazilianPlan.isNonGeographic(national)
            ? PhoneType.OTHER
            : national.charAt(2) >= '6' ? PhoneType.MOBILE : PhoneType.FIXED;
    return new PhoneNumber(BRAZIL + national, BrazilianPlan.REGION, national, type);
  }

  private static @Nullable PhoneNumber ofWorld(String digits, @Nullable String region) {
    if (digits.startsWith("+0") || digits.length() < SHORTEST) {
      return null;
    }
    return WorldPlan.read(digits, region)
        .map(found -> new PhoneNumber(found.e164(), found.region(), found.national(), found.type()))
        .orElse(null);
  }

  /** A plus counts where nothing but blanks, brackets and invisible characters stand before it. */
  static boolean startsWithPlus(CharSequence text) {
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == '+' || c == 0xFF0B) {
        return true;
      }
      if (!Compact.isDropped(c)) {
        return false;
      }
    }
    return false;
  }

  /**
   * Returns the eight or nine digits of a Brazilian number that is given without its area code,
   * such as {@code 91234-5678}, or empty if the text is something else.
   */
  public static Optional<String> subscriber(CharSequence text) {
    return Identifiers.compact(text).filter(Compact::isDigits).filter(BrazilianPlan::isSubscriber);
  }

  /** Returns whether a Brazilian area code (DDD), 11 to 99, is assigned. */
  public static boolean isAreaCode(int areaCode) {
    return BrazilianPlan.isAreaCode(areaCode);
  }

  /**
   * Returns the number as E.164 has it, such as {@code +5511912345678}: the form stored and
   * compared.
   */
  public String compact() {
    return e164;
  }

  /**
   * Returns the form that people read: {@code (11) 91234-5678}, {@code (11) 3123-4567}, {@code 0800
   * 123 4567}, and numbers of other countries in the international form.
   */
  public String formatted() {
    if (!isBrazilian()) {
      return WorldPlan.formatted(e164);
    }
    int length = national.length();
    if (length == 8) {
      return national.substring(0, 4) + '-' + national.substring(4);
    }
    if (type == PhoneType.OTHER) {
      return '0'
          + national.substring(0, 3)
          + ' '
          + national.substring(3, length - 4)
          + ' '
          + national.substring(length - 4);
    }
    return '('
        + national.substring(0, 2)
        + ") "
        + national.substring(2, length - 4)
        + '-'
        + national.substring(length - 4);
  }

  /** Returns the country, or empty for numbers of no country, such as satellite phones. */
  public Optional<Country> region() {
    return Country.tryParse(region);
  }

  /**
   * Returns the digits that a number of its country begins with, such as {@code 55}, or empty where
   * the present plans don't know it. Countries may share them.
   */
  public Optional<String> countryCode() {
    String code = e164.substring(1, e164.length() - national.length());
    return Optional.of(code).filter(digits -> !digits.isEmpty());
  }

  /** Returns what the number is by the numbering plan. */
  public PhoneType type() {
    return type;
  }

  /** Returns the Brazilian area code (DDD), such as {@code 11}, or empty where there is none. */
  public Optional<String> areaCode() {
    return isGeographic() ? Optional.of(national.substring(0, 2)) : Optional.empty();
  }

  /**
   * Returns whether this is a Brazilian mobile from before the ninth digit, which no longer rings.
   * One that starts with 7 may be a trunked-radio line, which kept its length, and is not outdated.
   */
  public boolean isOutdated() {
    return isOldMobile() && national.charAt(2) != '7';
  }

  /**
   * Returns the same Brazilian mobile line with the ninth digit, or without it: what old records
   * hold. Empty for every other number, and for mobiles that were never without it.
   */
  public Optional<PhoneNumber> twin() {
    if (isOldMobile()) {
      return Optional.of(brazilian(national.substring(0, 2) + '9' + national.substring(2)));
    }
    return isGeographic() && national.length() == MOBILE && national.charAt(3) >= '6'
        ? Optional.of(brazilian(national.substring(0, 2) + national.substring(3)))
        : Optional.empty();
  }

  /**
   * Returns the nine digits under which the number is found without its area code: those of a
   * Brazilian mobile, with the ninth digit also where it was given without, and a number of another
   * country that has nine in all.
   */
  public Optional<String> lastNine() {
    if (isOldMobile()) {
      return Optional.of('9' + national.substring(2));
    }
    if (isGeographic()) {
      return national.length() == MOBILE ? Optional.of(national.substring(2)) : Optional.empty();
    }
    return !isBrazilian() && national.length() == 9 ? Optional.of(national) : Optional.empty();
  }

  /**
   * Returns the eight digits under which the number is found without its area code: the last eight
   * of a Brazilian number with an area code, and a number that has eight in all.
   */
  public Optional<String> lastEight() {
    if (isGeographic()) {
      return Optional.of(national.substring(national.length() - 8));
    }
    return national.length() == 8 ? Optional.of(national) : Optional.empty();
  }

  private boolean isBrazilian() {
    return region.equals(BrazilianPlan.REGION);
  }

  private boolean isGeographic() {
    return isBrazilian() && type != PhoneType.OTHER;
  }

  private boolean isOldMobile() {
    return isGeographic() && national.length() == OLD_MOBILE && type == PhoneType.MOBILE;
  }

  @Override
  public int compareTo(PhoneNumber other) {
    return e164.compareTo(other.e164);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhoneNumber that && e164.equals(that.e164);
  }

  @Override
  public int hashCode() {
    return e164.hashCode();
  }

  /** Returns a form that is safe to log: the country code and the last two digits. */
  @Override
  public String toString() {
    int last = e164.length() - 2;
    return e164.substring(0, e164.length() - national.length())
        + "*".repeat(national.length() - 2)
        + e164.substring(last);
  }
}
