package io.customerview.identity;

import io.customerview.shared.RefusedException;
import java.util.Optional;

/**
 * A NIT (Número de Identificación Tributaria), the Colombian taxpayer number, such as {@code
 * 800.197.268-4}: a number and the check digit that follows from it (DIAN, Orden Administrativa 4
 * of 1989).
 *
 * <p>Companies have nine digits, usually starting with 8 or 9; a person's NIT is the cédula with a
 * check digit. The check digit is often left out: {@link #parse} wants it, as the last digit, and
 * {@link #ofNumber} takes the number without it. Both give equal values. Searches match on the
 * {@linkplain #number() number}. Zeros in front are padding and are dropped: they change neither
 * the number nor its check digit.
 *
 * <p>Immutable and thread-safe.
 */
public final class Nit implements Comparable<Nit> {

  /** The fewest digits of a number without its check digit. */
  public static final int SHORTEST_NUMBER = 3;

  /** The most digits of a number without its check digit: DIAN gives no more weights. */
  public static final int LONGEST_NUMBER = 15;

  private final String number;

  private Nit(String number) {
    this.number = number;
  }

  /**
   * Obtains a NIT from text whose last digit is the check digit, with or without punctuation.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the text is not a NIT
   */
  public static Nit parse(CharSequence text) {
    return tryParse(text).orElseThrow(() -> new RefusedException(refusalOf(text).orElseThrow()));
  }

  /** Obtains a NIT from text whose last digit is the check digit, or empty if it is not a NIT. */
  public static Optional<Nit> tryParse(CharSequence text) {
    return refusalOf(text).isPresent()
        ? Optional.empty()
        : Optional.of(new Nit(withoutLast(significant(text))));
  }

  /** Returns why the text is not a NIT with its check digit, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    Optional<IdentityRefusal> form = refusalOfForm(text, 1);
    if (form.isPresent()) {
      return form;
    }
    String digits = significant(text);
    int given = digits.charAt(digits.length() - 1) - '0';
    return given == CheckDigits.ofNit(withoutLast(digits))
        ? Optional.empty()
        : Optional.of(new IdentityRefusal.WrongCheckDigits(IdentityKind.NIT, false));
  }

  /**
   * Obtains a NIT from its number alone; the check digit is computed.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the text is not 3 to 15 digits
   */
  public static Nit ofNumber(CharSequence text) {
    refusalOfForm(text, 0)
        .ifPresent(
            refusal -> {
              throw new RefusedException(refusal);
            });
    return new Nit(significant(text));
  }

  /** Obtains a NIT from its number alone, or empty if the text is not 3 to 15 digits. */
  public static Optional<Nit> tryOfNumber(CharSequence text) {
    return refusalOfForm(text, 0).isPresent()
        ? Optional.empty()
        : Optional.of(new Nit(significant(text)));
  }

  /** Returns why the text is not the number of a NIT without its check digit, or empty if it is. */
  public static Optional<IdentityRefusal> refusalOfNumber(CharSequence text) {
    return refusalOfForm(text, 0);
  }

  private static Optional<IdentityRefusal> refusalOfForm(CharSequence text, int checkDigits) {
    if (text.length() > Compact.LONGEST) {
      return Optional.of(
          new IdentityRefusal.TooLong(IdentityKind.NIT, Compact.LONGEST, text.length()));
    }
    Compact compact = Compact.of(text);
    if (compact.length() == 0) {
      return Optional.of(new IdentityRefusal.Missing(IdentityKind.NIT));
    }
    if (!compact.isDigits()) {
      return Optional.of(Compact.strange(IdentityKind.NIT, text, false));
    }
    int length = withoutZeros(compact.text()).length();
    int shortest = SHORTEST_NUMBER + checkDigits;
    int longest = LONGEST_NUMBER + checkDigits;
    return length < shortest || length > longest
        ? Optional.of(
            new IdentityRefusal.WrongLength(IdentityKind.NIT, shortest, longest, length, false))
        : Optional.empty();
  }

  /** Returns whether a hyphen before the last character sets a check digit apart. */
  static boolean endsWithCheckDigit(String typed) {
    return typed.length() > 1 && Compact.isDash(typed.charAt(typed.length() - 2));
  }

  private static String significant(CharSequence text) {
    return withoutZeros(Compact.of(text).text());
  }

  static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static String withoutLast(String digits) {
    return digits.substring(0, digits.length() - 1);
  }

  /** Returns the number without its check digit: what searches match on. */
  public String number() {
    return number;
  }

  /** Returns the check digit, 0 to 9. */
  public int checkDigit() {
    return CheckDigits.ofNit(number);
  }

  /** Returns the number with its check digit, digits only. */
  public String compact() {
    return number + checkDigit();
  }

  /** Returns the form that people read, such as {@code 800.197.268-4}. */
  public String formatted() {
    return grouped(number) + '-' + checkDigit();
  }

  /** Puts a dot before every three digits, from the right. */
  static String grouped(String digits) {
    StringBuilder grouped = new StringBuilder(digits);
    for (int place = digits.length() - 3; place > 0; place -= 3) {
      grouped.insert(place, '.');
    }
    return grouped.toString();
  }

  @Override
  public int compareTo(Nit other) {
    return number.compareTo(other.number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nit that && number.equals(that.number);
  }

  @Override
  public int hashCode() {
    return number.hashCode();
  }

  /** Returns a form that is safe to log: the last two digits of the number. */
  @Override
  public String toString() {
    return "***" + number.substring(number.length() - 2) + "-*";
  }
}
