package io.customerview.testkit;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.Nit;
import io.customerview.identity.PhoneNumber;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitraries of identifiers, addresses and names for jqwik properties: valid values, and the ways
 * in which people type them.
 *
 * <pre>{@code
 * @Property
 * void everyCpfIsFound(@ForAll("cpfs") Cpf cpf) { … }
 *
 * @Provide
 * Arbitrary<Cpf> cpfs() {
 *   return IdentityArbitraries.cpfs();
 * }
 * }</pre>
 *
 * <p>What they give follows from the property's seed. Thread-safe.
 */
public final class IdentityArbitraries {

  private static final List<String> AREA_CODES =
      List.of("11", "21", "27", "31", "41", "47", "51", "55", "61", "65", "71", "81", "85", "92");

  private static final List<String> NOISE =
      List.of(".", "-", "/", " ", "\u00A0", "\u2013", "\u2011", "\u200B", "(", ")");

  private IdentityArbitraries() {}

  /** Returns CPFs with right check digits. */
  public static Arbitrary<Cpf> cpfs() {
    return digits(Cpf.BASE_LENGTH)
        .filter(base -> base.chars().distinct().count() > 1)
        .map(Cpf::ofBase);
  }

  /** Returns CNPJs with right check digits, half of them with letters. */
  public static Arbitrary<Cnpj> cnpjs() {
    return Arbitraries.oneOf(numericCnpjs(), letteredCnpjs());
  }

  /** Returns CNPJs of digits alone. */
  public static Arbitrary<Cnpj> numericCnpjs() {
    return digits(12)
        .filter(base -> base.chars().distinct().count() > 1)
        .map(IdentityArbitraries::cnpj);
  }

  /** Returns CNPJs with at least one letter, in the root, the order or both. */
  public static Arbitrary<Cnpj> letteredCnpjs() {
    return Arbitraries.strings()
        .withCharRange('0', '9')
        .withCharRange('A', 'Z')
        .ofLength(12)
        .filter(base -> base.chars().anyMatch(Character::isLetter))
        .map(IdentityArbitraries::cnpj);
  }

  /** Returns NITs of companies and people. */
  public static Arbitrary<Nit> nits() {
    Arbitrary<String> companies =
        Combinators.combine(Arbitraries.of("8", "9"), digits(8)).as(String::concat);
    Arbitrary<String> people =
        Combinators.combine(Arbitraries.of("10", "11", "1"), digits(7)).as(String::concat);
    return Arbitraries.oneOf(companies, people).map(Nit::ofNumber);
  }

  /** Returns Brazilian numbers of the present plan: mobile and fixed. */
  public static Arbitrary<PhoneNumber> brazilianPhones() {
    return Arbitraries.oneOf(brazilianMobiles(), brazilianFixedLines());
  }

  /** Returns Brazilian mobile numbers with their ninth digit. */
  public static Arbitrary<PhoneNumber> brazilianMobiles() {
    return brazilian("9", 8);
  }

  /** Returns Brazilian mobile numbers from before the ninth digit. */
  public static Arbitrary<PhoneNumber> oldBrazilianMobiles() {
    return Arbitraries.of("6", "8", "9").flatMap(first -> brazilian(first, 7));
  }

  /** Returns Brazilian fixed lines. */
  public static Arbitrary<PhoneNumber> brazilianFixedLines() {
    return Arbitraries.of("2", "3", "4", "5").flatMap(first -> brazilian(first, 7));
  }

  /** Returns numbers of some other countries, with the plus. */
  public static Arbitrary<PhoneNumber> foreignPhones() {
    return Arbitraries.oneOf(
            digits(7).map(rest -> "+57 300 " + rest),
            digits(6).map(rest -> "+351 912" + rest),
            digits(4).map(rest -> "+1 212 555 " + rest),
            digits(8).map(rest -> "+54 9 11 " + rest.replaceFirst("^[01]", "4")))
        .filter(text -> PhoneNumber.tryParse(text).isPresent())
        .map(PhoneNumber::parse);
  }

  /** Returns e-mail addresses, in any case, some beyond ASCII. */
  public static Arbitrary<EmailAddress> emails() {
    Arbitrary<String> locals =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('A', 'Z')
            .withCharRange('0', '9')
            .withChars("._+-'éç")
            .ofMinLength(1)
            .ofMaxLength(20);
    Arbitrary<String> labels =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('A', 'Z')
            .withChars("ãü")
            .ofMinLength(1)
            .ofMaxLength(12);
    return Combinators.combine(locals, labels, Arbitraries.of("com.br", "COM", "org", "net.co"))
        .as((local, label, suffix) -> local + '@' + label + '.' + suffix)
        .filter(text -> EmailAddress.tryParse(text).isPresent())
        .map(EmailAddress::parse);
  }

  /** Returns names as people bear them in Brazil and Colombia: accents, particles, apostrophes. */
  public static Arbitrary<String> names() {
    Arbitrary<String> given = Arbitraries.of(SampleIdentities.GIVEN_NAMES);
    Arbitrary<String> family = Arbitraries.of(SampleIdentities.FAMILY_NAMES);
    Arbitrary<String> families =
        family.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(" ", list));
    return Combinators.combine(given, families).as((one, other) -> one + ' ' + other);
  }

  /**
   * Returns the ways in which people type a compact form: punctuation, blanks and dashes of every
   * kind between its characters and around them. No plus, and no dash before the last character,
   * which would say something.
   */
  public static Arbitrary<String> typed(String compact) {
    return Arbitraries.of(NOISE)
        .list()
        .ofSize(compact.length())
        .flatMap(
            noise ->
                Arbitraries.integers()
                    .between(0, 3)
                    .list()
                    .ofSize(compact.length())
                    .map(
                        places -> {
                          StringBuilder typed = new StringBuilder();
                          for (int index = 0; index < compact.length(); index++) {
                            boolean beforeLast = index == compact.length() - 1;
                            if (places.get(index) == 0) {
                              typed.append(beforeLast ? " " : noise.get(index));
                            }
                            typed.append(compact.charAt(index));
                          }
                          return typed.toString();
                        }));
  }

  private static Arbitrary<PhoneNumber> brazilian(String first, int rest) {
    return Combinators.combine(Arbitraries.of(AREA_CODES), digits(rest))
        .as((areaCode, digits) -> PhoneNumber.parse("+55" + areaCode + first + digits));
  }

  private static Cnpj cnpj(String base) {
    return Cnpj.of(base.substring(0, Cnpj.ROOT_LENGTH), base.substring(Cnpj.ROOT_LENGTH));
  }

  private static Arbitrary<String> digits(int length) {
    return Arbitraries.strings().numeric().ofLength(length);
  }
}
