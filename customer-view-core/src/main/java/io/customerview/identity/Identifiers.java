package io.customerview.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells the kinds of identifiers apart: every way in which a text can be read, never only the
 * first. Eleven digits can be a CPF and a mobile number; eight a CNPJ root, a phone number without
 * its area code, a CEP and the first block of a UUID.
 *
 * <p>Works on the {@linkplain #compact compact form}: what is typed after NFKC, without white
 * space, {@code . - / ( ) +}, dashes and invisible characters, in upper case. Formatting never
 * changes the readings, with three exceptions that are information: a plus says that a country code
 * follows, a hyphen before the last digit that it is a NIT's check digit, and hyphens in a UUID
 * where its blocks end.
 *
 * <p>Thread-safe.
 */
public final class Identifiers {

  /** The longest text that is looked at, in UTF-16 units; a longer one has no readings. */
  public static final int LONGEST = Compact.LONGEST;

  private static final int CPF_MASK_LENGTH = 11;
  private static final DocumentType CEDULA = DocumentTypes.standard().of(Country.COLOMBIA, "CC");

  private Identifiers() {}

  /**
   * Returns the compact form of a text, or empty if more than {@code 0-9A-Z} or nothing is left, or
   * the text is too long: then it is no identifier written in digits and letters.
   */
  public static Optional<String> compact(CharSequence text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Compact compact = Compact.of(text);
    return compact.isPlain() && compact.length() > 0
        ? Optional.of(compact.text())
        : Optional.empty();
  }

  /** Returns every reading of a text, with phone numbers as written in Brazil. */
  public static List<Reading> readings(CharSequence text) {
    return readings(text, PhoneNumber.DEFAULT_REGION);
  }

  /**
   * Returns every reading of a text, in the order of {@link ReadingKind}, whole values before
   * parts.
   *
   * <p>Phone numbers are read as written in the region, in Brazil, and, where ten digits say so, in
   * Colombia. A host's own id and the number of a document have a digit; what has none is a name. A
   * document's number may have any other characters too.
   */
  public static List<Reading> readings(CharSequence text, Country region) {
    if (text.length() > LONGEST) {
      return List.of();
    }
    Compact compact = Compact.of(text);
    List<Reading> readings = new ArrayList<>(8);
    if (compact.text().indexOf('@') >= 0) {
      email(readings, text);
      return List.copyOf(readings);
    }
    String typed = Opaque.stripped(text);
    boolean digits = compact.isDigits();
    if (compact.isPlain() && compact.length() > 0) {
      cpf(readings, compact.text(), digits);
      cnpj(readings, compact.text());
      if (digits) {
        nit(readings, typed, compact.text());
        cedula(readings, compact.text());
      }
    } else {
      maskedCpf(readings, compact.text());
    }
    id(readings, typed);
    if (digits) {
      phone(readings, text, compact.text(), region);
      PostalCode.tryParse(compact.text()).map(Reading.OfPostalCode::new).ifPresent(readings::add);
    }
    boolean masked = readings.stream().anyMatch(Identifiers::isMasked);
    if (hasDigit(compact.text()) && !masked) {
      DocumentNumber.tryParse(typed).map(Reading.OfDocumentNumber::new).ifPresent(readings::add);
    }
    name(readings, typed);
    return List.copyOf(readings);
  }

  private static boolean isMasked(Reading reading) {
    return reading instanceof Reading.OfPart part && part.part() == Reading.Part.CPF_MIDDLE;
  }

  private static void email(List<Reading> readings, CharSequence text) {
    String pasted = EmailAddress.pasted(text);
    if (pasted.startsWith("@")) {
      EmailAddress.domainKey(pasted.substring(1))
          .map(key -> new Reading.OfPart(Reading.Part.EMAIL_DOMAIN, key))
          .ifPresent(readings::add);
    } else {
      Stream.of(pasted, text)
          .flatMap(one -> EmailAddress.tryParse(one, EmailAddress.Domains.LOCAL).stream())
          .distinct()
          .map(Reading.OfEmail::new)
          .forEach(readings::add);
    }
  }

  private static void cpf(List<Reading> readings, String compact, boolean digits) {
    if (compact.length() == Cpf.LENGTH) {
      Cpf.tryParse(compact).map(Reading.OfCpf::new).ifPresent(readings::add);
    } else if (digits && compact.length() == Cpf.BASE_LENGTH) {
      readings.add(new Reading.OfPart(Reading.Part.CPF_BASE, compact));
    }
  }

  private static void maskedCpf(List<Reading> readings, String compact) {
    if (compact.length() == CPF_MASK_LENGTH
        && compact.startsWith("***")
        && compact.endsWith("**")
        && Compact.isDigits(compact.substring(3, 9))) {
      readings.add(new Reading.OfPart(Reading.Part.CPF_MIDDLE, compact.substring(3, 9)));
    }
  }

  private static void cnpj(List<Reading> readings, String compact) {
    if (compact.length() == Cnpj.LENGTH) {
      Cnpj.tryParse(compact).map(Reading.OfCnpj::new).ifPresent(readings::add);
    } else if (compact.length() == Cnpj.ROOT_LENGTH && hasDigit(compact)) {
      // Eight letters are a name; whoever means a root says so.
      readings.add(new Reading.OfPart(Reading.Part.CNPJ_ROOT, compact));
    }
  }

  private static void nit(List<Reading> readings, String typed, String digits) {
    boolean companyOrPerson =
        digits.length() == 10 || (digits.length() == 11 && digits.charAt(0) == '1');
    if (companyOrPerson || Nit.endsWithCheckDigit(typed)) {
      Nit.tryParse(digits).map(nit -> new Reading.OfNit(nit, true)).ifPresent(readings::add);
    }
    if (digits.length() == 9) {
      Nit.tryOfNumber(digits).map(nit -> new Reading.OfNit(nit, false)).ifPresent(readings::add);
    }
  }

  private static void cedula(List<Reading> readings, String digits) {
    if (digits.length() == 10 && digits.charAt(0) == '1') {
      IdentityDocument.tryParse(CEDULA, digits).map(Reading.OfCedula::new).ifPresent(readings::add);
    }
  }

  private static void id(List<Reading> readings, String typed) {
    IdText.tryParse(typed)
        .filter(id -> id.isUuid() || (hasDigit(typed) && !hasBlank(typed)))
        .map(Reading.OfId::new)
        .ifPresent(readings::add);
    IdText.leadingBlocks(typed)
        .filter(blocks -> blocks.length() == IdText.FIRST_BLOCK || typed.indexOf('-') >= 0)
        .map(blocks -> new Reading.OfPart(Reading.Part.UUID_BLOCKS, blocks))
        .ifPresent(readings::add);
  }

  private static void phone(
      List<Reading> readings, CharSequence text, String digits, Country region) {
    if (digits.length() == Cnpj.LENGTH && !PhoneNumber.startsWithPlus(text)) {
      // Many a CNPJ is also a zero, a carrier and a mobile, which nobody means.
      return;
    }
    Set<PhoneNumber> phones = new LinkedHashSet<>();
    PhoneNumber.tryParse(text, region).ifPresent(phones::add);
    PhoneNumber.tryParse(text).ifPresent(phones::add);
    if (digits.length() == 10 && (digits.charAt(0) == '3' || digits.startsWith("60"))) {
      PhoneNumber.tryParse(text, Country.COLOMBIA).ifPresent(phones::add);
    }
    phones.forEach(phone -> readings.add(new Reading.OfPhone(phone)));
    if (BrazilianPlan.isSubscriber(digits)) {
      readings.add(new Reading.OfPart(Reading.Part.PHONE_SUBSCRIBER, digits));
    }
  }

  private static void name(List<Reading> readings, String typed) {
    if (typed.codePoints().anyMatch(Character::isLetter)) {
      FoldedText folded = FoldedText.of(typed);
      if (!folded.isEmpty()) {
        readings.add(new Reading.OfName(folded));
      }
    }
  }

  private static boolean hasDigit(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (Compact.isDigit(text.charAt(index))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasBlank(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (Compact.isBlank(text.charAt(index))) {
        return true;
      }
    }
    return false;
  }
}
