package io.customerview.identity;

import io.customerview.shared.RefusedException;
import java.util.Optional;

/**
 * A CEP (Código de Endereçamento Postal), the Brazilian postal code, such as {@code 01310-100}:
 * eight digits, the first of which is the postal region. The five digits of before 1992 are
 * refused: they name no street.
 *
 * <p>Immutable and thread-safe.
 */
public final class PostalCode implements Comparable<PostalCode> {

  /** How many digits a CEP has. */
  public static final int LENGTH = 8;

  private final String digits;

  private PostalCode(String digits) {
    this.digits = digits;
  }

  /**
   * Obtains a CEP from text, with or without its hyphen.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the text is not a CEP
   */
  public static PostalCode parse(CharSequence text) {
    return tryParse(text).orElseThrow(() -> new RefusedException(refusalOf(text).orElseThrow()));
  }

  /** Obtains a CEP from text, or empty if the text is not a CEP. */
  public static Optional<PostalCode> tryParse(CharSequence text) {
    return refusalOf(text).isPresent()
        ? Optional.empty()
        : Optional.of(new PostalCode(Compact.of(text).text()));
  }

  /** Returns why the text is not a CEP, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return Optional.of(
          new IdentityRefusal.TooLong(IdentityKind.POSTAL_CODE, Compact.LONGEST, text.length()));
    }
    Compact compact = Compact.of(text);
    if (compact.length() == 0) {
      return Optional.of(new IdentityRefusal.Missing(IdentityKind.POSTAL_CODE));
    }
    if (!compact.isDigits()) {
      return Optional.of(Compact.strange(IdentityKind.POSTAL_CODE, text, false));
    }
    return compact.length() == LENGTH
        ? Optional.empty()
        : Optional.of(
            new IdentityRefusal.WrongLength(
                IdentityKind.POSTAL_CODE, LENGTH, LENGTH, compact.length(), false));
  }

  /** Returns the eight digits. */
  public String compact() {
    return digits;
  }

  /** Returns the form that people read, such as {@code 01310-100}. */
  public String formatted() {
    return digits.substring(0, 5) + '-' + digits.substring(5);
  }

  /** Returns the postal region, 0 to 9, such as 0 for Greater São Paulo. */
  public int region() {
    return digits.charAt(0) - '0';
  }

  @Override
  public int compareTo(PostalCode other) {
    return digits.compareTo(other.digits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PostalCode that && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  /**
   * Returns a form that is safe to log: the postal region and sector, such as {@code 01***-***}.
   */
  @Override
  public String toString() {
    return digits.substring(0, 2) + "***-***";
  }
}
