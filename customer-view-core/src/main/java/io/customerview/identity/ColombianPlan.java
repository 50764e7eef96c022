package io.customerview.identity;

import org.jspecify.annotations.Nullable;

/**
 * The numbering plan of Colombia (CRC, Resolución 5826 of 2019), as far as customers have numbers.
 */
final class ColombianPlan {

  static final String COUNTRY_CODE = "57";
  static final String REGION = "CO";

  private static final int LENGTH = 10;
  private static final int SUBSCRIBER = 7;

  private ColombianPlan() {}

  /** Returns the type of a national number: 3XX and seven digits, or 60, area digit and seven. */
  static @Nullable PhoneType type(String national) {
    if (national.length() != LENGTH) {
      return null;
    }
    if (national.charAt(0) == '3') {
      return PhoneType.MOBILE;
    }
    return national.startsWith("60") && isArea(national.charAt(2)) ? PhoneType.FIXED : null;
  }

  /** Returns the national number in what people dial from within Colombia. */
  static String national(String digits) {
    if (digits.length() == LENGTH && digits.startsWith("03") && isArea(digits.charAt(2))) {
      // How a fixed line was dialled from a mobile before September 2021.
      return "60" + digits.substring(2);
    }
    return digits.length() == LENGTH + 2 && digits.startsWith(COUNTRY_CODE)
        ? digits.substring(2)
        : digits;
  }

  static boolean isSubscriber(String digits) {
    return digits.length() == SUBSCRIBER;
  }

  private static boolean isArea(char digit) {
    return digit >= '1' && digit <= '8' && digit != '3';
  }
}
