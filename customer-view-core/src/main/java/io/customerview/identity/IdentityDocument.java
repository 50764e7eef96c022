package io.customerview.identity;

import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import java.util.Optional;

/**
 * An identity document (documento de identidade): country, type and number, such as {@code CO/NIT
 * 800.197.268-4}.
 *
 * <p>The number is held to the rule of its type. Numbers of opaque types are compared after NFKC,
 * without blanks, {@code . - / ( ) +}, dashes and case; zeros in front of them count.
 *
 * <p>Immutable and thread-safe.
 */
public final class IdentityDocument implements Comparable<IdentityDocument> {

  /** The most characters of an opaque number, in UTF-16 units of the compact form. */
  public static final int LONGEST = 64;

  private static final int SHORTEST_CEDULA = 3;
  private static final int LONGEST_CEDULA = 10;
  private static final int LONGEST_NIT_WITHOUT_DIGIT = 9;

  private final DocumentType type;
  private final String number;
  private final String key;
  private final String shown;

  private IdentityDocument(DocumentType type, String number, String key, String shown) {
    this.type = type;
    this.number = number;
    this.key = key;
    this.shown = shown;
  }

  /**
   * Obtains a document from its country, type and number, with the standard types.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if there is no such country, the type
   *     is no code, or the number is not right for the type
   */
  public static IdentityDocument parse(
      CharSequence country, CharSequence type, CharSequence number) {
    return parse(DocumentTypes.standard().of(Country.parse(country), type), number);
  }

  /**
   * Obtains a document from its type and number.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the number is not right for the
   *     type
   */
  public static IdentityDocument parse(DocumentType type, CharSequence number) {
    return tryParse(type, number)
        .orElseThrow(() -> new RefusedException(refusalOf(type, number).orElseThrow()));
  }

  /** Obtains a document from its type and number, or empty if the number is not right. */
  public static Optional<IdentityDocument> tryParse(DocumentType type, CharSequence number) {
    return refusalOf(type, number).isPresent() ? Optional.empty() : Optional.of(read(type, number));
  }

  /** Returns why the number is not right for the type, or empty if it is. */
  public static Optional<IdentityRefusal> refusalOf(DocumentType type, CharSequence number) {
    return switch (type.rule()) {
      case CPF -> Cpf.refusalOf(number);
      case CNPJ -> Cnpj.refusalOf(number);
      case NIT -> hasNitDigit(number) ? Nit.refusalOf(number) : Nit.refusalOfNumber(number);
      case CEDULA -> refusalOfCedula(number);
      case OPAQUE -> Opaque.refusalOf(IdentityKind.DOCUMENT, number, LONGEST);
    };
  }

  private static Optional<IdentityRefusal> refusalOfCedula(CharSequence number) {
    if (number.length() > Compact.LONGEST) {
      return Optional.of(
          new IdentityRefusal.TooLong(IdentityKind.CEDULA, Compact.LONGEST, number.length()));
    }
    Compact compact = Compact.of(number);
    if (compact.length() == 0) {
      return Optional.of(new IdentityRefusal.Missing(IdentityKind.CEDULA));
    }
    if (!compact.isDigits()) {
      return Optional.of(Compact.strange(IdentityKind.CEDULA, number, false));
    }
    int length = Nit.withoutZeros(compact.text()).length();
    return length < SHORTEST_CEDULA || length > LONGEST_CEDULA
        ? Optional.of(
            new IdentityRefusal.WrongLength(
                IdentityKind.CEDULA, SHORTEST_CEDULA, LONGEST_CEDULA, length, false))
        : Optional.empty();
  }

  private static IdentityDocument read(DocumentType type, CharSequence number) {
    return switch (type.rule()) {
      case CPF -> {
        Cpf cpf = Cpf.parse(number);
        yield new IdentityDocument(type, cpf.compact(), cpf.compact(), cpf.formatted());
      }
      case CNPJ -> {
        Cnpj cnpj = Cnpj.parse(number);
        yield new IdentityDocument(type, cnpj.compact(), cnpj.compact(), cnpj.formatted());
      }
      case NIT -> {
        Nit nit = hasNitDigit(number) ? Nit.parse(number) : Nit.ofNumber(number);
        yield new IdentityDocument(type, nit.compact(), nit.number(), nit.formatted());
      }
      case CEDULA -> {
        String digits = Nit.withoutZeros(Compact.of(number).text());
        yield new IdentityDocument(type, digits, digits, Nit.grouped(digits));
      }
      case OPAQUE -> {
        String compact = Compact.of(number).text();
        yield new IdentityDocument(type, compact, compact, Opaque.stripped(number));
      }
    };
  }

  /**
   * A hyphen before the last digit says so; else there are more digits than a company's number has.
   */
  private static boolean hasNitDigit(CharSequence number) {
    if (number.length() > Compact.LONGEST) {
      return true;
    }
    if (Nit.endsWithCheckDigit(Opaque.stripped(number))) {
      return true;
    }
    return Nit.withoutZeros(Compact.of(number).text()).length() > LONGEST_NIT_WITHOUT_DIGIT;
  }

  /** Returns the type. */
  public DocumentType type() {
    return type;
  }

  /** Returns the country that issued it. */
  public Country country() {
    return type.country();
  }

  /** Returns the number without punctuation, in upper case; a NIT with its check digit. */
  public String compact() {
    return number;
  }

  /**
   * Returns what searches match on: the number as {@link #compact}, a NIT without its check digit.
   */
  public String searchKey() {
    return key;
  }

  /** Returns the number as people read it; an opaque one as it was given. */
  public String formatted() {
    return shown;
  }

  /** Orders by country, type and number. */
  @Override
  public int compareTo(IdentityDocument other) {
    int types = type.toString().compareTo(other.type.toString());
    return types != 0 ? types : CodePointOrder.compare(number, other.number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdentityDocument that
        && type.equals(that.type)
        && number.equals(that.number);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + number.hashCode();
  }

  /** Returns a form that is safe to log: country and type, such as {@code CO/NIT ***}. */
  @Override
  public String toString() {
    return type + " ***";
  }
}
