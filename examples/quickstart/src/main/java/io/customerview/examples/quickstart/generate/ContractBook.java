package io.customerview.examples.quickstart.generate;

import static java.util.Locale.ROOT;

import io.customerview.examples.quickstart.generate.Dice.Purpose;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The contracts of a made-up {@link CustomerBase}, as another system of the same host exports them.
 * Equal arguments give equal rows.
 *
 * <p>About two in three companies have contracts, and one person in ten. Renewals lie up to five
 * years after the day of the export, so that questions about the next weeks find somebody for
 * years. Contracts of customers who were cancelled are cancelled.
 *
 * <p>Clean rows have one form of everything: amounts as {@code 1.234,56}, days as {@code
 * dd/MM/yyyy}, an id of its own for every row. Dirty rows are the same contracts after an export:
 * see {@link ContractDirt}.
 *
 * <p>The streams are lazy and hold no rows. This class is immutable and thread-safe.
 */
public final class ContractBook {

  /** How many contracts a customer has at most. */
  private static final int MOST = 4;

  /** A repeated contract stands this many customers below the first. */
  private static final int DISTANCE = 7;

  private static final double CANCELLED = 0.05;
  private static final double INACTIVE = 0.02;
  private static final double OPEN_ENDED = 0.08;
  private static final double RENEWED = 0.82;
  private static final LocalDate FIRST_CONTRACT = LocalDate.of(2019, 1, 2);

  /** Renewals so soon after the export are told as near. */
  private static final int EXPIRING_DAYS = 60;

  private static final Weighted<String> OF_A_COMPANY = Weighted.parse("0=30|1=36|2=20|3=9|4=5");
  private static final Weighted<String> OF_A_PERSON = Weighted.parse("0=90|1=9|2=1");
  private static final Weighted<String> TYPES =
      Weighted.parse("recorrente=45|implantação=30|sob demanda=25");
  private static final Weighted<String> MONTHS = Weighted.parse("12=30|24=20|36=25|60=25");
  private static final Weighted<String> REASONS =
      Weighted.parse("Preço=35|Concorrência=25|Sem uso=20|Inadimplência=15|Mudança de sistema=5");

  /** A plan, with what it costs in a month, in cents. */
  private enum Plan {
    BRONZE("Plano Bronze", 14_900, 42_000),
    SILVER("Plano Prata", 39_000, 129_000),
    GOLD("Plano Ouro", 120_000, 490_000),
    PLATINUM("Plano Platina", 480_000, 1_950_000);

    private final String tag;
    private final int least;
    private final int most;

    Plan(String tag, int least, int most) {
      this.tag = tag;
      this.least = least;
      this.most = most;
    }
  }

  private static final Weighted<String> PLANS_OF_COMPANIES =
      Weighted.parse("BRONZE=38|SILVER=32|GOLD=22|PLATINUM=8");
  private static final Weighted<String> PLANS_OF_PEOPLE = Weighted.parse("BRONZE=85|SILVER=15");

  private final long seed;
  private final int customers;
  private final CustomerBase base;

  private ContractBook(long seed, int customers) {
    this.seed = seed;
    this.customers = customers;
    this.base = new CustomerBase(seed, customers);
  }

  /**
   * Returns clean rows.
   *
   * @param customers the rows of the customer base
   */
  public static Stream<Map<ContractColumn, String>> rows(long seed, int customers) {
    ContractBook book = new ContractBook(seed, customers);
    return IntStream.range(0, customers).boxed().flatMap(index -> book.contracts(index).stream());
  }

  /**
   * Returns the rows of a dirty export.
   *
   * @param report counts each kind of dirt as the stream makes it
   */
  public static Stream<Map<ContractColumn, String>> dirtyRows(
      long seed, int customers, DirtReport report) {
    Objects.requireNonNull(report, "report");
    ContractBook book = new ContractBook(seed, customers);
    return IntStream.range(0, customers + DISTANCE)
        .boxed()
        .flatMap(index -> book.lines(index, report).stream());
  }

  /** The contracts of one customer, dirty, and below them what is told again of an earlier one. */
  private List<Map<ContractColumn, String>> lines(int index, DirtReport report) {
    List<Map<ContractColumn, String>> lines = new ArrayList<>();
    if (index < customers) {
      int number = 0;
      for (Map<ContractColumn, String> clean : contracts(index)) {
        Dice dice = line(index, number++);
        if (ContractDirt.BLANK_ROW.happens(dice)) {
          report.add(ContractDirt.BLANK_ROW);
          lines.add(new EnumMap<>(ContractColumn.class));
        }
        lines.add(dirty(clean, dice, report));
      }
    }
    if (index >= DISTANCE) {
      int number = 0;
      for (Map<ContractColumn, String> clean : contracts(index - DISTANCE)) {
        again(clean, index - DISTANCE, number++, report, lines);
      }
    }
    return lines;
  }

  private void again(
      Map<ContractColumn, String> clean,
      int index,
      int number,
      DirtReport report,
      List<Map<ContractColumn, String>> lines) {
    Dice dice = line(index, MOST + number);
    LocalDate changed = day(clean.getOrDefault(ContractColumn.UPDATED_ON, ""));
    LocalDate contracted = day(clean.getOrDefault(ContractColumn.CONTRACTED_ON, ""));
    if (ContractDirt.REPEATED_ROW.happens(dice)) {
      report.add(ContractDirt.REPEATED_ROW);
      Dice first = line(index, number);
      ContractDirt.BLANK_ROW.happens(first); // drawn there, so drawn here
      lines.add(dirty(clean, first, DirtReport.ofContracts()));
    } else if (ContractDirt.OLDER_STATE.happens(dice) && contracted.isBefore(changed)) {
      report.add(ContractDirt.OLDER_STATE);
      Map<ContractColumn, String> older = new EnumMap<>(clean);
      older.put(ContractColumn.VALUE, cheaper(clean));
      put(older, ContractColumn.UPDATED_ON, contracted);
      lines.add(older);
    } else if (ContractDirt.CONTRADICTION.happens(dice)) {
      report.add(ContractDirt.CONTRADICTION);
      Map<ContractColumn, String> other = new EnumMap<>(clean);
      other.put(ContractColumn.VALUE, cheaper(clean));
      lines.add(other);
    }
  }

  /** Nine tenths of the amount. */
  private static String cheaper(Map<ContractColumn, String> row) {
    String cents = row.getOrDefault(ContractColumn.VALUE, "").replaceAll("[.,]", "");
    return amount(Long.parseLong(cents) / 100 * 90);
  }

  private Dice line(int index, int number) {
    return Dice.of(seed, (long) index * 2 * MOST + number, Purpose.CONTRACT_LINE);
  }

  private static Map<ContractColumn, String> dirty(
      Map<ContractColumn, String> clean, Dice dice, DirtReport report) {
    ContractCells cells = new ContractCells(clean);
    for (ContractDirt kind : ContractDirt.ofCells()) {
      if (kind.applyTo(cells, dice)) {
        report.add(kind);
      }
    }
    return cells.row();
  }

  /** Returns the clean rows of one customer. */
  private List<Map<ContractColumn, String>> contracts(int index) {
    Dice dice = Dice.of(seed, index, Purpose.CONTRACTS);
    CustomerRow customer = base.customer(index);
    int count = Integer.parseInt((customer.isCompany() ? OF_A_COMPANY : OF_A_PERSON).draw(dice));
    List<Map<ContractColumn, String>> rows = new ArrayList<>(count);
    for (int number = 1; number <= count; number++) {
      rows.add(contract(customer, number, dice));
    }
    return rows;
  }

  private static Map<ContractColumn, String> contract(CustomerRow customer, int number, Dice dice) {
    String code = customer.get(CustomerColumn.CODE);
    String type = number == 1 ? "recorrente" : TYPES.draw(dice);
    boolean recurring = type.equals("recorrente");
    Plan plan =
        Plan.valueOf((customer.isCompany() ? PLANS_OF_COMPANIES : PLANS_OF_PEOPLE).draw(dice));
    String ended = customer.get(CustomerColumn.CANCELLED_ON);
    LocalDate last = ended.isEmpty() ? CustomerBase.EXPORTED_ON : day(ended);
    LocalDate contracted = contractedOn(last, dice);

    Map<ContractColumn, String> row = new EnumMap<>(ContractColumn.class);
    row.put(ContractColumn.CONTRACT, "K" + code.substring(1) + '-' + number);
    row.put(ContractColumn.CUSTOMER, code);
    row.put(ContractColumn.TYPE, type);
    row.put(ContractColumn.VALUE, amount(cents(plan, customer.isCompany(), type, dice)));
    put(row, ContractColumn.CONTRACTED_ON, contracted);
    row.put(ContractColumn.TAGS, tags(plan, recurring, dice));
    if (recurring) {
      term(row, contracted, !ended.isEmpty(), dice);
    } else {
      row.put(ContractColumn.STATUS, dice.chance(0.6) ? "inativo" : "ativo");
    }
    LocalDate changed =
        contracted.plusDays(dice.below((int) (last.toEpochDay() - contracted.toEpochDay()) + 1));
    if (recurring && !ended.isEmpty()) {
      cancel(row, last, customer.get(CustomerColumn.CANCELLATION_REASON));
      changed = last;
    } else if (recurring && dice.chance(CANCELLED)) {
      cancel(row, changed, REASONS.draw(dice));
    }
    put(row, ContractColumn.UPDATED_ON, changed);
    return row;
  }

  /** More of them late than early: the host has grown. */
  private static LocalDate contractedOn(LocalDate last, Dice dice) {
    long days = Math.max(0, last.toEpochDay() - FIRST_CONTRACT.toEpochDay());
    double fraction = dice.fraction();
    return last.minusDays((long) (days * skewed(fraction)));
  }

  /** Returns a fraction, of which small ones are more frequent. */
  private static double skewed(double fraction) {
    return fraction * (0.35 + 0.65 * fraction);
  }

  private static long cents(Plan plan, boolean company, String type, Dice dice) {
    double fraction = dice.fraction();
    long month = plan.least + (long) ((plan.most - plan.least) * skewed(fraction));
    long cents = (company ? month : month / 4) / 100 * 100 + (dice.chance(0.5) ? 90 : 0);
    return switch (type) {
      case "implantação" -> cents * dice.between(2, 6);
      case "sob demanda" -> cents / 200 * 100;
      default -> cents;
    };
  }

  private static String tags(Plan plan, boolean recurring, Dice dice) {
    List<String> tags = new ArrayList<>();
    if (recurring) {
      tags.add(plan.tag);
    }
    if (dice.chance(0.25)) {
      tags.add("Fidelidade");
    }
    if (dice.chance(0.12)) {
      tags.add("Desconto");
    }
    if (dice.chance(0.15)) {
      tags.add("Suporte 24h");
    }
    return String.join("|", tags);
  }

  /** From the day it was contracted, and for most again and again, to the next renewal. */
  private static void term(
      Map<ContractColumn, String> row, LocalDate contracted, boolean ended, Dice dice) {
    row.put(ContractColumn.STATUS, dice.chance(INACTIVE) ? "inativo" : "ativo");
    int months = Integer.parseInt(MONTHS.draw(dice));
    if (dice.chance(OPEN_ENDED)) {
      return;
    }
    LocalDate exported = CustomerBase.EXPORTED_ON;
    LocalDate renewal = contracted.plusMonths(months).minusDays(1);
    while (renewal.isBefore(exported) && (dice.chance(RENEWED) && !ended)) {
      renewal = renewal.plusMonths(months);
    }
    put(row, ContractColumn.RENEWS_ON, renewal);
    if (renewal.isBefore(exported)) {
      row.put(ContractColumn.STATUS, dice.chance(0.8) ? "vencido" : "inativo");
    } else if (renewal.isBefore(exported.plusDays(EXPIRING_DAYS))) {
      row.put(ContractColumn.STATUS, "a vencer");
    }
  }

  private static void cancel(Map<ContractColumn, String> row, LocalDate on, String reason) {
    row.put(ContractColumn.STATUS, "cancelado");
    put(row, ContractColumn.CANCELLED_ON, on);
    row.put(ContractColumn.CANCELLATION_REASON, reason);
  }

  private static void put(Map<ContractColumn, String> row, ContractColumn column, LocalDate day) {
    row.put(column, CustomerBase.DAY.format(day));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text, CustomerBase.DAY);
  }

  /** Returns an amount as {@code 1.234,56}. */
  static String amount(long cents) {
    String whole = String.format(ROOT, "%,d", cents / 100).replace(',', '.');
    return whole + ',' + String.format(ROOT, "%02d", cents % 100);
  }
}
