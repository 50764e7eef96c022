package io.customerview.examples.quickstart.generate;

import static java.util.Locale.ROOT;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The kinds of dirt in an export of contracts, each with its share of the rows that can have it.
 * Kinds come in this order, and no cell gets two. The first few concern whole rows.
 */
public enum ContractDirt implements DirtKind {
  REPEATED_ROW(0.012, "an earlier row again"),
  OLDER_STATE(0.015, "an earlier contract as it was before, with the day of that"),
  CONTRADICTION(0.006, "an earlier contract at another value, changed on the same day"),
  BLANK_ROW(0.004, "nothing but separators"),

  NO_CONTRACT(0.005, "no id of the contract", cut(ContractColumn.CONTRACT)),
  NO_CUSTOMER(0.005, "no customer", cut(ContractColumn.CUSTOMER)),
  UNKNOWN_CUSTOMER(
      0.012,
      "a code that no customer has",
      (cells, dice) -> cells.change(ContractColumn.CUSTOMER, code -> "X" + Text.digits(dice, 6))),

  NO_AMOUNT(0.005, "no amount", cut(ContractColumn.VALUE)),
  AMOUNT_IN_WORDS(
      0.006,
      "`a combinar`, `cortesia` and the like",
      (cells, dice) ->
          cells.change(
              ContractColumn.VALUE, text -> dice.oneOf("a combinar", "cortesia", "#VALOR!"))),
  AMOUNT_AMBIGUOUS(
      0.020,
      "an amount that could be read as a thousand or as one: `1.234`",
      (cells, dice) ->
          cells.change(
              ContractColumn.VALUE,
              text -> text.matches("\\d{1,3}\\.\\d{3},00") ? text.replace(",00", "") : text)),
  AMOUNT_PLAIN(
      0.250,
      "an amount as programs write it: `1234.56`",
      (cells, dice) ->
          cells.change(ContractColumn.VALUE, text -> text.replace(".", "").replace(',', '.'))),
  AMOUNT_WITH_SYMBOL(
      0.150,
      "an amount with its currency: `R$ 1.234,56`",
      (cells, dice) -> cells.change(ContractColumn.VALUE, text -> "R$ " + text)),
  AMOUNT_WITHOUT_POINTS(
      0.100,
      "an amount without separators of thousands: `1234,56`",
      (cells, dice) -> cells.change(ContractColumn.VALUE, text -> text.replace(".", ""))),

  UNKNOWN_TYPE(
      0.005,
      "a type that nobody knows",
      (cells, dice) ->
          cells.change(ContractColumn.TYPE, text -> dice.oneOf("mensal", "avulso", "?"))),
  TYPE_SPELLED_OTHERWISE(
      0.150,
      "`Recorrente`, `IMPLANTACAO`, `Sob-demanda` and the like",
      (cells, dice) -> cells.change(ContractColumn.TYPE, text -> spelledOtherwise(text, dice))),
  UNKNOWN_STATUS(
      0.005,
      "a status that nobody knows",
      (cells, dice) ->
          cells.change(ContractColumn.STATUS, text -> dice.oneOf("suspenso", "em análise", "9"))),
  STATUS_SPELLED_OTHERWISE(
      0.150,
      "`Ativo`, `A VENCER`, `a-vencer` and the like",
      (cells, dice) -> cells.change(ContractColumn.STATUS, text -> spelledOtherwise(text, dice))),

  NO_DAY(0.004, "no day on which it was contracted", cut(ContractColumn.CONTRACTED_ON)),
  CANCELLED_WITHOUT_DAY(0.060, "cancelled, nobody knows when", cut(ContractColumn.CANCELLED_ON)),
  IMPOSSIBLE_DAY(
      0.008,
      "a day such as 31/02/2024",
      (cells, dice) ->
          changeDay(
              cells,
              dice,
              text -> dice.oneOf("31/02/", "30/02/", "31/04/", "00/00/") + text.substring(6))),
  RENEWAL_BEFORE_START(
      0.004,
      "a renewal before the contract begins",
      (cells, dice) ->
          cells.change(ContractColumn.RENEWS_ON, text -> text.substring(0, 6) + "2009")),
  DAY_AS_NUMBER(
      0.020,
      "a day as a spreadsheet's number",
      (cells, dice) ->
          changeDay(
              cells,
              dice,
              text -> Long.toString(day(text).toEpochDay() + Spoil.SPREADSHEET_EPOCH))),
  DAY_YEAR_FIRST(
      0.250,
      "days as programs write them: `2024-03-01`",
      (cells, dice) -> {
        boolean any = false;
        for (ContractColumn column : days()) {
          any |= cells.change(column, text -> day(text).toString());
        }
        return any;
      }),

  TAGS_SPELLED_OTHERWISE(
      0.100,
      "tags in capitals without accents",
      (cells, dice) ->
          cells.change(ContractColumn.TAGS, text -> Text.withoutAccents(text).toUpperCase(ROOT))),
  TRAILING_BLANK(
      0.030,
      "a blank at the end of a cell",
      (cells, dice) ->
          cells.changeOne(
              dice,
              text -> text + ' ',
              ContractColumn.CONTRACT,
              ContractColumn.CUSTOMER,
              ContractColumn.TYPE,
              ContractColumn.VALUE));

  private static final int WHOLE_ROWS = 4;

  private final double share;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Change change;

  ContractDirt(double share, String meaning) {
    this(share, meaning, (cells, dice) -> false);
  }

  ContractDirt(double share, String meaning, Change change) {
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

  /** Returns the kinds that concern cells. */
  static List<ContractDirt> ofCells() {
    return Arrays.asList(values()).subList(WHOLE_ROWS, values().length);
  }

  boolean happens(Dice dice) {
    return dice.chance(share);
  }

  /** Puts this kind into the row if the dice say so; returns whether it did. */
  boolean applyTo(ContractCells cells, Dice dice) {
    return happens(dice) && change.apply(cells, dice);
  }

  private static Change cut(ContractColumn column) {
    return (cells, dice) -> cells.change(column, text -> "");
  }

  private static ContractColumn[] days() {
    return new ContractColumn[] {
      ContractColumn.CONTRACTED_ON, ContractColumn.RENEWS_ON, ContractColumn.CANCELLED_ON
    };
  }

  private static boolean changeDay(ContractCells cells, Dice dice, UnaryOperator<String> change) {
    return cells.changeOne(dice, change, days());
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text, CustomerBase.DAY);
  }

  private static String spelledOtherwise(String text, Dice dice) {
    return switch (dice.below(3)) {
      case 0 -> text.substring(0, 1).toUpperCase(ROOT) + text.substring(1);
      case 1 -> Text.withoutAccents(text).toUpperCase(ROOT);
      default -> text.contains(" ") ? text.replace(' ', '-') : text.toUpperCase(ROOT);
    };
  }

  /** Changes cells, or returns false if the row can't have this kind. */
  interface Change {
    boolean apply(ContractCells cells, Dice dice);
  }
}
