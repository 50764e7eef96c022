package io.customerview.examples.quickstart.generate;

import io.customerview.examples.quickstart.generate.Companies.Company;
import io.customerview.examples.quickstart.generate.Dice.Purpose;
import io.customerview.examples.quickstart.generate.Names.Name;
import io.customerview.examples.quickstart.generate.Places.City;
import io.customerview.examples.quickstart.generate.Places.ColombianCity;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.Nit;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up customer base of any size, such as {@code CustomerBase.rows(2026, 1_000_000)}. Equal
 * arguments give equal rows, on every JDK and on every day.
 *
 * <p>Clean rows have one form of everything: CPF, CNPJ, CEP and phones in their masks, days as
 * {@code dd/MM/yyyy}, right check digits, a code of its own for every row, no CPF or CNPJ twice.
 * Codes of organizations always name a row of the same base, and following them upwards always
 * ends. Dirty rows are the same customers after an export and years of typing: see {@link Dirt}.
 *
 * <p>The streams are lazy and hold no rows. Each row is made from seed and position alone, so they
 * may be made parallel. This class is immutable and thread-safe.
 */
public final class CustomerBase {

  /** The seed of the file in the repository. */
  public static final long DEFAULT_SEED = 2026;

  /** The rows of the file in the repository. */
  public static final int DEFAULT_ROWS = 6_000;

  /** Above this, serials of CPFs and CNPJs would repeat. */
  public static final int MOST_ROWS = 100_000_000;

  /** The day of the made-up export; no clean day is later. */
  static final LocalDate EXPORTED_ON = LocalDate.of(2026, 11, 20);

  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  // The make-up of the base. Shares are of the rows that can have the thing.
  private static final double COMPANIES = 0.30;
  private static final double COLOMBIANS = 0.025;
  private static final double BRANCHES = 0.12;
  private static final double LETTERED_ROOTS = 0.04;
  private static final double LETTERED_ORDERS = 0.10;
  private static final double SUBSIDIARIES = 0.04;
  private static final double PEOPLE_OF_A_COMPANY = 0.14;
  private static final double SOCIAL_NAMES = 0.012;
  private static final double IDENTITY_CARDS = 0.15;
  private static final double PASSPORTS = 0.05;
  private static final double CANCELLED = 0.06;
  private static final double DISABLED = 0.04;
  private static final double EMAILS = 0.86;
  private static final double SECOND_EMAILS = 0.18;
  private static final double OPT_IN_ASKED = 0.72;
  private static final double OPT_IN_GIVEN = 0.68;

  private static final String LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final LocalDate FIRST_OPT_IN = LocalDate.of(2018, 9, 18);

  private static final Weighted<String> REASONS =
      Weighted.parse(
          "A pedido do cliente=40|Inadimplência=20|Mudança de endereço=8|Encerramento da empresa=8"
              + "|Cadastro duplicado=8|Óbito=4|Concorrência=12");

  private static final Weighted<String> SOURCES =
      Weighted.parse(
          "Site=30|Aplicativo=22|Loja=18|Contrato de adesão=12|Telefone=10|WhatsApp=6|Evento=2");

  private final long seed;
  private final int count;

  CustomerBase(long seed, int count) {
    if (count < 0 || count > MOST_ROWS) {
      throw new IllegalArgumentException("count must be from 0 to " + MOST_ROWS);
    }
    this.seed = seed;
    this.count = count;
  }

  /** Returns clean rows: nothing to repair, nothing twice. */
  public static Stream<CustomerRow> rows(long seed, int count) {
    CustomerBase base = new CustomerBase(seed, count);
    return IntStream.range(0, count).mapToObj(base::customer);
  }

  /**
   * Returns one clean row, as {@link #rows} makes it.
   *
   * @param count how many customers the base has; a row behind them is a customer more, whom nobody
   *     belongs to
   */
  public static CustomerRow row(long seed, int count, int index) {
    if (index < 0 || index >= MOST_ROWS) {
      throw new IllegalArgumentException("index must be from 0 to " + (MOST_ROWS - 1));
    }
    return new CustomerBase(seed, count).customer(index);
  }

  /**
   * Returns the rows of a dirty export.
   *
   * @param report counts each kind of dirt as the stream makes it
   */
  public static Stream<CustomerRow> dirtyRows(long seed, int count, DirtReport report) {
    Objects.requireNonNull(report, "report");
    DirtyExport export = new DirtyExport(seed, new CustomerBase(seed, count), report);
    return IntStream.range(0, count).mapToObj(export::line);
  }

  /** Returns the clean row of a customer. */
  CustomerRow customer(int index) {
    return customer(index, index);
  }

  /** Returns the row of one customer with the contact points and address of another. */
  CustomerRow customer(int index, int contactsOf) {
    CustomerRow row = new CustomerRow();
    row.set(CustomerColumn.CODE, code(index));
    if (isColombian(index)) {
      fillColombian(row, index, contactsOf);
    } else if (isCompany(index)) {
      fillCompany(row, index, contactsOf);
    } else {
      fillPerson(row, index, contactsOf);
    }
    fillStatus(row, index);
    return row;
  }

  boolean isCompany(int index) {
    return dice(index, Purpose.KIND).chance(COMPANIES);
  }

  static String code(int index) {
    return "C" + Integer.toString(10_000_001 + index).substring(1);
  }

  private boolean isColombian(int index) {
    Dice dice = dice(index, Purpose.KIND);
    dice.fraction();
    return dice.chance(COLOMBIANS);
  }

  private boolean isBrazilianCompany(int index) {
    return isCompany(index) && !isColombian(index);
  }

  private Dice dice(int index, Purpose purpose) {
    return Dice.of(seed, index, purpose);
  }

  private City city(int index) {
    return Places.city(dice(index, Purpose.PLACE));
  }

  private void fillPerson(CustomerRow row, int index, int contactsOf) {
    int employer = employer(index);
    int home = employer < 0 ? index : employer;
    City city = city(home);
    Dice dice = dice(index, Purpose.IDENTITY);
    boolean woman = dice.chance(0.52);
    Name name = Names.brazilian(woman, city.state(), dice);
    row.set(CustomerColumn.TYPE, "PF").set(CustomerColumn.GIVEN_NAMES, name.given());
    row.set(CustomerColumn.FAMILY_NAMES, name.family());
    if (dice.chance(SOCIAL_NAMES)) {
      String social = Names.given(!woman, Names.generation(dice), dice);
      row.set(CustomerColumn.SOCIAL_NAME, social + ' ' + name.family());
    }
    row.set(CustomerColumn.TAXPAYER_NUMBER, cpf(index, city));
    if (dice.chance(IDENTITY_CARDS)) {
      row.set(CustomerColumn.DOCUMENT_TYPE, "RG");
      String last = dice.chance(0.09) ? "X" : Text.digits(dice, 1);
      row.set(
          CustomerColumn.DOCUMENT_NUMBER, Text.mask("##.###.###-#", Text.digits(dice, 8) + last));
    }

    Dice contact = dice(contactsOf, Purpose.CONTACT);
    if (employer >= 0) {
      row.set(CustomerColumn.ORGANIZATION, code(employer));
    }
    if (contact.chance(EMAILS)) {
      row.set(CustomerColumn.EMAIL, Contacts.personal(name, false, contact));
      if (employer >= 0) {
        row.set(CustomerColumn.EMAIL_2, Contacts.atWork(name, company(employer).domain(), contact));
      } else if (contact.chance(SECOND_EMAILS)) {
        row.set(CustomerColumn.EMAIL_2, Contacts.personal(name, false, contact));
      }
    }
    if (contact.chance(0.93)) {
      row.set(CustomerColumn.MOBILE, Contacts.mobile(city.areaCode(), contact));
    }
    if (contact.chance(0.22)) {
      row.set(CustomerColumn.PHONE, Contacts.fixed(city.areaCode(), contact));
    }
    fillAddress(row, city, contact);
  }

  private void fillCompany(CustomerRow row, int index, int contactsOf) {
    int head = headOffice(index);
    Company company = company(head);
    row.set(CustomerColumn.TYPE, "PJ").set(CustomerColumn.LEGAL_NAME, company.legalName());
    row.set(CustomerColumn.TRADE_NAME, company.tradeName())
        .set(CustomerColumn.INDUSTRY, company.industry());
    row.set(CustomerColumn.TAXPAYER_NUMBER, cnpj(index, head));
    if (head != index) {
      row.set(CustomerColumn.ORGANIZATION, code(head));
    } else {
      int parent = parent(index);
      row.set(CustomerColumn.ORGANIZATION, parent < 0 ? "" : code(parent));
    }

    City city = city(index);
    Dice contact = dice(contactsOf, Purpose.CONTACT);
    if (contact.chance(EMAILS)) {
      row.set(CustomerColumn.EMAIL, Contacts.mailbox(company.domain(), contact));
      if (contact.chance(SECOND_EMAILS)) {
        String second = Contacts.mailbox(company.domain(), contact);
        row.set(CustomerColumn.EMAIL_2, second.equals(row.get(CustomerColumn.EMAIL)) ? "" : second);
      }
    }
    if (contact.chance(0.55)) {
      row.set(CustomerColumn.MOBILE, Contacts.mobile(city.areaCode(), contact));
    }
    if (contact.chance(0.85)) {
      boolean free = contact.chance(0.04);
      row.set(
          CustomerColumn.PHONE,
          free ? Contacts.free(contact) : Contacts.fixed(city.areaCode(), contact));
    }
    fillAddress(row, city, contact);
  }

  private void fillAddress(CustomerRow row, City city, Dice contact) {
    row.set(CustomerColumn.POSTAL_CODE, Places.postalCode(city, contact));
    row.set(CustomerColumn.ADDRESS, Places.address(contact));
    row.set(CustomerColumn.CITY, city.name()).set(CustomerColumn.STATE, city.state().uf());
    row.set(CustomerColumn.COUNTRY, "Brasil");
  }

  private void fillColombian(CustomerRow row, int index, int contactsOf) {
    ColombianCity city = Places.colombianCity(dice(index, Purpose.PLACE));
    Dice dice = dice(index, Purpose.IDENTITY);
    Dice contact = dice(contactsOf, Purpose.CONTACT);
    String email;
    if (isCompany(index)) {
      Company company = company(index);
      row.set(CustomerColumn.TYPE, "PJ").set(CustomerColumn.LEGAL_NAME, company.legalName());
      row.set(CustomerColumn.TRADE_NAME, company.tradeName())
          .set(CustomerColumn.INDUSTRY, company.industry());
      row.set(CustomerColumn.DOCUMENT_TYPE, "NIT");
      row.set(CustomerColumn.DOCUMENT_NUMBER, Nit.ofNumber("9" + serial(index)).formatted());
      row.set(CustomerColumn.PHONE, Contacts.colombianFixed(city.areaDigit(), contact));
      email = Contacts.mailbox(company.domain(), contact);
    } else {
      Name name = Names.colombian(dice.chance(0.5), dice);
      row.set(CustomerColumn.TYPE, "PF").set(CustomerColumn.GIVEN_NAMES, name.given());
      row.set(CustomerColumn.FAMILY_NAMES, name.family());
      if (dice.chance(PASSPORTS)) {
        row.set(CustomerColumn.DOCUMENT_TYPE, "PAS")
            .set(CustomerColumn.DOCUMENT_NUMBER, "AT" + serial(index));
      } else {
        row.set(CustomerColumn.DOCUMENT_TYPE, "CC");
        boolean old = dice.chance(0.5);
        String cedula = old ? oldCedula(index) : Text.mask("10########", serial(index));
        row.set(CustomerColumn.DOCUMENT_NUMBER, cedula);
      }
      row.set(CustomerColumn.MOBILE, Contacts.colombianMobile(contact));
      email = Contacts.personal(name, true, contact);
    }
    row.set(CustomerColumn.EMAIL, contact.chance(EMAILS) ? email : "");
    row.set(CustomerColumn.POSTAL_CODE, city.postalPrefix() + Text.digits(contact, 3));
    row.set(CustomerColumn.ADDRESS, Places.colombianAddress(contact));
    row.set(CustomerColumn.CITY, city.name()).set(CustomerColumn.STATE, city.department());
    row.set(CustomerColumn.COUNTRY, "Colômbia");
  }

  private void fillStatus(CustomerRow row, int index) {
    Dice dice = dice(index, Purpose.STATUS);
    boolean cancelled = dice.chance(CANCELLED);
    row.set(CustomerColumn.STATUS, cancelled ? "CANCELADO" : "ATIVO");
    if (cancelled) {
      row.set(CustomerColumn.CANCELLED_ON, DAY.format(EXPORTED_ON.minusDays(dice.below(2_900))));
      row.set(CustomerColumn.CANCELLATION_REASON, REASONS.draw(dice));
    }
    row.set(CustomerColumn.ENABLED, dice.chance(DISABLED) ? "N" : "S");
    if (dice.chance(OPT_IN_ASKED)) {
      boolean email = dice.chance(OPT_IN_GIVEN);
      boolean sms = dice.chance(email ? 0.75 : 0.15);
      String source = SOURCES.draw(dice);
      int days = (int) (EXPORTED_ON.toEpochDay() - FIRST_OPT_IN.toEpochDay());
      String day = DAY.format(EXPORTED_ON.minusDays(dice.below(days)));
      boolean hasEmail = row.has(CustomerColumn.EMAIL);
      boolean hasMobile = row.has(CustomerColumn.MOBILE);
      if (hasEmail || hasMobile) {
        row.set(CustomerColumn.EMAIL_OPT_IN, !hasEmail ? "" : email ? "S" : "N");
        row.set(CustomerColumn.SMS_OPT_IN, !hasMobile ? "" : sms ? "S" : "N");
        row.set(CustomerColumn.OPT_IN_SOURCE, source).set(CustomerColumn.OPT_IN_ON, day);
      }
    }
  }

  /** What a company that is no branch is called. */
  private Company company(int index) {
    Dice dice = dice(index, Purpose.IDENTITY);
    return isColombian(index)
        ? Companies.colombian(dice)
        : Companies.brazilian(city(index).state(), Text.mask("##.###.###", root(index)), dice);
  }

  /** Returns the company itself, or the head office of a branch: one of the last few before it. */
  private int headOffice(int index) {
    Dice dice = dice(index, Purpose.BRANCH);
    if (!dice.chance(BRANCHES)) {
      return index;
    }
    int steps = dice.between(1, 4);
    int head = index;
    for (int at = index - 1; at >= 0 && steps > 0; at--) {
      if (isBrazilianCompany(at) && !isBranch(at)) {
        head = at;
        steps--;
      }
    }
    return head;
  }

  private boolean isBranch(int index) {
    return dice(index, Purpose.BRANCH).chance(BRANCHES);
  }

  /** Returns the company that a person works for, or -1. A few companies employ many. */
  private int employer(int index) {
    Dice dice = dice(index, Purpose.MEMBERSHIP);
    return dice.chance(PEOPLE_OF_A_COMPANY) ? companyBelow(count, dice) : -1;
  }

  /** Returns the company that another belongs to, or -1; always an earlier one, so no cycle. */
  private int parent(int index) {
    Dice dice = dice(index, Purpose.MEMBERSHIP);
    return dice.chance(SUBSIDIARIES) ? companyBelow(index, dice) : -1;
  }

  private int companyBelow(int bound, Dice dice) {
    double fraction = dice.fraction();
    for (int at = (int) (bound * fraction * fraction * fraction); at < bound; at++) {
      if (isBrazilianCompany(at) && !isBranch(at)) {
        return at;
      }
    }
    return -1;
  }

  private String cpf(int index, City city) {
    String serial = serial(index);
    int region = city.state().cpfRegion();
    String base = serial + region;
    boolean allEqual = base.chars().allMatch(c -> c == base.charAt(0));
    return Cpf.ofBase(allEqual ? serial + (region + 1) % 10 : base).formatted();
  }

  /** The root, the order of the establishment, and check digits. */
  private String cnpj(int index, int head) {
    Dice dice = dice(index, Purpose.BRANCH);
    dice.fraction();
    dice.below(4);
    String order;
    if (head == index) {
      order = "0001";
    } else if (dice.chance(LETTERED_ORDERS)) {
      order = lettered(dice, 4);
    } else {
      int establishment = 1;
      for (int at = head + 1; at <= index; at++) {
        establishment += isBrazilianCompany(at) ? 1 : 0;
      }
      order = Integer.toString(10_000 + establishment).substring(1);
    }
    return Cnpj.of(root(head), order).formatted();
  }

  /** The first eight characters of a CNPJ; those given out since July 2026 may have letters. */
  private String root(int index) {
    Dice dice = dice(index, Purpose.KIND);
    dice.fraction();
    dice.fraction();
    return dice.chance(LETTERED_ROOTS) ? lettered(dice, 8) : serial(index);
  }

  private static String lettered(Dice dice, int length) {
    StringBuilder text = new StringBuilder(length);
    while (true) {
      for (int index = 0; index < length; index++) {
        text.append(LETTERS_AND_DIGITS.charAt(dice.below(LETTERS_AND_DIGITS.length())));
      }
      if (!Text.isDigits(text.toString())) {
        return text.toString();
      }
      text.setLength(0);
    }
  }

  private String oldCedula(int index) {
    return Integer.toString(Integer.parseInt(serial(index)) % 90_000_000 + 10_000_000);
  }

  private String serial(int index) {
    return Serials.of(seed, index);
  }
}
