package io.customerview.jdbc.segmentation;

import io.customerview.jdbc.internal.segment.CompiledCondition;
import io.customerview.jdbc.internal.segment.Reading;
import io.customerview.jdbc.internal.work.Schema;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionUnknown;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionWithoutSql;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A segment on a day as SQL, over the tables of a {@link io.customerview.jdbc.JdbcStorage}: it has
 * the same members as everywhere (SEG-6), found in the database as it is now, with nothing stored.
 *
 * <pre>{@code
 * SegmentSql sql = SegmentSql.of(segment, criteria, today);
 * long members = storage.read(clock.instant(), sql::count);
 * List<CustomerId> some = storage.read(clock.instant(), work -> sql.members(work, Optional.empty(), 500));
 * }</pre>
 *
 * <p>Or as a part of a query of the host's own, over a row {@code customer}:
 *
 * <pre>{@code
 * "select count(*) from customer_view.customer customer where " + sql.condition("customer_view")
 * }</pre>
 *
 * <p>Arguments stand in no text: they are bound. Criteria of the host's own take part by their
 * {@linkplain io.customerview.segmentation.rule.HostCriterion#withSql SQL}, in which a question
 * mark that is no place for a value is written twice, as everywhere in JDBC.
 *
 * <p>Any customer can be a member: people and companies, cancelled ones too. No permission is asked
 * and nothing stands in the audit trail: this is a port of the storage, and no use case. Immutable
 * and thread-safe.
 */
public final class SegmentSql {

  /** The most members that are read at once. */
  public static final int LARGEST_PAGE = 10_000;

  private final CompiledCondition compiled;
  private final Reading reading;

  private SegmentSql(CompiledCondition compiled) {
    this.compiled = compiled;
    this.reading = new Reading(compiled);
  }

  /**
   * Obtains a segment as SQL.
   *
   * @param known the criteria that are known here
   * @param today the day from which relative arguments are counted
   * @throws RefusedException with {@link CriterionUnknown}, or with {@link CriterionWithoutSql} if
   *     a criterion of the host's own has no SQL
   */
  public static SegmentSql of(Segment segment, Criteria known, LocalDate today) {
    return new SegmentSql(CompiledCondition.of(Formula.of(segment, known, today)));
  }

  /**
   * Returns the condition over a row {@code customer} of the table {@code customer}, with a
   * question mark for each of the {@link #parameters}. Where it is not met it is false or null.
   *
   * @param schema the schema of the storage
   * @throws IllegalArgumentException if a storage's schema can't have such a name
   */
  public String condition(String schema) {
    return "(" + new Schema(schema).in(compiled.text()) + ")";
  }

  /**
   * Returns the values for the places of the condition, in their order: texts, amounts ({@link
   * java.math.BigDecimal}), days ({@link LocalDate}) and arrays of texts, each to be set by {@link
   * java.sql.PreparedStatement#setObject(int, Object)}.
   */
  public List<Object> parameters() {
    return compiled.values().stream()
        .map(value -> value instanceof String[] texts ? texts.clone() : value)
        .toList();
  }

  /**
   * Returns members in the order of their ids.
   *
   * @param work a unit of work of the storage
   * @param after the customer after whose id to begin; none for the first
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws HostCriterionException if PostgreSQL refuses the SQL of the host's criteria, which are
   *     named, or what it gives; the unit of work can go on
   */
  public List<CustomerId> members(UnitOfWork work, Optional<CustomerId> after, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "members");
    List<Object> place = new ArrayList<>();
    after.ifPresent(customer -> place.add(customer.value()));
    place.add(limit);
    return reading.ids(
        work,
        (after.isPresent() ? " and customer.id > ?" : "") + " order by customer.id limit ?",
        place);
  }

  /**
   * Returns how many members there are.
   *
   * @throws HostCriterionException as {@link #members}
   */
  public long count(UnitOfWork work) {
    return reading.count(work);
  }

  /** Returns a form that is safe to log: no argument stands in it. */
  @Override
  public String toString() {
    return "SegmentSql[" + compiled.values().size() + " values]";
  }
}
