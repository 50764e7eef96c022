package io.customerview.identity;

/** The arithmetic of the check digits: sums by weight, modulo 11. Nothing is allocated. */
final class CheckDigits {

  /**
   * The weights of the twelve characters for each check digit; the first weighs 2 in the second.
   */
  static final int[] CNPJ_FIRST = {5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};

  static final int[] CNPJ_SECOND = {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3};

  private static final int[] NIT_WEIGHTS = {
    3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71
  };

  private CheckDigits() {}

  /**
   * Returns what a sum by weight gives: 0 for the remainders 0 and 1, else 11 less the remainder.
   */
  static int ofSum(int sum) {
    int remainder = sum % 11;
    return remainder < 2 ? 0 : 11 - remainder;
  }

  /** Returns the two check digits, as one number of 0 to 99, of the first nine digits. */
  static int ofCpf(CharSequence digits) {
    int first = 0;
    int second = 0;
    for (int index = 0; index < 9; index++) {
      int digit = digits.charAt(index) - '0';
      first += digit * (10 - index);
      second += digit * (11 - index);
    }
    int tenth = ofSum(first);
    return tenth * 10 + ofSum(second + tenth * 2);
  }

  /**
   * Returns the two check digits, as one number of 0 to 99, of the first twelve characters: a
   * character counts for its ASCII code less 48.
   */
  static int ofCnpj(CharSequence characters) {
    int first = 0;
    int second = 0;
    for (int index = 0; index < 12; index++) {
      int value = characters.charAt(index) - '0';
      first += value * CNPJ_FIRST[index];
      second += value * CNPJ_SECOND[index];
    }
    int thirteenth = ofSum(first);
    return thirteenth * 10 + ofSum(second + thirteenth * 2);
  }

  /** Returns the check digit of a NIT's number of at most 15 digits. */
  static int ofNit(CharSequence number) {
    int sum = 0;
    int last = number.length() - 1;
    for (int index = 0; index <= last; index++) {
      sum += (number.charAt(last - index) - '0') * NIT_WEIGHTS[index];
    }
    int remainder = sum % 11;
    return remainder < 2 ? remainder : 11 - remainder;
  }
}
