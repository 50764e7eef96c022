package io.customerview.identity;

import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * A CPF (Cadastro de Pessoas Físicas), the Brazilian individual taxpayer number, such as {@code
 * 529.982.247-25}.
 *
 * <p>Eleven digits: nine that are the {@linkplain #base() base}, and two check digits that follow
 * from it. Punctuation, blanks and digits of other scripts are accepted. Eleven equal digits are
 * refused although the arithmetic holds; {@code 123.456.789-09} is right, and a list of
 * placeholders is the caller's. A number that has lost its leading zeros is refused and {@linkplain
 * #suggestions suggested}, never padded.
 *
 * <p>Immutable and thread-safe.
 */
public final class Cpf implements Comparable<Cpf> {

  /** How many digits a CPF has. */
  public static final int LENGTH = 11;

  /** How many of them are the base. */
  public static final int BASE_LENGTH = 9;

  private static final int SHORTEST_WITHOUT_ZEROS = 8;

  private final String digits;

  private Cpf(String digits) {
    this.digits = digits;
  }

  /**
   * Obtains a CPF from text, with or without punctuation.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the text is not a CPF
   */
  public static Cpf parse(CharSequence text) {
    return tryParse(text).orElseThrow(() -> new RefusedException(refusalOf(text).orElseThrow()));
  }

  /** Obtains a CPF from text, or empty if the text is not a CPF. */
  public static Optional<Cpf> tryParse(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return Optional.empty();
    }
    String compact = Compact.of(text).text();
    return isRight(compact) ? Optional.of(new Cpf(compact)) : Optional.empty();
  }

  /**
   * Returns whether the text is a CPF: the same answer as {@link #tryParse}, for ASCII text without
   * allocating anything.
   */
  public static boolean isValid(CharSequence text) {
    int length = text.length();
    if (length > Compact.LONGEST) {
      return false;
    }
    int count = 0;
    int first = 0;
    int second = 0;
    int given = 0;
    int differences = 0;
    int start = 0;
    for (int index = 0; index < length; index++) {
      char c = text.charAt(index);
      int digit = c - '0';
      if (digit >= 0 && digit <= 9) {
        if (count < BASE_LENGTH) {
          first += digit * (10 - count);
          second += digit * (11 - count);
        } else {
          given = given * 10 + digit;
        }
        if (count == 0) {
          start = digit;
        }
        differences |= digit ^ start;
        count++;
      } else if (c >= 0x80) {
        return tryParse(text).isPresent();
      } else if (!Compact.isDropped(c)) {
        return false;
      }
    }
    if (count != LENGTH || differences == 0) {
      return false;
    }
    int tenth = CheckDigits.ofSum(first);
    return given == tenth * 10 + CheckDigits.ofSum(second + tenth * 2);
  }

  /** Returns why the text is not a CPF, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return Optional.of(
          new IdentityRefusal.TooLong(IdentityKind.CPF, Compact.LONGEST, text.length()));
    }
    Compact compact = Compact.of(text);
    String kept = compact.text();
    if (kept.isEmpty()) {
      return Optional.of(new IdentityRefusal.Missing(IdentityKind.CPF));
    }
    if (!compact.isDigits()) {
      return Optional.of(Compact.strange(IdentityKind.CPF, text, false));
    }
    if (kept.length() != LENGTH) {
      return Optional.of(
          new IdentityRefusal.WrongLength(
              IdentityKind.CPF, LENGTH, LENGTH, kept.length(), padded(kept).isPresent()));
    }
    if (isRepeated(kept)) {
      return Optional.of(new IdentityRefusal.Repeated(IdentityKind.CPF));
    }
    if (!hasRightCheckDigits(kept)) {
      return Optional.of(new IdentityRefusal.WrongCheckDigits(IdentityKind.CPF, false));
    }
    return Optional.empty();
  }

  /**
   * Returns the CPF that may have been meant by eight to ten digits: the one with zeros put in
   * front, if its check digits are right. Something to ask about, not to search or to store
   * unasked.
   */
  public static List<Cpf> suggestions(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return List.of();
    }
    return padded(Compact.of(text).text()).stream().toList();
  }

  /**
   * Obtains the CPF of a base.
   *
   * @param base nine digits, without punctuation
   * @throws IllegalArgumentException if the base is anything else, or nine equal digits whose CPF
   *     is eleven equal ones
   */
  public static Cpf ofBase(CharSequence base) {
    if (base.length() != BASE_LENGTH || !Compact.isDigits(base)) {
      throw new IllegalArgumentException("base must be " + BASE_LENGTH + " digits");
    }
    String digits = base.toString() + twoDigits(CheckDigits.ofCpf(base));
    if (isRepeated(digits)) {
      throw new IllegalArgumentException("base must not be one digit all along");
    }
    return new Cpf(digits);
  }

  private static Optional<Cpf> padded(String kept) {
    if (kept.length() < SHORTEST_WITHOUT_ZEROS || kept.length() >= LENGTH) {
      return Optional.empty();
    }
    String whole = "0".repeat(LENGTH - kept.length()) + kept;
    return isRight(whole) ? Optional.of(new Cpf(whole)) : Optional.empty();
  }

  private static boolean isRight(String kept) {
    return kept.length() == LENGTH
        && Compact.isDigits(kept)
        && !isRepeated(kept)
        && hasRightCheckDigits(kept);
  }

  private static boolean hasRightCheckDigits(String digits) {
    int given = (digits.charAt(9) - '0') * 10 + digits.charAt(10) - '0';
    return CheckDigits.ofCpf(digits) == given;
  }

  static boolean isRepeated(String characters) {
    for (int index = 1; index < characters.length(); index++) {
      if (characters.charAt(index) != characters.charAt(0)) {
        return false;
      }
    }
    return true;
  }

  static String twoDigits(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  /** Returns the eleven digits: the form that is stored and compared. */
  public String compact() {
    return digits;
  }

  /** Returns the first nine digits, which decide the match in a search (SRCH-2). */
  public String base() {
    return digits.substring(0, BASE_LENGTH);
  }

  /** Returns the masked form that people read, such as {@code 529.982.247-25}. */
  public String formatted() {
    return digits.substring(0, 3)
        + '.'
        + digits.substring(3, 6)
        + '.'
        + digits.substring(6, 9)
        + '-'
        + digits.substring(9);
  }

  @Override
  public int compareTo(Cpf other) {
    return digits.compareTo(other.digits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cpf that && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  /** Returns the form in which public bodies publish a CPF, safe to log: {@code ***.982.247-**}. */
  @Override
  public String toString() {
    return "***." + digits.substring(3, 6) + '.' + digits.substring(6, 9) + "-**";
  }
}
