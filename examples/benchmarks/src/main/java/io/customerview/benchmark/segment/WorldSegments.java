package io.customerview.benchmark.segment;

import io.customerview.segmentation.rule.Argument.Day;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The segments that are measured: one to four combined conditions and none to three independent
 * ones, about what customers are: cities by their people, percentiles of revenue, windows of days.
 */
public final class WorldSegments {

  private static final List<Criterion<String>> TEXTS =
      List.of(Criterion.CITY, Criterion.STATE, Criterion.INDUSTRY, Criterion.TAG);
  private static final Choice<Criterion<?>> CRITERIA =
      new Choice<>(Criterion.standard(), 20, 12, 10, 8, 15, 15, 10, 10);
  private static final Choice<Integer> COMBINED = new Choice<>(List.of(1, 2, 3, 4), 20, 35, 30, 15);
  private static final Choice<Integer> INDEPENDENT =
      new Choice<>(List.of(0, 1, 2, 3), 50, 10, 25, 15);
  private static final Choice<Operator> FROM =
      new Choice<>(List.of(Operator.AT_LEAST, Operator.GREATER), 70, 30);
  private static final Choice<Operator> TO =
      new Choice<>(List.of(Operator.AT_MOST, Operator.LESS), 70, 30);

  private final World world;
  private final SplittableRandom random;

  private WorldSegments(World world, long seed) {
    this.world = world;
    this.random = new SplittableRandom(seed);
  }

  /** Returns segments of the plain shape: comparisons with fixed arguments, no blocks. */
  public static List<Segment> plain(World world, long seed, int count) {
    WorldSegments segments = new WorldSegments(world, seed);
    return IntStream.range(0, count).mapToObj(at -> segments.segment(at, false)).toList();
  }

  /**
   * Returns segments of which every other condition is something more: not, in, between, blocks,
   * one contract, days relative to today.
   */
  static List<Segment> mixed(World world, long seed, int count) {
    WorldSegments segments = new WorldSegments(world, seed);
    return IntStream.range(0, count).mapToObj(at -> segments.segment(at, true)).toList();
  }

  private Segment segment(int number, boolean mixed) {
    Segment.Builder segment = Segment.builder("Segment " + number);
    Set<Criterion<?>> taken = new HashSet<>();
    for (int count = COMBINED.any(random); count > 0; count--) {
      segment.combined(condition(mixed, taken));
    }
    for (int count = INDEPENDENT.any(random); count > 0; count--) {
      segment.independent(condition(mixed, new HashSet<>()));
    }
    return segment.build();
  }

  private Condition condition(boolean mixed, Set<Criterion<?>> taken) {
    return mixed && random.nextBoolean() ? more() : comparison(taken);
  }

  /** A customer is in one city: two such conditions are never asked together. */
  private Condition comparison(Set<Criterion<?>> taken) {
    Criterion<?> criterion = CRITERIA.any(random);
    while (!criterion.equals(Criterion.TAG) && TEXTS.contains(criterion) && !taken.add(criterion)) {
      criterion = CRITERIA.any(random);
    }
    return switch (criterion.type()) {
      case DECIMAL -> revenue();
      case DATE -> date(criterion);
      case TEXT -> text(criterion);
    };
  }

  private Condition revenue() {
    int kind = random.nextInt(100);
    BigDecimal low = world.revenue(0.3 + 0.68 * random.nextDouble());
    BigDecimal high = world.revenue(0.05 + 0.65 * random.nextDouble());
    return kind < 65
        ? Criterion.REVENUE.is(FROM.any(random), Criterion.REVENUE.argument(low))
        : kind < 97
            ? Criterion.REVENUE.is(TO.any(random), Criterion.REVENUE.argument(high))
            : Criterion.REVENUE.equalTo(low);
  }

  private Condition date(Criterion<?> criterion) {
    LocalDate day = day(criterion);
    int kind = random.nextInt(100);
    Operator operator = kind < 55 ? FROM.any(random) : kind < 95 ? TO.any(random) : Operator.EQUAL;
    return criterion.is(operator, new Day(day));
  }

  private LocalDate day(Criterion<?> criterion) {
    return criterion.equals(Criterion.CONTRACT_START)
        ? World.TODAY.minusDays(random.nextInt(8 * 365))
        : World.TODAY.plusDays(random.nextInt(420) - 55);
  }

  private Condition text(Criterion<?> criterion) {
    for (Criterion<String> one : TEXTS) {
      if (one.equals(criterion)) {
        int kind = random.nextInt(100);
        return kind < 97
            ? one.equalTo(word(one))
            : kind < 99 ? one.atMost(word(one)) : one.greaterThan(word(one));
      }
    }
    throw new IllegalArgumentException(criterion.name());
  }

  private String word(Criterion<String> criterion) {
    return switch (criterion.name()) {
      case "city" -> World.city(random).name();
      case "state" -> World.city(random).state();
      case "industry" -> World.industry(random);
      default -> World.tag(random);
    };
  }

  private Condition more() {
    return switch (random.nextInt(8)) {
      case 0 -> new Not(comparison(new HashSet<>()));
      case 1 -> in();
      case 2 -> between();
      case 3 -> relative();
      case 4 -> Criterion.CONTRACT_START.atLeast(RelativeDay.months(-1 - random.nextInt(36)));
      case 5 -> new AnyOf(comparisons());
      case 6 -> new AllOf(List.of(new AnyOf(comparisons()), new Not(new AllOf(comparisons()))));
      default -> oneContract();
    };
  }

  private List<Condition> comparisons() {
    List<Condition> some = new ArrayList<>();
    for (int count = 2 + random.nextInt(2); count > 0; count--) {
      some.add(comparison(new HashSet<>()));
    }
    return some;
  }

  private Condition in() {
    Criterion<String> criterion = TEXTS.get(random.nextInt(TEXTS.size()));
    String[] words = new String[2 + random.nextInt(7)];
    for (int at = 0; at < words.length; at++) {
      words[at] = word(criterion);
    }
    return criterion.in(words);
  }

  private Condition between() {
    if (random.nextBoolean()) {
      double share = 0.8 * random.nextDouble();
      return Criterion.REVENUE.between(world.revenue(share), world.revenue(share + 0.15));
    }
    LocalDate day = day(Criterion.CONTRACT_START);
    return Criterion.CONTRACT_START.between(day, day.plusDays(30 + random.nextInt(400)));
  }

  private Condition relative() {
    int from = random.nextInt(30);
    return Criterion.NEXT_RENEWAL.between(
        RelativeDay.days(from), RelativeDay.days(from + 30 + random.nextInt(60)));
  }

  private Condition oneContract() {
    return new SameContract(
        new AllOf(
            List.of(
                date(Criterion.CONTRACT_START),
                random.nextBoolean() ? text(Criterion.TAG) : date(Criterion.NEXT_RENEWAL))));
  }
}
