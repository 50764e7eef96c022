package io.customerview.examples.quickstart.generate;

/**
 * The kinds of dirt in an export of customers, each with its share. A share is of the rows that can
 * have the kind: lost zeros need a number that begins with zero. Kinds come in this order, and no
 * cell gets two. The first few concern whole rows.
 */
public enum Dirt implements DirtKind {
  REPEATED_ROW(0.010, "an earlier row again, code and all"),
  SAME_CODE_OTHER_CONTENT(0.006, "the code and name of an earlier row with other contact points"),
  SAME_CUSTOMER_OTHER_CODE(0.012, "an earlier customer again under a code of its own"),
  BLANK_ROW(0.002, "nothing but separators"),
  NO_CODE(0.003, "no code"),

  NO_NAME(0.003, "no name of any kind", Spoil::noName),
  COMPANY_AS_PERSON(0.025, "a company typed as a person: `PF` with a CNPJ", Spoil::asPerson),

  NUMBER_PLACEHOLDER(0.006, "a made-up CPF or CNPJ such as 111.111.111-11", Spoil::placeholder),
  WRONG_CHECK_DIGITS(0.010, "CPF or CNPJ with wrong check digits", Spoil::wrongCheckDigits),
  LETTER_IN_CHECK_DIGITS(0.002, "the letter O in a check digit", Spoil::letterInCheckDigits),
  NUMBER_CUT(0.004, "CPF or CNPJ without its last digit", Spoil::cut),
  SCIENTIFIC_NOTATION(0.015, "CNPJ as a spreadsheet shows it: 1,12223E+13", Spoil::scientific),
  NUMBER_LOST_ZEROS(
      0.400, "CPF or CNPJ without its leading zeros, as a spreadsheet keeps it", Spoil::lostZeros),
  NUMBER_APOSTROPHE(0.005, "CPF or CNPJ after an apostrophe", Spoil::apostrophe),
  NUMBER_BARE(0.300, "CPF or CNPJ without its mask", Spoil::bareNumber),
  NUMBER_ODD_MASK(0.060, "CPF or CNPJ with blanks, half a mask or small letters", Spoil::oddMask),

  EMAIL_IS_A_PHONE(0.005, "a phone in the e-mail column", Spoil::phoneAsEmail),
  TWO_EMAILS(0.006, "two e-mail addresses in one cell", Spoil::twoEmails),
  EMAIL_BLANK_INSIDE(0.008, "e-mail with a blank in it", Spoil::emailBlank),
  EMAIL_COMMA(0.006, "e-mail with a comma for a dot", Spoil::emailComma),
  EMAIL_TWO_AT_SIGNS(0.004, "e-mail with two at-signs", Spoil::emailTwoAtSigns),
  EMAIL_NO_AT_SIGN(0.004, "e-mail without at-sign", Spoil::emailNoAtSign),
  EMAIL_NO_DOT(0.006, "e-mail whose domain has lost its dots", Spoil::emailNoDot),
  EMAIL_CAPITALS(0.040, "e-mail in capitals", Spoil::emailCapitals),

  WRONG_AREA_CODE(0.008, "phone with an area code that does not exist", Spoil::wrongAreaCode),
  PHONE_CUT(0.004, "phone with too few digits", Spoil::phoneCut),
  TWO_PHONES(0.008, "two phones in one cell", Spoil::twoPhones),
  NO_AREA_CODE(0.025, "phone without area code", Spoil::noAreaCode),
  EIGHT_DIGIT_MOBILE(0.060, "mobile from before the ninth digit", Spoil::eightDigitMobile),
  PHONE_PREFIX(0.100, "phone with +55, 0, carrier code or (0XX)", Spoil::phonePrefix),
  PHONE_ODD_MASK(0.300, "phone without or with another mask", Spoil::phoneOddMask),

  NO_VALUE_TYPED(0.040, "`-`, `N/A`, `não tem` and the like", Spoil::noValue),

  FULL_NAME_IN_ONE_COLUMN(0.030, "all names in `nome`", Spoil::oneColumn),
  CAPITALS_WITHOUT_ACCENTS(0.150, "names in capitals without accents", Spoil::capitals),
  SMALL_LETTERS(0.020, "names in small letters", Spoil::smallLetters),
  DECOMPOSED_ACCENTS(0.020, "accents as characters of their own", Spoil::decomposed),
  DOUBLE_BLANK(0.012, "two blanks between names", Spoil::doubleBlank),
  NON_BREAKING_SPACE(0.010, "non-breaking space between names", Spoil::nonBreakingSpace),

  UNKNOWN_STATE(0.006, "a state that does not exist", Spoil::unknownState),
  STATE_SPELLED_OTHERWISE(0.030, "state in full, with dots or small letters", Spoil::oddState),
  COUNTRY_SPELLED_OTHERWISE(0.060, "`BR`, `BRASIL`, `Brazil` and the like", Spoil::oddCountry),
  POSTAL_CODE_LOST_ZERO(0.300, "CEP without its leading zero", Spoil::postalCodeLostZero),
  POSTAL_CODE_ODD_MASK(0.200, "CEP without its hyphen or with a dot", Spoil::postalCodeOddMask),
  LINE_BREAK(0.004, "a line break in the address", Spoil::lineBreak),

  UNKNOWN_ORGANIZATION(0.015, "a code of an organization that is no row", Spoil::unknownCompany),
  STATUS_SPELLED_OTHERWISE(0.060, "`Ativo`, `A`, `Inativo` and the like", Spoil::oddStatus),
  CANCELLED_WITHOUT_DAY(0.060, "cancelled, nobody knows when", Spoil::cancelledWithoutDay),
  OPT_IN_WITHOUT_EVIDENCE(0.050, "an opt-in without source or day", Spoil::withoutEvidence),
  YES_SPELLED_OTHERWISE(0.100, "`Sim`, `1`, `true`, `VERDADEIRO` and the like", Spoil::oddYes),
  IMPOSSIBLE_DAY(0.006, "a day such as 31/02/2024", Spoil::impossibleDay),
  DAY_TO_COME(0.005, "a day after the export", Spoil::dayToCome),
  DAY_AS_NUMBER(0.030, "a day as a spreadsheet's number", Spoil::dayAsNumber),
  DAY_IN_ANOTHER_FORMAT(0.200, "a day in another format", Spoil::oddDay),

  TRAILING_BLANK(0.030, "a blank at the end of a cell", Spoil::trailingBlank);

  private final double share;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // methods without state
  private final Change change;

  Dirt(double share, String meaning) {
    this(share, meaning, (cells, dice) -> false);
  }

  Dirt(double share, String meaning, Change change) {
    this.share = share;
    this.meaning = meaning;
    this.change = change;
  }

  @Override
  public double share() {
    return share;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /** Puts this kind into the row if the dice say so; returns whether it did. */
  boolean applyTo(Cells cells, Dice dice) {
    return dice.chance(share) && change.apply(cells, dice);
  }

  /** Changes cells, or returns false if the row can't have this kind. */
  interface Change {
    boolean apply(Cells cells, Dice dice);
  }
}
