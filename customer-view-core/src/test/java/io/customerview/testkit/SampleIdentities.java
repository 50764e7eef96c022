package io.customerview.testkit;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.FoldedText;
import io.customerview.identity.Nit;
import io.customerview.identity.PhoneNumber;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Made-up identifiers, addresses and names, one after another, for test data without jqwik. The
 * same seed gives the same ones on every machine. They are valid in form; whose they are is chance,
 * so send nothing to them.
 *
 * <p>Not thread-safe: one for each thread.
 */
public final class SampleIdentities {

  static final List<String> GIVEN_NAMES =
      List.of(
          "Maria Clara",
          "José",
          "João",
          "Ana",
          "Antônio",
          "Lúcia",
          "Conceição",
          "Luís",
          "Íris",
          "Ñusta",
          "Sebastián",
          "Rui",
          "Lia",
          "Zoë",
          "André",
          "Mônica");

  static final List<String> FAMILY_NAMES =
      List.of(
          "da Silva",
          "de Souza",
          "dos Santos",
          "D'Avelar",
          "D\u2019Ávila",
          "Teles",
          "Pereira",
          "Araújo",
          "Gonçalves",
          "Muñoz",
          "de la Cruz",
          "Ibáñez y Gómez",
          "O'Brien",
          "Łukasz",
          "Müller",
          "Sant'Anna");

  private static final String LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final List<String> AREA_CODES =
      List.of("11", "21", "31", "47", "51", "71", "85", "92");
  private static final List<String> DOMAINS =
      List.of("exemplo.com.br", "example.com", "example.org");

  private final SplittableRandom random;

  private SampleIdentities(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Starts a sequence. */
  public static SampleIdentities seeded(long seed) {
    return new SampleIdentities(seed);
  }

  /** Returns the next CPF. */
  public Cpf cpf() {
    String base = digits(Cpf.BASE_LENGTH);
    return base.chars().distinct().count() > 1 ? Cpf.ofBase(base) : cpf();
  }

  /** Returns the next CNPJ of digits alone. */
  public Cnpj cnpj() {
    String root = digits(Cnpj.ROOT_LENGTH);
    return root.chars().distinct().count() > 1 ? Cnpj.of(root, "0001") : cnpj();
  }

  /** Returns the next CNPJ with at least one letter. */
  public Cnpj letteredCnpj() {
    StringBuilder root = new StringBuilder();
    for (int place = 0; place < Cnpj.ROOT_LENGTH; place++) {
      root.append(LETTERS_AND_DIGITS.charAt(random.nextInt(LETTERS_AND_DIGITS.length())));
    }
    root.setCharAt(0, (char) ('A' + random.nextInt(26)));
    return Cnpj.of(root.toString(), "0001");
  }

  /** Returns the next NIT of a company. */
  public Nit nit() {
    return Nit.ofNumber("89".charAt(random.nextInt(2)) + digits(8));
  }

  /** Returns the next Brazilian mobile number. */
  public PhoneNumber mobile() {
    return PhoneNumber.parse(one(AREA_CODES) + '9' + digits(8));
  }

  /** Returns the next Brazilian fixed line. */
  public PhoneNumber fixedLine() {
    return PhoneNumber.parse(one(AREA_CODES) + (2 + random.nextInt(4)) + digits(7));
  }

  /** Returns the next name of a person. */
  public String name() {
    return one(GIVEN_NAMES) + ' ' + one(FAMILY_NAMES) + ' ' + one(FAMILY_NAMES);
  }

  /** Returns an e-mail address that fits a name; addresses repeat as names do. */
  public EmailAddress email(String name) {
    String local =
        FoldedText.of(name).tokens().stream()
            .map(FoldedText.Token::text)
            .collect(Collectors.joining("."));
    return EmailAddress.parse(local + '@' + one(DOMAINS));
  }

  private String digits(int length) {
    StringBuilder digits = new StringBuilder(length);
    for (int place = 0; place < length; place++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
