package io.customerview.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbering plans of the world, as libphonenumber knows them. Loaded when first needed. */
final class WorldPlan {

  /** Where libphonenumber knows a country code of no country, or none at all. */
  static final String NO_REGION = "001";

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  private WorldPlan() {}

  /** What libphonenumber makes of a number that is in use. */
  record Found(String e164, String region, PhoneType type, String national) {}

  /**
   * Reads digits, with a plus in front or as dialled in a region; empty if no such number is used.
   */
  static Optional<Found> read(String digits, @Nullable String region) {
    try {
      Phonenumber.PhoneNumber number = UTIL.parse(digits, region);
      return UTIL.isValidNumber(number) ? Optional.of(found(number)) : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  private static Found found(Phonenumber.PhoneNumber number) {
    String region = UTIL.getRegionCodeForNumber(number);
    return new Found(
        UTIL.format(number, PhoneNumberFormat.E164),
        region == null ? NO_REGION : region,
        type(UTIL.getNumberType(number)),
        UTIL.getNationalSignificantNumber(number));
  }

  private static PhoneType type(PhoneNumberUtil.PhoneNumberType type) {
    return switch (type) {
      case MOBILE -> PhoneType.MOBILE;
      case FIXED_LINE -> PhoneType.FIXED;
      case FIXED_LINE_OR_MOBILE -> PhoneType.FIXED_OR_MOBILE;
      default -> PhoneType.OTHER;
    };
  }

  /** Returns the form in which a number is written for people abroad. */
  static String formatted(String e164) {
    try {
      return UTIL.format(UTIL.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException notInThisPlan) {
      return e164;
    }
  }
}
