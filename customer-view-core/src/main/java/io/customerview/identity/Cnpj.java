package io.customerview.identity;

import io.customerview.shared.RefusedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A CNPJ (Cadastro Nacional da Pessoa Jurídica), the Brazilian company taxpayer number, such as
 * {@code 11.222.333/0001-81}, or with letters {@code 12.ABC.345/01DE-35}.
 *
 * <p>Eight characters of the {@linkplain #root() root} (the company), four of the order (the
 * establishment), each {@code 0-9A-Z} since IN RFB 2.229/2024, and two check digits, which are
 * always digits. Every letter is allowed; lower case is accepted and kept as upper case. The check
 * digits are those of the joint technical note 2025.001: a character counts for its ASCII code less
 * 48. Fourteen equal characters are refused.
 *
 * <p>The check digits cannot tell apart characters whose values agree modulo 11, such as 0 and Q;
 * what they do catch is {@linkplain #suggestions suggested}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Cnpj implements Comparable<Cnpj> {

  /** How many characters a CNPJ has. */
  public static final int LENGTH = 14;

  /** How many of them are the root. */
  public static final int ROOT_LENGTH = 8;

  private static final int ORDER_END = 12;
  private static final int SHORTEST_WITHOUT_ZEROS = 12;

  /** What people take for each other: every character here with the one at the same place below. */
  private static final String READ = "0O1I5S8B2Z6G";

  private static final String MEANT = "O0I1S5B8Z2G6";

  private final String characters;

  private Cnpj(String characters) {
    this.characters = characters;
  }

  /**
   * Obtains a CNPJ from text, with or without punctuation.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the text is not a CNPJ
   */
  public static Cnpj parse(CharSequence text) {
    return tryParse(text).orElseThrow(() -> new RefusedException(refusalOf(text).orElseThrow()));
  }

  /** Obtains a CNPJ from text, or empty if the text is not a CNPJ. */
  public static Optional<Cnpj> tryParse(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return Optional.empty();
    }
    String compact = Compact.of(text).text();
    return isRight(compact) ? Optional.of(new Cnpj(compact)) : Optional.empty();
  }

  /**
   * Returns whether the text is a CNPJ: the same answer as {@link #tryParse}, for ASCII text
   * without allocating anything.
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
      int value = c - '0';
      if (value < 0 || value > 9) {
        if (c >= 0x80) {
          return tryParse(text).isPresent();
        }
        if (Compact.isDropped(c)) {
          continue;
        }
        value = (c & ~0x20) - '0';
        // Neither a letter, nor one where only digits stand.
        if (value < 'A' - '0' || value > 'Z' - '0' || count >= ORDER_END) {
          return false;
        }
      }
      if (count < ORDER_END) {
        first += value * CheckDigits.CNPJ_FIRST[count];
        second += value * CheckDigits.CNPJ_SECOND[count];
      } else {
        given = given * 10 + value;
      }
      if (count == 0) {
        start = value;
      }
      differences |= value ^ start;
      if (++count > LENGTH) {
        return false;
      }
    }
    if (count != LENGTH || differences == 0) {
      return false;
    }
    int thirteenth = CheckDigits.ofSum(first);
    return given == thirteenth * 10 + CheckDigits.ofSum(second + thirteenth * 2);
  }

  /** Returns why the text is not a CNPJ, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return Optional.of(
          new IdentityRefusal.TooLong(IdentityKind.CNPJ, Compact.LONGEST, text.length()));
    }
    Compact compact = Compact.of(text);
    String kept = compact.text();
    if (kept.isEmpty()) {
      return Optional.of(new IdentityRefusal.Missing(IdentityKind.CNPJ));
    }
    if (!compact.isPlain()) {
      return Optional.of(Compact.strange(IdentityKind.CNPJ, text, true));
    }
    if (kept.length() != LENGTH) {
      return Optional.of(
          new IdentityRefusal.WrongLength(
              IdentityKind.CNPJ, LENGTH, LENGTH, kept.length(), padded(kept).isPresent()));
    }
    for (int place = ORDER_END; place < LENGTH; place++) {
      if (!Compact.isDigit(kept.charAt(place))) {
        return Optional.of(
            new IdentityRefusal.LetterInCheckDigit(place + 1, !misreadings(kept).isEmpty()));
      }
    }
    if (Cpf.isRepeated(kept)) {
      return Optional.of(new IdentityRefusal.Repeated(IdentityKind.CNPJ));
    }
    if (!hasRightCheckDigits(kept)) {
      return Optional.of(
          new IdentityRefusal.WrongCheckDigits(IdentityKind.CNPJ, !misreadings(kept).isEmpty()));
    }
    return Optional.empty();
  }

  /**
   * Returns the CNPJs that may have been meant by a text that is none. Twelve or thirteen digits:
   * the one with zeros put in front. Fourteen characters: those in which one character, or one
   * character everywhere, was misread (0 and O, 1 and I, 5 and S, 8 and B, 2 and Z, 6 and G), and a
   * letter in the check digits is the digit that it looks like. Only those with right check digits,
   * none for a text that is a CNPJ. Something to ask about, not to search or to store unasked.
   */
  public static List<Cnpj> suggestions(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return List.of();
    }
    Compact compact = Compact.of(text);
    if (!compact.isPlain()) {
      return List.of();
    }
    return compact.length() == LENGTH
        ? misreadings(compact.text())
        : padded(compact.text()).stream().toList();
  }

  /**
   * Obtains the CNPJ of a root and an order.
   *
   * @param root eight characters of {@code 0-9A-Z}
   * @param order four of them
   * @throws IllegalArgumentException if they are anything else, or the CNPJ would be fourteen equal
   *     characters
   */
  public static Cnpj of(String root, String order) {
    String base = root + order;
    if (root.length() != ROOT_LENGTH || base.length() != ORDER_END || !isPlain(base)) {
      throw new IllegalArgumentException("root must be 8 and order 4 characters of 0-9A-Z");
    }
    String characters = base + Cpf.twoDigits(CheckDigits.ofCnpj(base));
    if (Cpf.isRepeated(characters)) {
      throw new IllegalArgumentException("root and order must not be one character all along");
    }
    return new Cnpj(characters);
  }

  private static boolean isPlain(String base) {
    return base.chars().allMatch(c -> Compact.isDigit(c) || Compact.isUpper(c));
  }

  private static Optional<Cnpj> padded(String kept) {
    if (kept.length() < SHORTEST_WITHOUT_ZEROS
        || kept.length() >= LENGTH
        || !Compact.isDigits(kept)) {
      return Optional.empty();
    }
    String whole = "0".repeat(LENGTH - kept.length()) + kept;
    return isRight(whole) ? Optional.of(new Cnpj(whole)) : Optional.empty();
  }

  private static List<Cnpj> misreadings(String kept) {
    if (isRight(kept)) {
      return List.of();
    }
    String given = kept.substring(0, ORDER_END) + asDigits(kept.substring(ORDER_END));
    Set<String> candidates = new LinkedHashSet<>();
    candidates.add(given);
    for (int place = 0; place < ORDER_END; place++) {
      int read = READ.indexOf(given.charAt(place));
      if (read >= 0) {
        candidates.add(given.substring(0, place) + MEANT.charAt(read) + given.substring(place + 1));
      }
    }
    for (int read = 0; read < READ.length(); read++) {
      candidates.add(
          given.substring(0, ORDER_END).replace(READ.charAt(read), MEANT.charAt(read))
              + given.substring(ORDER_END));
    }
    return candidates.stream().filter(Cnpj::isRight).map(Cnpj::new).toList();
  }

  private static String asDigits(String checkDigits) {
    StringBuilder digits = new StringBuilder(checkDigits);
    for (int place = 0; place < digits.length(); place++) {
      char c = digits.charAt(place);
      int read = READ.indexOf(c);
      if (!Compact.isDigit(c) && read >= 0) {
        digits.setCharAt(place, MEANT.charAt(read));
      }
    }
    return digits.toString();
  }

  private static boolean isRight(String kept) {
    return kept.length() == LENGTH
        && isPlain(kept)
        && Compact.isDigit(kept.charAt(12))
        && Compact.isDigit(kept.charAt(13))
        && !Cpf.isRepeated(kept)
        && hasRightCheckDigits(kept);
  }

  private static boolean hasRightCheckDigits(String characters) {
    int given = (characters.charAt(12) - '0') * 10 + characters.charAt(13) - '0';
    return CheckDigits.ofCnpj(characters) == given;
  }

  /** Returns the fourteen characters, letters in upper case: the form stored and compared. */
  public String compact() {
    return characters;
  }

  /**
   * Returns the first eight characters, the company, which decide the match in a search (SRCH-2).
   */
  public String root() {
    return characters.substring(0, ROOT_LENGTH);
  }

  /** Returns the four characters of the establishment; {@code 0001} is customary for the first. */
  public String order() {
    return characters.substring(ROOT_LENGTH, ORDER_END);
  }

  /** Returns the masked form that people read, such as {@code 12.ABC.345/01DE-35}. */
  public String formatted() {
    return characters.substring(0, 2)
        + '.'
        + characters.substring(2, 5)
        + '.'
        + characters.substring(5, 8)
        + '/'
        + characters.substring(8, 12)
        + '-'
        + characters.substring(12);
  }

  @Override
  public int compareTo(Cnpj other) {
    return characters.compareTo(other.characters);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cnpj that && characters.equals(that.characters);
  }

  @Override
  public int hashCode() {
    return characters.hashCode();
  }

  /** Returns a form that is safe to log, such as {@code **.222.333/****-**}. */
  @Override
  public String toString() {
    return "**." + characters.substring(2, 5) + '.' + characters.substring(5, 8) + "/****-**";
  }
}
