package io.customerview.segmentation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.segmentation.rule.Argument.Amount;
import io.customerview.segmentation.rule.Argument.Day;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Argument.Text;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConditionTest {

  private static final Condition CITY = Criterion.CITY.equalTo("São Paulo");
  private static final Condition TAG = Criterion.TAG.equalTo("tag 01");

  @Test
  @DisplayName("SEG-2: an argument is of its criterion's type")
  void types() {
    assertRefused(
        () -> new Comparison(Criterion.REVENUE, Operator.EQUAL, new Text("500")),
        new SegmentRefusal.WrongArgument("revenue", ValueType.DECIMAL, ValueType.TEXT));
    assertRefused(
        () -> new In(Criterion.CITY, List.of(new Text("a"), RelativeDay.TODAY)),
        new SegmentRefusal.WrongArgument("city", ValueType.TEXT, ValueType.DATE));
    assertRefused(
        () -> new Between(Criterion.TAG, new Text("a"), Amount.of(BigDecimal.ONE)),
        new SegmentRefusal.WrongArgument("tag", ValueType.TEXT, ValueType.DECIMAL));
  }

  @Test
  @DisplayName("SEG-1: an empty block never means everyone")
  void empty() {
    assertRefused(() -> new AllOf(List.of()), new SegmentRefusal.BlockEmpty());
    assertRefused(() -> new AnyOf(List.of()), new SegmentRefusal.BlockEmpty());
    assertRefused(() -> new In(Criterion.CITY, List.of()), new SegmentRefusal.BlockEmpty());
    assertRefused(() -> Criterion.CITY.in(), new SegmentRefusal.BlockEmpty());
  }

  @Test
  @DisplayName("SEG-2: a list has at most 1,000 arguments, repeated ones once")
  void lists() {
    List<Argument> arguments = new ArrayList<>();
    for (int at = 0; at < Condition.MOST_ARGUMENTS; at++) {
      arguments.add(new Text("a" + at));
    }
    assertThat(new In(Criterion.CITY, arguments).arguments()).isEqualTo(arguments);
    arguments.add(new Text("a0"));
    assertRefused(
        () -> new In(Criterion.CITY, arguments), new SegmentRefusal.TooManyArguments(1_000, 1_001));
    assertThat(Criterion.CITY.in("b", "a", "b")).isEqualTo(Criterion.CITY.in("b", "a"));
  }

  @Test
  @DisplayName("SEG-2: a block holds at most 1,000 comparisons, wherever they stand in it")
  void sizes() {
    Condition half = new AllOf(Collections.nCopies(500, CITY));
    Condition most = new AnyOf(List.of(half, new Not(half)));
    assertThat(most.size()).isEqualTo(1_000);
    assertThat(new Not(most).size()).isEqualTo(1_000);
    assertRefused(
        () -> new AllOf(List.of(most, CITY)), new SegmentRefusal.TooManyConditions(1_000, 1_001));
    assertThat(new SameContract(new AllOf(List.of(TAG, TAG))).size()).isEqualTo(2);
    assertThat(Criterion.CITY.in("a", "b").size()).isOne();
    assertThat(Criterion.CITY.between("a", "b").size()).isOne();
  }

  @Test
  @DisplayName("SEG-2: blocks stand at most 32 deep, whatever their kind")
  void depths() {
    assertThat(Criterion.TAG.in("a").depth()).isOne();
    assertThat(Criterion.TAG.between("a", "b").depth()).isOne();
    List<UnaryOperator<Condition>> kinds =
        List.of(
            each -> new AllOf(List.of(TAG, each)), each -> new AnyOf(List.of(each, TAG)), Not::new);
    for (UnaryOperator<Condition> kind : kinds) {
      Condition deepest =
          IntStream.range(1, Condition.DEEPEST)
              .boxed()
              .reduce(TAG, (inner, level) -> kind.apply(inner), (one, other) -> other);
      assertThat(deepest.depth()).isEqualTo(Condition.DEEPEST);
      assertRefused(() -> kind.apply(deepest), new SegmentRefusal.TooDeep(32));
      assertRefused(() -> new SameContract(deepest), new SegmentRefusal.TooDeep(32));
    }
    assertThat(new SameContract(TAG).depth()).isEqualTo(2);
  }

  @Test
  @DisplayName("SEG-2 SEG-10: limits are the right way round on some day, or refused")
  void ranges() {
    SegmentRefusal reversed = new SegmentRefusal.RangeReversed();
    LocalDate day = LocalDate.of(2021, 2, 10);
    assertRefused(() -> Criterion.REVENUE.between(BigDecimal.TEN, BigDecimal.ONE), reversed);
    assertRefused(() -> Criterion.CONTRACT_START.between(day.plusDays(1), day), reversed);
    assertRefused(() -> Criterion.CITY.between("b", "Á"), reversed);
    assertRefused(() -> Criterion.STATE.between("São Paulo", "Rondônia"), reversed);
    assertRefused(() -> relative(RelativeDay.days(1), RelativeDay.days(0)), reversed);
    assertRefused(() -> relative(RelativeDay.months(1), RelativeDay.months(-1)), reversed);
    assertRefused(() -> relative(RelativeDay.months(1), RelativeDay.days(-1)), reversed);
    assertRefused(() -> relative(RelativeDay.TODAY, RelativeDay.months(-1)), reversed);
    assertRefused(() -> relative(RelativeDay.months(1), RelativeDay.TODAY), reversed);
    assertThat(relative(RelativeDay.days(40), RelativeDay.months(1)).size()).isOne();
    assertThat(relative(RelativeDay.days(-1), RelativeDay.months(1)).size()).isOne();
    assertThat(Criterion.REVENUE.between(BigDecimal.ONE, new BigDecimal("1.00")).size()).isOne();
    assertThat(Criterion.CONTRACT_END.between(day, day).size()).isOne();
    assertThat(Criterion.CITY.between("a", "Á").size()).isOne();
    assertThat(new Between(Criterion.CONTRACT_END, RelativeDay.days(5), new Day(day)).size())
        .isOne();
  }

  private static Condition relative(RelativeDay low, RelativeDay high) {
    return Criterion.NEXT_RENEWAL.between(low, high);
  }

  @Test
  @DisplayName("SEG-2: a block about one contract takes criteria of contracts, in whatever blocks")
  void same_contract() {
    SegmentRefusal only = new SegmentRefusal.ContractCriteriaOnly();
    Condition seats = Criterion.decimal("seats").atLeast(BigDecimal.ONE);
    for (Condition other :
        List.of(
            CITY,
            seats,
            Criterion.REVENUE.atLeast(BigDecimal.ONE),
            Criterion.CITY.in("a"),
            Criterion.CITY.between("a", "b"),
            new SameContract(TAG))) {
      assertRefused(() -> new SameContract(other), only);
      assertRefused(() -> new SameContract(new AllOf(List.of(TAG, other))), only);
      assertRefused(() -> new SameContract(new AnyOf(List.of(other, TAG))), only);
      assertRefused(() -> new SameContract(new Not(other)), only);
    }
    Condition ofContracts =
        new AnyOf(
            List.of(
                TAG,
                Criterion.TAG.in("a"),
                new Not(Criterion.CONTRACT_START.atMost(RelativeDay.TODAY)),
                new AllOf(
                    List.of(
                        Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.TODAY)))));
    assertThat(new SameContract(ofContracts).condition()).isEqualTo(ofContracts);
  }

  @Test
  @DisplayName("SEG-7: a condition shows itself as it is said")
  void shown() {
    assertThat(Criterion.REVENUE.atLeast(new BigDecimal("500"))).hasToString("revenue >= 500.00");
    assertThat(Criterion.CITY.in("a", "b")).hasToString("city in [a, b]");
    assertThat(relative(RelativeDay.months(-12), RelativeDay.days(30)))
        .hasToString("nextRenewal between today-12m and today+30d");
  }

  @Test
  @DisplayName("SEG-2: an operator is known by its sign, and compares so")
  void operators() {
    for (Operator operator : Operator.values()) {
      assertThat(Operator.ofSymbol(operator.symbol())).contains(operator);
    }
    assertThat(Operator.ofSymbol("==")).isEmpty();
    assertHolds(Operator.GREATER, false, false, true);
    assertHolds(Operator.AT_LEAST, false, true, true);
    assertHolds(Operator.EQUAL, false, true, false);
    assertHolds(Operator.AT_MOST, true, true, false);
    assertHolds(Operator.LESS, true, false, false);
  }

  private static void assertHolds(Operator operator, boolean less, boolean equal, boolean greater) {
    assertThat(operator.holds(-5)).isEqualTo(less);
    assertThat(operator.holds(0)).isEqualTo(equal);
    assertThat(operator.holds(5)).isEqualTo(greater);
  }

  static void assertRefused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
