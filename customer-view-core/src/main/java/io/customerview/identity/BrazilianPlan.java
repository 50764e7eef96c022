package io.customerview.identity;

import org.jspecify.annotations.Nullable;

/**
 * The numbering plan of Brazil (Anatel, Resolução 749/2022), as far as customers have numbers in
 * it. National numbers stand without the country code and without prefixes.
 */
final class BrazilianPlan {

  static final String COUNTRY_CODE = "55";
  static final String REGION = "BR";

  private static final int[] AREA_CODES = {
    11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 24, 27, 28, 31, 32, 33, 34, 35, 37, 38, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 51, 53, 54, 55, 61, 62, 63, 64, 65, 66, 67, 68, 69, 71, 73, 74, 75, 77,
    79, 81, 82, 83, 84, 85, 86, 87, 88, 89, 91, 92, 93, 94, 95, 96, 97, 98, 99
  };

  private static final boolean[] ASSIGNED = new boolean[100];

  static {
    for (int areaCode : AREA_CODES) {
      ASSIGNED[areaCode] = true;
    }
  }

  private BrazilianPlan() {}

  /** Returns whether an area code (DDD) of two digits is one of the 67 that are assigned. */
  static boolean isAreaCode(int areaCode) {
    return areaCode >= 0 && areaCode < ASSIGNED.length && ASSIGNED[areaCode];
  }

  static int areaCode(String national) {
    return (national.charAt(0) - '0') * 10 + national.charAt(1) - '0';
  }

  /**
   * Returns whether this is an area code with a subscriber of the present plan or an old mobile.
   */
  static boolean isGeographic(String national) {
    int length = national.length();
    if ((length != 10 && length != 11) || !isAreaCode(areaCode(national))) {
      return false;
    }
    char first = national.charAt(2);
    return length == 11 ? first == '9' : first >= '2';
  }

  /** Returns whether this is an 0800, 0300, 0303, 0500 or 0900 number, here without the zero. */
  static boolean isNonGeographic(String national) {
    int length = national.length();
    if ((length != 9 && length != 10) || national.charAt(1) != '0') {
      return false;
    }
    return switch (national.charAt(0)) {
      case '3' -> national.charAt(2) == '0' || (national.charAt(2) == '3' && length == 10);
      case '5', '8', '9' -> national.charAt(2) == '0';
      default -> false;
    };
  }

  /**
   * Returns whether this is one of the eight-digit numbers that have no area code, such as 4004.
   */
  static boolean isNationwide(String digits) {
    return digits.length() == 8
        && (digits.startsWith("300")
            || digits.startsWith("400")
            || digits.startsWith("4020")
            || digits.startsWith("4370")
            || digits.startsWith("4864"));
  }

  static boolean isNumber(String national) {
    return isGeographic(national) || isNonGeographic(national);
  }

  /** Returns whether these eight or nine digits can be a subscriber, the area code left out. */
  static boolean isSubscriber(String digits) {
    return switch (digits.length()) {
      // Fixed lines, and mobiles whose ninth digit is left out.
      case 8 -> digits.charAt(0) != '0';
      case 9 -> digits.charAt(0) == '9';
      default -> false;
    };
  }

  /**
   * Returns the national number in what people dial from within Brazil: with a zero, with a zero
   * and a carrier's two digits, with 90 for a collect call, with the country code, or bare. Null
   * where there is none. Ten or eleven digits that start with 55 have the area code 55.
   */
  static @Nullable String national(String digits) {
    int length = digits.length();
    if (digits.startsWith("00")) {
      return digits.startsWith(COUNTRY_CODE, 2) ? afterCountryCode(digits, 4) : null;
    }
    if (digits.startsWith("0")) {
      return numberAt(digits, length > 12 ? 3 : 1);
    }
    if (isGeographic(digits)) {
      return digits;
    }
    if (digits.startsWith("90") && length >= 12) {
      return digits.startsWith("9090") ? null : numberAt(digits, length > 13 ? 4 : 2);
    }
    return digits.startsWith(COUNTRY_CODE) && length >= 12 ? afterCountryCode(digits, 2) : null;
  }

  /** Returns the national number behind the country code, where a zero is often left standing. */
  static @Nullable String afterCountryCode(String digits, int start) {
    boolean zero = digits.startsWith("0", start);
    return numberAt(digits, zero ? start + 1 : start);
  }

  private static @Nullable String numberAt(String digits, int start) {
    int length = digits.length() - start;
    if (length < 9 || length > 11) {
      return null;
    }
    String national = digits.substring(start);
    return isNumber(national) ? national : null;
  }

  /** Returns why there is no national number in these digits. */
  static IdentityRefusal refusal(String digits, boolean international) {
    String rest = digits;
    if (!international) {
      boolean collect = rest.startsWith("9090");
      rest = collect ? rest.substring(4) : rest.startsWith("0") ? rest.substring(1) : rest;
      if (isSubscriber(rest)) {
        return new IdentityRefusal.AreaCodeMissing();
      }
    }
    boolean countryCode = international || (rest.length() >= 12 && rest.startsWith(COUNTRY_CODE));
    rest = countryCode && rest.startsWith(COUNTRY_CODE) ? rest.substring(2) : rest;
    boolean whole = rest.length() == 10 || rest.length() == 11;
    return whole && !isAreaCode(areaCode(rest))
        ? new IdentityRefusal.UnassignedAreaCode(areaCode(rest))
        : new IdentityRefusal.NotInNumberingPlan(REGION);
  }
}
