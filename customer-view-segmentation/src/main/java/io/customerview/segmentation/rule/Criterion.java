package io.customerview.segmentation.rule;

import io.customerview.segmentation.rule.Argument.Amount;
import io.customerview.segmentation.rule.Argument.Day;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Argument.Text;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionName;
import io.customerview.shared.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a condition asks about, such as the city: the eight built-in criteria (SEG-3), and a host's
 * own (SEG-11).
 *
 * <pre>{@code
 * Criterion.REVENUE.atLeast(new BigDecimal("500"))
 * Criterion.CITY.in("Campinas", "Santos")
 * Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30))
 * }</pre>
 *
 * <p>A criterion here is a name and a type. How a host's own is read from a customer is told to the
 * engine. Immutable and thread-safe.
 *
 * @param <V> {@link BigDecimal}, {@link LocalDate} or {@link String}
 */
public final class Criterion<V> {

  /** Monthly recurring revenue (receita recorrente mensal; CTR-2). */
  public static final Criterion<BigDecimal> REVENUE =
      new Criterion<>("revenue", ValueType.DECIMAL, Scope.CUSTOMER, Amount::of);

  /** Start of the contract (início do contrato): the contracted date, whatever the status. */
  public static final Criterion<LocalDate> CONTRACT_START =
      new Criterion<>("contractStart", ValueType.DATE, Scope.CONTRACT, Day::new);

  /** Next renewal (próxima renovação): the renewal date of contracts that count. */
  public static final Criterion<LocalDate> NEXT_RENEWAL =
      new Criterion<>("nextRenewal", ValueType.DATE, Scope.CONTRACT, Day::new);

  /** End of the contract (término do contrato): the day after the renewal date. */
  public static final Criterion<LocalDate> CONTRACT_END =
      new Criterion<>("contractEnd", ValueType.DATE, Scope.CONTRACT, Day::new);

  /** A tag of a contract that counts. */
  public static final Criterion<String> TAG =
      new Criterion<>("tag", ValueType.TEXT, Scope.CONTRACT, Text::new);

  /** City (cidade), as registered. */
  public static final Criterion<String> CITY =
      new Criterion<>("city", ValueType.TEXT, Scope.CUSTOMER, Text::new);

  /** State (estado): a Brazilian one is the same by its name and its abbreviation. */
  public static final Criterion<String> STATE =
      new Criterion<>("state", ValueType.TEXT, Scope.CUSTOMER, Text::new);

  /** Industry (ramo de atividade), as registered. */
  public static final Criterion<String> INDUSTRY =
      new Criterion<>("industry", ValueType.TEXT, Scope.CUSTOMER, Text::new);

  private static final List<Criterion<?>> STANDARD =
      List.of(REVENUE, CONTRACT_START, NEXT_RENEWAL, CONTRACT_END, TAG, CITY, STATE, INDUSTRY);

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,63}");

  /** Where the values come from. */
  public enum Scope {
    /** The customer. */
    CUSTOMER,
    /** Each contract: a condition holds if it holds for one of them (SEG-2). */
    CONTRACT,
    /**
     * The host: none, one or several values of the customer; a condition holds if it does for one.
     */
    HOST
  }

  private final String name;
  private final ValueType type;
  private final Scope scope;
  private final Function<V, Argument> fixed;

  private Criterion(String name, ValueType type, Scope scope, Function<V, Argument> fixed) {
    this.name = name;
    this.type = type;
    this.scope = scope;
    this.fixed = fixed;
  }

  /** Returns the eight built-in criteria, in their order. */
  public static List<Criterion<?>> standard() {
    return STANDARD;
  }

  /** Returns the built-in criterion with this name. */
  public static Optional<Criterion<?>> standard(String name) {
    return STANDARD.stream().filter(criterion -> criterion.name.equals(name)).findFirst();
  }

  /**
   * Obtains a criterion of the host's own that compares amounts.
   *
   * @param name a letter from a to z, then up to 63 letters, digits and underscores; not that of a
   *     built-in one
   * @throws RefusedException with {@link CriterionName}
   */
  public static Criterion<BigDecimal> decimal(String name) {
    return new Criterion<>(checked(name), ValueType.DECIMAL, Scope.HOST, Amount::of);
  }

  /** Obtains a criterion of the host's own that compares days; else as {@link #decimal}. */
  public static Criterion<LocalDate> date(String name) {
    return new Criterion<>(checked(name), ValueType.DATE, Scope.HOST, Day::new);
  }

  /** Obtains a criterion of the host's own that compares texts; else as {@link #decimal}. */
  public static Criterion<String> text(String name) {
    return new Criterion<>(checked(name), ValueType.TEXT, Scope.HOST, Text::new);
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches() || standard(name).isPresent()) {
      throw new RefusedException(new CriterionName());
    }
    return name;
  }

  /** Returns the name, such as {@code nextRenewal}: what stands in JSON. */
  public String name() {
    return name;
  }

  /** Returns what the values are. */
  public ValueType type() {
    return type;
  }

  /** Returns where the values come from. */
  public Scope scope() {
    return scope;
  }

  /** Returns the condition that the value is compared so with the argument. */
  public Condition is(Operator operator, Argument argument) {
    return new Condition.Comparison(this, operator, argument);
  }

  /** Returns the condition that a value is greater, or later. */
  public Condition greaterThan(V value) {
    return is(Operator.GREATER, fixed.apply(value));
  }

  /** Returns the condition that a value is at least this one. */
  public Condition atLeast(V value) {
    return is(Operator.AT_LEAST, fixed.apply(value));
  }

  /** Returns the condition that a value equals this one. */
  public Condition equalTo(V value) {
    return is(Operator.EQUAL, fixed.apply(value));
  }

  /** Returns the condition that a value is at most this one. */
  public Condition atMost(V value) {
    return is(Operator.AT_MOST, fixed.apply(value));
  }

  /** Returns the condition that a value is less, or earlier. */
  public Condition lessThan(V value) {
    return is(Operator.LESS, fixed.apply(value));
  }

  /** Returns the condition that a date lies after a day that is counted from today. */
  public Condition greaterThan(RelativeDay day) {
    return is(Operator.GREATER, day);
  }

  /** Returns the condition that a date is a day counted from today, or later. */
  public Condition atLeast(RelativeDay day) {
    return is(Operator.AT_LEAST, day);
  }

  /** Returns the condition that a date is a day counted from today. */
  public Condition equalTo(RelativeDay day) {
    return is(Operator.EQUAL, day);
  }

  /** Returns the condition that a date is a day counted from today, or earlier. */
  public Condition atMost(RelativeDay day) {
    return is(Operator.AT_MOST, day);
  }

  /** Returns the condition that a date lies before a day that is counted from today. */
  public Condition lessThan(RelativeDay day) {
    return is(Operator.LESS, day);
  }

  /** Returns the condition that a value equals one of these. */
  @SafeVarargs
  public final Condition in(V... values) {
    List<Argument> arguments = new ArrayList<>();
    for (V value : values) {
      arguments.add(fixed.apply(value));
    }
    return new Condition.In(this, arguments);
  }

  /** Returns the condition that a value lies between these two, both included. */
  public Condition between(V low, V high) {
    return new Condition.Between(this, fixed.apply(low), fixed.apply(high));
  }

  /** Returns the condition that a date lies between two days counted from today, both included. */
  public Condition between(RelativeDay low, RelativeDay high) {
    return new Condition.Between(this, low, high);
  }

  /** Returns a fixed argument for this criterion. */
  public Argument argument(V value) {
    return fixed.apply(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Criterion<?> that
        && name.equals(that.name)
        && type == that.type
        && scope == that.scope;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type);
  }

  @Override
  public String toString() {
    return name;
  }
}
