package io.customerview.segmentation.testkit;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.identity.FoldedText;
import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Criterion.Scope;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random segments and customers that meet each other: few values, many of them equal, missing, or
 * just beside a boundary; accents and characters beyond the basic plane; amounts of four decimals;
 * leap days.
 *
 * <p>Thread-safe.
 */
public final class SegmentArbitraries {

  /** The day on which the segments are asked: relative arguments fall among the customers' days. */
  public static final LocalDate TODAY = LocalDate.of(2024, 2, 29);

  /** How many seats a customer has: a criterion of the host's own, missing for some. */
  public static final HostCriterion<BigDecimal> SEATS =
      HostCriterion.of(
          Criterion.decimal("seats"),
          facts ->
              seed(facts) % 4 == 0
                  ? List.of()
                  : List.of(BigDecimal.valueOf(seed(facts) % 5, 1), BigDecimal.TEN));

  /** When a customer came last. */
  public static final HostCriterion<LocalDate> VISIT =
      HostCriterion.of(
          Criterion.date("lastVisit"),
          facts -> seed(facts) % 3 == 0 ? List.of() : List.of(TODAY.plusDays(seed(facts) % 7 - 3)));

  /** What a customer is called by the host. */
  public static final HostCriterion<String> PLAN =
      HostCriterion.of(
          Criterion.text("plan"),
          facts -> seed(facts) % 3 == 0 ? List.of() : List.of("Café", "B" + seed(facts) % 3));

  /** The built-in criteria and the three of the host. */
  public static final Criteria CRITERIA = Criteria.standard().with(SEATS, VISIT, PLAN);

  private static final List<String> TEXTS =
      List.of(
          "São Paulo",
          "SP",
          "sao paulo",
          "SÃO  PAULO",
          "C",
          "C++",
          "c#",
          "Santos",
          "santo",
          "Valle del Cauca",
          "Ñ",
          "n",
          "ﬁ",
          "fi",
          "\uFFFDx",
          "\uD835\uDD38",
          "Straße",
          "AM",
          "Amazonas",
          "Sant~",
          "\uD83D\uDE00");

  private SegmentArbitraries() {}

  private static long seed(CustomerFacts facts) {
    return Math.floorMod(facts.customer().value().getLeastSignificantBits(), 60L);
  }

  /** Texts as people write them, many of which are equal when folded. */
  public static Arbitrary<String> texts() {
    return Arbitraries.of(TEXTS);
  }

  /** Amounts that lie close together. */
  public static Arbitrary<BigDecimal> amounts() {
    return Arbitraries.of(
            "0", "0.0001", "99.9999", "100", "100.00", "100.0001", "500", "500.5", "999999999999")
        .map(BigDecimal::new);
  }

  /** Days around today, around month ends and around leap days. */
  public static Arbitrary<LocalDate> days() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-3, 3).map(TODAY::plusDays),
        Arbitraries.integers().between(-40, 40).map(TODAY::plusDays),
        Arbitraries.of(
            LocalDate.of(2023, 2, 28),
            LocalDate.of(2024, 1, 31),
            LocalDate.of(2025, 2, 28),
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31)));
  }

  /** Days counted from today. */
  public static Arbitrary<RelativeDay> relativeDays() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-4, 4).map(RelativeDay::days),
        Arbitraries.integers().between(-40, 40).map(RelativeDay::days),
        Arbitraries.integers().between(-13, 13).map(RelativeDay::months));
  }

  /** A recurring contract. */
  public static Arbitrary<ContractFacts> contracts() {
    Arbitrary<List<String>> tags =
        texts().map(FoldedText::withPunctuation).list().ofMaxSize(3).uniqueElements();
    return Combinators.combine(
            days(), days().injectNull(0.2), tags, Arbitraries.integers().between(0, 3))
        .as(
            (start, renewal, words, counts) ->
                counts == 0
                    ? ContractFacts.ofStart(start)
                    : ContractFacts.counting(start, renewal, words));
  }

  /** A customer with 0 to 5 contracts. */
  public static Arbitrary<CustomerFacts> customers() {
    return Combinators.combine(
            Arbitraries.longs().map(bits -> new CustomerId(new UUID(4L << 12, bits))),
            amounts(),
            texts().injectNull(0.2),
            texts().injectNull(0.2),
            texts().injectNull(0.2),
            contracts().list().ofMaxSize(5))
        .as(
            (id, revenue, city, state, industry, contracts) ->
                CustomerFacts.builder(id)
                    .revenue(
                        contracts.stream().anyMatch(ContractFacts::counts)
                            ? Money.of(revenue)
                            : Money.ZERO)
                    .city(city)
                    .state(state)
                    .industry(industry)
                    .contracts(contracts)
                    .build());
  }

  /** A comparison of the plain shape: one criterion, one operator, one fixed argument. */
  public static Arbitrary<Condition> plain() {
    return Arbitraries.of(Criterion.standard()).flatMap(SegmentArbitraries::comparison);
  }

  /** A segment of the plain shape: 1 to 4 combined and 0 to 3 independent comparisons. */
  public static Arbitrary<Segment> plainSegments() {
    return segments(plain());
  }

  /** Any segment: not, in, between, nested blocks, one contract, relative days, host's criteria. */
  public static Arbitrary<Segment> segments() {
    return segments(conditions(3, CRITERIA.all()));
  }

  private static Arbitrary<Segment> segments(Arbitrary<Condition> conditions) {
    return Combinators.combine(
            conditions.list().ofMinSize(1).ofMaxSize(4), conditions.list().ofMaxSize(3))
        .as(
            (combined, independent) ->
                Segment.builder("segment")
                    .combined(combined.toArray(Condition[]::new))
                    .independent(independent.toArray(Condition[]::new))
                    .build());
  }

  private static Arbitrary<Condition> conditions(int depth, List<Criterion<?>> criteria) {
    Arbitrary<Condition> atom = Arbitraries.of(criteria).flatMap(SegmentArbitraries::anyComparison);
    if (depth == 0) {
      return atom;
    }
    Arbitrary<Condition> inner = conditions(depth - 1, criteria);
    Arbitrary<List<Condition>> some = inner.list().ofMinSize(1).ofMaxSize(3);
    List<Criterion<?>> ofContract =
        criteria.stream().filter(each -> each.scope() == Scope.CONTRACT).toList();
    Arbitrary<Condition> oneContract =
        criteria.size() == ofContract.size()
            ? inner
            : conditions(depth - 1, ofContract).map(SameContract::new);
    return Arbitraries.frequencyOf(
        Tuple.of(4, atom),
        Tuple.of(1, some.map(AllOf::new)),
        Tuple.of(1, some.map(AnyOf::new)),
        Tuple.of(1, inner.map(Not::new)),
        Tuple.of(1, oneContract));
  }

  private static Arbitrary<Condition> comparison(Criterion<?> criterion) {
    return Combinators.combine(Arbitraries.of(Operator.values()), fixed(criterion))
        .as((operator, argument) -> new Comparison(criterion, operator, argument));
  }

  private static Arbitrary<Condition> anyComparison(Criterion<?> criterion) {
    Arbitrary<Argument> argument = argument(criterion);
    return Arbitraries.frequencyOf(
        Tuple.of(
            3,
            Combinators.combine(Arbitraries.of(Operator.values()), argument)
                .as((operator, with) -> new Comparison(criterion, operator, with))),
        Tuple.of(
            1,
            argument
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(arguments -> new In(criterion, arguments))),
        Tuple.of(
            1,
            Combinators.combine(argument, argument)
                .as((one, other) -> between(criterion, one, other))));
  }

  /** Two limits, the right way round. */
  private static Condition between(Criterion<?> criterion, Argument one, Argument other) {
    try {
      return new Between(criterion, one, other);
    } catch (RefusedException reversed) {
      return new Between(criterion, other, one);
    }
  }

  private static Arbitrary<Argument> argument(Criterion<?> criterion) {
    return switch (criterion.type()) {
      case DATE -> Arbitraries.oneOf(fixed(criterion), relativeDays().map(day -> day));
      case DECIMAL, TEXT -> fixed(criterion);
    };
  }

  private static Arbitrary<Argument> fixed(Criterion<?> criterion) {
    return switch (criterion.type()) {
      case DECIMAL -> amounts().map(Argument.Amount::of);
      case DATE -> days().map(Argument.Day::new);
      case TEXT -> texts().map(Argument.Text::new);
    };
  }
}
