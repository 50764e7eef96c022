package io.customerview.examples.quickstart.generate;

import static java.util.Locale.ROOT;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;

/** How each kind of {@link Dirt} comes about. Each returns false if the row can't have it. */
final class Spoil {

  private static final CustomerColumn[] NAMES = {
    CustomerColumn.GIVEN_NAMES,
    CustomerColumn.FAMILY_NAMES,
    CustomerColumn.SOCIAL_NAME,
    CustomerColumn.LEGAL_NAME,
    CustomerColumn.TRADE_NAME
  };
  private static final CustomerColumn[] TYPED_TEXTS = {
    CustomerColumn.GIVEN_NAMES,
    CustomerColumn.FAMILY_NAMES,
    CustomerColumn.LEGAL_NAME,
    CustomerColumn.TRADE_NAME,
    CustomerColumn.ADDRESS,
    CustomerColumn.CITY
  };
  private static final CustomerColumn[] OFTEN_WITHOUT = {
    CustomerColumn.EMAIL,
    CustomerColumn.EMAIL_2,
    CustomerColumn.MOBILE,
    CustomerColumn.PHONE,
    CustomerColumn.TAXPAYER_NUMBER
  };
  private static final CustomerColumn[] PADDED = {
    CustomerColumn.CODE,
    CustomerColumn.GIVEN_NAMES,
    CustomerColumn.FAMILY_NAMES,
    CustomerColumn.LEGAL_NAME,
    CustomerColumn.TAXPAYER_NUMBER,
    CustomerColumn.DOCUMENT_NUMBER,
    CustomerColumn.EMAIL,
    CustomerColumn.MOBILE,
    CustomerColumn.CITY,
    CustomerColumn.STATE
  };
  private static final CustomerColumn[] DAYS = {
    CustomerColumn.OPT_IN_ON, CustomerColumn.CANCELLED_ON
  };
  private static final CustomerColumn[] PHONES = {CustomerColumn.MOBILE, CustomerColumn.PHONE};
  private static final CustomerColumn[] EMAILS = {CustomerColumn.EMAIL, CustomerColumn.EMAIL_2};

  private static final String[] NO_AREA = {
    "20", "23", "25", "26", "29", "30", "36", "39", "40", "50", "52", "56", "57", "58", "59", "60",
    "70", "72", "76", "78", "80", "90"
  };

  private static final List<DateTimeFormatter> OTHER_DAYS =
      List.of(
          DateTimeFormatter.ofPattern("yyyy-MM-dd", ROOT),
          DateTimeFormatter.ofPattern("dd-MM-yyyy", ROOT),
          DateTimeFormatter.ofPattern("d/M/yy", ROOT),
          DateTimeFormatter.ofPattern("dd.MM.yyyy", ROOT),
          DateTimeFormatter.ofPattern("dd/MM/yyyy '00:00'", ROOT),
          DateTimeFormatter.ofPattern("yyyy-MM-dd'T00:00:00'", ROOT));

  /** What a spreadsheet counts days from, in days from 1970. */
  static final long SPREADSHEET_EPOCH = 25_569;

  private Spoil() {}

  // Whole names

  static boolean noName(Cells cells, Dice dice) {
    for (CustomerColumn name : NAMES) {
      cells.put(name, "");
    }
    return true;
  }

  static boolean asPerson(Cells cells, Dice dice) {
    if (!cells.isCompany() || !cells.isClean(CustomerColumn.LEGAL_NAME)) {
      return false;
    }
    cells.put(CustomerColumn.TYPE, "PF");
    cells.put(CustomerColumn.GIVEN_NAMES, cells.get(CustomerColumn.LEGAL_NAME));
    return cells.put(CustomerColumn.LEGAL_NAME, "");
  }

  static boolean oneColumn(Cells cells, Dice dice) {
    if (!cells.isClean(CustomerColumn.GIVEN_NAMES) || !cells.isClean(CustomerColumn.FAMILY_NAMES)) {
      return false;
    }
    cells.put(
        CustomerColumn.GIVEN_NAMES,
        cells.get(CustomerColumn.GIVEN_NAMES) + ' ' + cells.get(CustomerColumn.FAMILY_NAMES));
    return cells.put(CustomerColumn.FAMILY_NAMES, "");
  }

  static boolean capitals(Cells cells, Dice dice) {
    UnaryOperator<String> change = text -> Text.withoutAccents(text).toUpperCase(ROOT);
    boolean names = cells.changeEach(change, NAMES);
    return cells.changeEach(change, CustomerColumn.ADDRESS, CustomerColumn.CITY) || names;
  }

  static boolean smallLetters(Cells cells, Dice dice) {
    return cells.changeEach(text -> text.toLowerCase(ROOT), NAMES);
  }

  static boolean decomposed(Cells cells, Dice dice) {
    return cells.changeEach(
        text -> Text.isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD),
        TYPED_TEXTS);
  }

  static boolean doubleBlank(Cells cells, Dice dice) {
    return cells.changeOne(dice, text -> firstBlank(text, "  "), NAMES);
  }

  static boolean nonBreakingSpace(Cells cells, Dice dice) {
    return cells.changeOne(dice, text -> firstBlank(text, "\u00a0"), NAMES);
  }

  // CPF and CNPJ

  static boolean placeholder(Cells cells, Dice dice) {
    return number(
        cells,
        text ->
            text.length() == 14
                ? dice.oneOf("111.111.111-11", "000.000.000-00", "999.999.999-99", "00000000000")
                : dice.oneOf("00.000.000/0000-00", "11.111.111/1111-11", "99999999999999"));
  }

  static boolean wrongCheckDigits(Cells cells, Dice dice) {
    return number(
        cells,
        text -> {
          int last = text.length() - 1;
          int digit = text.charAt(last) - '0';
          return text.substring(0, last) + (digit + 1 + dice.below(9)) % 10;
        });
  }

  static boolean letterInCheckDigits(Cells cells, Dice dice) {
    return number(cells, text -> text.substring(0, text.length() - 1) + 'O');
  }

  static boolean cut(Cells cells, Dice dice) {
    return number(cells, text -> text.substring(0, text.length() - 1));
  }

  static boolean scientific(Cells cells, Dice dice) {
    return number(
        cells,
        text -> {
          String digits = Text.compact(text);
          return digits.length() == 14 && Text.isDigits(digits)
              ? String.format(ROOT, "%.5E", new BigDecimal(digits)).replace('.', ',')
              : text;
        });
  }

  static boolean lostZeros(Cells cells, Dice dice) {
    return number(
        cells,
        text -> {
          String digits = Text.compact(text);
          return digits.startsWith("0") && Text.isDigits(digits)
              ? Long.toString(Long.parseLong(digits))
              : text;
        });
  }

  static boolean apostrophe(Cells cells, Dice dice) {
    return number(cells, text -> '\'' + Text.compact(text));
  }

  static boolean bareNumber(Cells cells, Dice dice) {
    return number(cells, Text::compact);
  }

  static boolean oddMask(Cells cells, Dice dice) {
    return number(
        cells,
        text -> {
          String bare = Text.compact(text);
          if (!Text.isDigits(bare)) {
            return text.toLowerCase(ROOT);
          }
          return switch (dice.below(4)) {
            case 0 -> text.replaceAll("[./-]", " ");
            case 1 ->
                bare.substring(0, bare.length() - 2) + '-' + bare.substring(bare.length() - 2);
            case 2 -> text.replace("-", "");
            default -> text.replace("-", " - ");
          };
        });
  }

  // E-mail

  static boolean phoneAsEmail(Cells cells, Dice dice) {
    String phone = cells.get(CustomerColumn.MOBILE);
    return !phone.isEmpty() && cells.change(CustomerColumn.EMAIL, text -> phone);
  }

  static boolean twoEmails(Cells cells, Dice dice) {
    return email(
        cells,
        dice,
        text -> {
          int at = text.indexOf('@');
          String other = text.substring(0, at) + dice.between(1, 9) + text.substring(at);
          return text + dice.oneOf("; ", " / ", ", ") + other;
        });
  }

  static boolean emailBlank(Cells cells, Dice dice) {
    return email(
        cells,
        dice,
        text -> dice.chance(0.5) ? text.replace("@", " @") : text.replaceFirst("\\.", ". "));
  }

  static boolean emailComma(Cells cells, Dice dice) {
    return email(
        cells,
        dice,
        text -> {
          int dot = text.lastIndexOf('.');
          return text.substring(0, dot) + ',' + text.substring(dot + 1);
        });
  }

  static boolean emailTwoAtSigns(Cells cells, Dice dice) {
    return email(cells, dice, text -> text.replace("@", "@@"));
  }

  static boolean emailNoAtSign(Cells cells, Dice dice) {
    return email(cells, dice, text -> text.replace("@", ""));
  }

  static boolean emailNoDot(Cells cells, Dice dice) {
    return email(
        cells,
        dice,
        text -> {
          int at = text.indexOf('@');
          return text.substring(0, at) + text.substring(at).replace(".", "");
        });
  }

  static boolean emailCapitals(Cells cells, Dice dice) {
    return email(cells, dice, text -> text.toUpperCase(ROOT));
  }

  // Phones

  static boolean wrongAreaCode(Cells cells, Dice dice) {
    return phone(cells, dice, text -> '(' + dice.oneOf(NO_AREA) + text.substring(3));
  }

  static boolean phoneCut(Cells cells, Dice dice) {
    return phone(cells, dice, text -> text.substring(0, text.length() - 2));
  }

  static boolean twoPhones(Cells cells, Dice dice) {
    return phone(
        cells,
        dice,
        text -> {
          int area = Integer.parseInt(text.substring(1, 3));
          return text + dice.oneOf(" / ", "; ", " ou ") + Contacts.fixed(area, dice);
        });
  }

  static boolean noAreaCode(Cells cells, Dice dice) {
    return phone(cells, dice, text -> text.substring(5));
  }

  /** Only 6 to 9 began a mobile's eight digits. */
  static boolean eightDigitMobile(Cells cells, Dice dice) {
    return cells.change(
        CustomerColumn.MOBILE,
        text ->
            text.startsWith("(") && text.charAt(6) >= '6'
                ? text.substring(0, 5) + text.substring(6, 10) + text.substring(10)
                : text);
  }

  static boolean phonePrefix(Cells cells, Dice dice) {
    return phone(
        cells,
        dice,
        text -> {
          String area = text.substring(1, 3);
          String number = text.substring(5);
          return switch (dice.below(6)) {
            case 0, 1 -> "+55 " + area + ' ' + number;
            case 2 -> "+55" + area + number.replace("-", "");
            case 3 -> '0' + area + ' ' + number;
            case 4 -> "(0XX" + area + ") " + number;
            default -> '0' + dice.oneOf("15", "21", "31", "41") + ' ' + area + ' ' + number;
          };
        });
  }

  static boolean phoneOddMask(Cells cells, Dice dice) {
    return phone(
        cells,
        dice,
        text -> {
          String area = text.substring(1, 3);
          String number = text.substring(5);
          return switch (dice.below(6)) {
            case 0, 1 -> area + number.replace("-", "");
            case 2 -> area + ' ' + number;
            case 3 -> area + '-' + number;
            case 4 -> area + '.' + number.replace('-', '.');
            default -> '(' + area + ')' + number.replace("-", "");
          };
        });
  }

  // What stands for nothing

  static boolean noValue(Cells cells, Dice dice) {
    CustomerColumn column =
        dice.chance(0.3)
            ? (cells.isCompany() ? CustomerColumn.TRADE_NAME : CustomerColumn.SOCIAL_NAME)
            : OFTEN_WITHOUT[dice.below(OFTEN_WITHOUT.length)];
    return cells.isBlank(column)
        && cells.put(
            column, dice.oneOf("-", "-", "N/A", "não tem", "NAO TEM", "não informado", "x", "."));
  }

  // Places

  static boolean unknownState(Cells cells, Dice dice) {
    return cells.isBrazilian()
        && cells.change(
            CustomerColumn.STATE, text -> dice.oneOf("XX", "ZZ", "EX", "BR", "GB", "--"));
  }

  static boolean oddState(Cells cells, Dice dice) {
    return cells.isBrazilian()
        && cells.change(
            CustomerColumn.STATE,
            text ->
                switch (dice.below(4)) {
                  case 0 -> text.toLowerCase(ROOT);
                  case 1 -> text.charAt(0) + "." + text.charAt(1) + '.';
                  case 2 -> Places.stateName(text);
                  default -> Text.withoutAccents(Places.stateName(text)).toUpperCase(ROOT);
                });
  }

  static boolean oddCountry(Cells cells, Dice dice) {
    return cells.change(
        CustomerColumn.COUNTRY,
        text ->
            text.equals("Brasil")
                ? dice.oneOf("BR", "BRA", "BRASIL", "brasil", "Brazil", "1058")
                : dice.oneOf("CO", "COL", "COLOMBIA", "Colombia"));
  }

  static boolean postalCodeLostZero(Cells cells, Dice dice) {
    return cells.isBrazilian()
        && cells.change(
            CustomerColumn.POSTAL_CODE,
            text -> text.startsWith("0") ? text.substring(1).replace("-", "") : text);
  }

  static boolean postalCodeOddMask(Cells cells, Dice dice) {
    return cells.isBrazilian()
        && cells.change(
            CustomerColumn.POSTAL_CODE,
            text ->
                dice.chance(0.7)
                    ? text.replace("-", "")
                    : text.substring(0, 2) + '.' + text.substring(2));
  }

  static boolean lineBreak(Cells cells, Dice dice) {
    return cells.change(CustomerColumn.ADDRESS, text -> text.replaceFirst(", ", ",\n"));
  }

  // Organization, status, consent and days

  static boolean unknownCompany(Cells cells, Dice dice) {
    return cells.change(CustomerColumn.ORGANIZATION, text -> "X" + Text.digits(dice, 6));
  }

  static boolean oddStatus(Cells cells, Dice dice) {
    return cells.change(
        CustomerColumn.STATUS,
        text ->
            text.equals("ATIVO")
                ? dice.oneOf("Ativo", "ativo", "A", "Ativa")
                : dice.oneOf("Cancelado", "cancelado", "C", "Inativo"));
  }

  static boolean cancelledWithoutDay(Cells cells, Dice dice) {
    return cells.change(CustomerColumn.CANCELLED_ON, text -> "");
  }

  static boolean withoutEvidence(Cells cells, Dice dice) {
    if (!cells.get(CustomerColumn.EMAIL_OPT_IN).equals("S")
        && !cells.get(CustomerColumn.SMS_OPT_IN).equals("S")) {
      return false;
    }
    int kind = dice.below(3);
    boolean source = kind != 0 && cells.change(CustomerColumn.OPT_IN_SOURCE, text -> "");
    boolean day = kind != 1 && cells.change(CustomerColumn.OPT_IN_ON, text -> "");
    return source || day;
  }

  static boolean oddYes(Cells cells, Dice dice) {
    int kind = dice.below(5);
    String yes = List.of("Sim", "SIM", "1", "true", "VERDADEIRO").get(kind);
    String no = List.of("Não", "NAO", "0", "false", "FALSO").get(kind);
    return cells.changeEach(
        text -> text.equals("S") ? yes : no,
        CustomerColumn.ENABLED,
        CustomerColumn.EMAIL_OPT_IN,
        CustomerColumn.SMS_OPT_IN);
  }

  static boolean impossibleDay(Cells cells, Dice dice) {
    return cells.changeOne(
        dice,
        text -> dice.oneOf("31/02/", "30/02/", "31/04/", "00/00/", "12/25/") + text.substring(6),
        DAYS);
  }

  static boolean dayToCome(Cells cells, Dice dice) {
    return cells.changeOne(dice, text -> text.substring(0, 6) + "20" + dice.between(60, 99), DAYS);
  }

  static boolean dayAsNumber(Cells cells, Dice dice) {
    return cells.changeOne(
        dice, text -> Long.toString(day(text).toEpochDay() + SPREADSHEET_EPOCH), DAYS);
  }

  static boolean oddDay(Cells cells, Dice dice) {
    DateTimeFormatter format = OTHER_DAYS.get(dice.below(OTHER_DAYS.size()));
    return cells.changeEach(text -> format.format(day(text)), DAYS);
  }

  static boolean trailingBlank(Cells cells, Dice dice) {
    return cells.changeOne(dice, text -> text + ' ', PADDED);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text, CustomerBase.DAY);
  }

  private static boolean number(Cells cells, UnaryOperator<String> change) {
    return cells.change(CustomerColumn.TAXPAYER_NUMBER, change);
  }

  private static boolean email(Cells cells, Dice dice, UnaryOperator<String> change) {
    return cells.changeOne(dice, change, EMAILS);
  }

  /** Only phones with an area code in brackets: Colombian and free ones stay as they are. */
  private static boolean phone(Cells cells, Dice dice, UnaryOperator<String> change) {
    return cells.changeOne(dice, text -> text.startsWith("(") ? change.apply(text) : text, PHONES);
  }

  private static String firstBlank(String text, String instead) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank) + instead + text.substring(blank + 1);
  }
}
