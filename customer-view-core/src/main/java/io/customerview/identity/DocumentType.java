package io.customerview.identity;

import io.customerview.shared.RefusedException;
import java.util.Locale;
import java.util.Objects;

/**
 * A type of identity document of a country, such as {@code CO/CC}, with the rule for its numbers.
 *
 * <p>The type that is most used where it comes from keeps its name there: {@code CC} (cédula de
 * ciudadanía), {@code NIT}, {@code RG} (registro geral).
 *
 * @param country who issues it
 * @param code 1 to 16 of {@code A-Z 0-9 _}
 * @param rule what holds for its numbers
 */
public record DocumentType(Country country, String code, Rule rule) {

  /** The longest code. */
  public static final int LONGEST_CODE = 16;

  /** What holds for the numbers of a document type. */
  public enum Rule {
    /** A {@link Cpf}. */
    CPF,
    /** A {@link Cnpj}. */
    CNPJ,
    /**
     * A {@link Nit}: the check digit is verified where it is given, and it is given when a hyphen
     * stands before the last digit or there are more than nine.
     */
    NIT,
    /** A cédula de ciudadanía: 3 to 10 digits, no check digit; zeros in front are dropped. */
    CEDULA,
    /** Any text, compared without blanks, punctuation and case. */
    OPAQUE
  }

  public DocumentType {
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(rule, "rule");
    code = checked(code);
  }

  /** Returns a type whose numbers follow no rule. */
  public static DocumentType opaque(Country country, String code) {
    return new DocumentType(country, code, Rule.OPAQUE);
  }

  static String checked(CharSequence code) {
    if (code.length() <= LONGEST_CODE) {
      String upper = code.toString().strip().toUpperCase(Locale.ROOT);
      if (!upper.isEmpty() && upper.chars().allMatch(DocumentType::isCodeCharacter)) {
        return upper;
      }
    }
    throw new RefusedException(new IdentityRefusal.DocumentTypeCode());
  }

  private static boolean isCodeCharacter(int c) {
    return Compact.isDigit(c) || Compact.isUpper(c) || c == '_';
  }

  /** Returns the country and the code, such as {@code CO/CC}. */
  @Override
  public String toString() {
    return country + "/" + code;
  }
}
