package io.customerview.benchmark.segment;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.benchmark.segment.Agreement.Kind;
import io.customerview.benchmark.segment.Agreement.Standing;
import io.customerview.benchmark.segment.Places.City;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The customers that segments are measured on: companies all over Brazil, by the number of people,
 * with no to five contracts, 2.5 in the mean. Which customer has which number hangs on the seed
 * alone, so a part of the world is the same in a world of every size.
 */
public final class World {

  /** The day on which everything is asked. */
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static final int SAMPLE = 5_000;
  private static final Places PLACES = new Places();
  private static final Choice<Integer> CONTRACTS =
      new Choice<>(List.of(0, 1, 2, 3, 4, 5), 8, 20, 24, 22, 16, 10);
  private static final Choice<Kind> KINDS = new Choice<>(List.of(Kind.values()), 80, 12, 8);
  private static final Choice<Standing> STANDINGS =
      new Choice<>(List.of(Standing.values()), 75, 8, 7, 7, 3);
  private static final Choice<Integer> TAGS = new Choice<>(List.of(0, 1, 2, 3), 35, 40, 18, 7);
  private static final Choice<String> TAG_NAMES = tagNames();

  private final long seed;
  private final BigDecimal[] revenues;

  /** Makes the world of this seed. */
  public World(long seed) {
    this.seed = seed;
    this.revenues =
        IntStream.range(0, SAMPLE)
            .mapToObj(number -> company(number).revenue())
            .filter(revenue -> revenue.signum() > 0)
            .sorted()
            .toArray(BigDecimal[]::new);
  }

  /** Forty tags, of which the first is forty times as frequent as the last. */
  private static Choice<String> tagNames() {
    List<String> names = IntStream.range(0, 40).mapToObj(at -> "plano " + at).toList();
    return new Choice<>(names, IntStream.range(0, 40).mapToDouble(at -> 1.0 / (at + 1)).toArray());
  }

  /** Returns the first customers of this world. */
  public List<Company> companies(int count) {
    List<Company> companies = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      companies.add(company(number));
    }
    return companies;
  }

  /** Returns the customer with this number. */
  Company company(long number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    UUID id = new UUID(random.nextLong(), random.nextLong());
    City city = PLACES.cities.any(random);
    boolean located = random.nextInt(100) < 96;
    String industry = random.nextInt(100) < 90 ? PLACES.industries.any(random) : null;
    int contracts = CONTRACTS.any(random);
    List<Agreement> agreements = new ArrayList<>(contracts);
    for (int at = 0; at < contracts; at++) {
      agreements.add(agreement(random));
    }
    return new Company(
        id,
        located ? city.name() : null,
        located ? city.state() : null,
        industry,
        List.copyOf(agreements));
  }

  private static Agreement agreement(SplittableRandom random) {
    LocalDate start = TODAY.minusDays(random.nextInt(8 * 365));
    boolean open = random.nextInt(100) < 10;
    // Renewed every year, the last time some weeks ago at the earliest.
    LocalDate renewal = start.plusYears(1);
    while (renewal.isBefore(TODAY.minusDays(60))) {
      renewal = renewal.plusYears(1);
    }
    double value = Math.exp(6.5 + 1.1 * gaussian(random));
    return new Agreement(
        KINDS.any(random),
        STANDINGS.any(random),
        BigDecimal.valueOf(Math.round(value * 100), 2),
        start,
        open ? null : renewal,
        tags(random));
  }

  private static List<String> tags(SplittableRandom random) {
    List<String> tags = new ArrayList<>();
    for (int count = TAGS.any(random); count > 0; count--) {
      String tag = tag(random);
      if (!tags.contains(tag)) {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }

  private static double gaussian(SplittableRandom random) {
    double sum = 0;
    for (int at = 0; at < 12; at++) {
      sum += random.nextDouble();
    }
    return sum - 6;
  }

  /** Returns a city, by the number of customers. */
  static City city(SplittableRandom random) {
    return PLACES.cities.any(random);
  }

  /** Returns an industry, by the number of customers. */
  static String industry(SplittableRandom random) {
    return PLACES.industries.any(random);
  }

  /** Returns a tag, by the number of contracts. */
  static String tag(SplittableRandom random) {
    return TAG_NAMES.any(random);
  }

  /** Returns what this share of the customers with revenue earn less than, in three digits. */
  BigDecimal revenue(double share) {
    BigDecimal revenue = revenues[(int) (share * revenues.length)];
    return new BigDecimal(revenue.toBigInteger())
        .round(new MathContext(3))
        .setScale(2, RoundingMode.HALF_UP);
  }

  /** Returns the facts of customers. */
  public static List<CustomerFacts> facts(List<Company> companies) {
    return companies.stream().map(World::facts).toList();
  }

  /** Returns the facts of a customer. */
  static CustomerFacts facts(Company company) {
    return CustomerFacts.builder(new CustomerId(company.id()))
        .revenue(Money.of(company.revenue()))
        .city(company.city())
        .state(company.state())
        .industry(company.industry())
        .contracts(
            company.agreements().stream()
                .filter(Agreement::isRecurring)
                .map(World::contract)
                .toList())
        .build();
  }

  private static ContractFacts contract(Agreement agreement) {
    return agreement.counts()
        ? ContractFacts.counting(agreement.start(), agreement.renewal(), agreement.tagKeys())
        : ContractFacts.ofStart(agreement.start());
  }
}
