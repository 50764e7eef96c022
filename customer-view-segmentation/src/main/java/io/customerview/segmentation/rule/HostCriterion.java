package io.customerview.segmentation.rule;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criterion.Scope;
import io.customerview.shared.CleanText;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A criterion of the host's own (SEG-11): its name and type, how its values are read from a
 * customer, and how SQL reads them.
 *
 * <pre>{@code
 * HostCriterion<BigDecimal> seats = HostCriterion.of(Criterion.decimal("seats"), facts -> licences.seatsOf(facts.customer()));
 * }</pre>
 *
 * <p>The reader is called by many threads at once. It may give no value (it is missing), one, or
 * several. When it throws, or gives a value that is no argument of its type, such as a day outside
 * the years 1 to 9999, the segments that use it fail for that customer, with {@link
 * HostCriterionException}, and no others do.
 *
 * <p>Its values lie with the host, so only the host knows when they change: it then lets the
 * customer be asked again with {@link
 * io.customerview.segmentation.SegmentDesk#askAgain(java.util.Collection)}. Until then members are
 * those of the values as they were.
 *
 * <p>For a question the reader is called when its unit of work has ended. For a change of a
 * customer and for a refresh it is called inside: the customer is locked, and a connection is held,
 * for as long as it takes. So it is to be quick, must not call the customer view, and is to read
 * through connections other than those of the customer view, if through any.
 *
 * <p>Immutable; as thread-safe as the reader.
 *
 * @param <V> {@link BigDecimal}, {@link LocalDate} or {@link String}
 */
public final class HostCriterion<V> {

  private final Criterion<V> criterion;
  private final Function<CustomerFacts, ? extends Collection<V>> reader;
  private final @Nullable String sql;

  private HostCriterion(
      Criterion<V> criterion,
      Function<CustomerFacts, ? extends Collection<V>> reader,
      @Nullable String sql) {
    this.criterion = criterion;
    this.reader = Objects.requireNonNull(reader, "reader");
    this.sql = sql;
  }

  /**
   * Obtains a criterion that is read from facts.
   *
   * @throws IllegalArgumentException if the criterion is a built-in one
   */
  public static <V> HostCriterion<V> of(
      Criterion<V> criterion, Function<CustomerFacts, ? extends Collection<V>> reader) {
    if (criterion.scope() != Scope.HOST) {
      throw new IllegalArgumentException(criterion + " is there already");
    }
    return new HostCriterion<>(criterion, reader, null);
  }

  /**
   * Returns the same criterion with its SQL: a query of one column that gives the values of the
   * customer with the id {@code customer.id}, such as {@code select seats from crm.licence where
   * licence.customer_id = customer.id}. Amounts are {@code numeric}, days {@code date}; texts are
   * stored folded by {@link io.customerview.identity.FoldedText#withPunctuation}, since no SQL
   * folds them alike.
   */
  public HostCriterion<V> withSql(String query) {
    return new HostCriterion<>(
        criterion, reader, CleanText.lines("sql", query, 4_000).orElse(null));
  }

  HostCriterion<V> readOnce() {
    return new HostCriterion<>(criterion, new Once<>(reader), sql);
  }

  /** Returns the name and the type. */
  public Criterion<V> criterion() {
    return criterion;
  }

  /** Returns the query that gives the values in SQL, if there is one. */
  public Optional<String> sql() {
    return Optional.ofNullable(sql);
  }

  /**
   * Reads the values of a criterion of amounts or days: ten-thousandths, or days since 1970.
   *
   * @throws HostCriterionException if the host's reader fails, or its value is none
   */
  public long[] units(CustomerFacts facts) {
    try {
      Collection<V> values = reader.apply(facts);
      long[] units = new long[values.size()];
      int at = 0;
      for (V value : values) {
        units[at++] =
            value instanceof LocalDate day
                ? new Argument.Day(day).date().toEpochDay()
                : Money.of((BigDecimal) value).unscaled();
      }
      return units;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw new HostCriterionException(criterion.name(), e);
    }
  }

  /**
   * Reads the values of a criterion of texts, folded.
   *
   * @throws HostCriterionException if the host's reader fails, or its value is none
   */
  public List<String> keys(CustomerFacts facts) {
    try {
      List<String> keys = new ArrayList<>();
      for (V value : reader.apply(facts)) {
        keys.add(new Argument.Text((String) value).keyFor(criterion));
      }
      return keys;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw new HostCriterionException(criterion.name(), e);
    }
  }

  /** Remembers what was read of the last customer. */
  private static final class Once<V> implements Function<CustomerFacts, Collection<V>> {

    private final Function<CustomerFacts, ? extends Collection<V>> reader;
    private @Nullable CustomerFacts asked;
    private Collection<V> values = List.of();

    Once(Function<CustomerFacts, ? extends Collection<V>> reader) {
      this.reader = reader;
    }

    @Override
    public Collection<V> apply(CustomerFacts facts) {
      if (asked == null || !asked.equals(facts)) {
        values = reader.apply(facts);
        asked = facts;
      }
      return values;
    }
  }

  @Override
  public String toString() {
    return criterion.name();
  }
}
