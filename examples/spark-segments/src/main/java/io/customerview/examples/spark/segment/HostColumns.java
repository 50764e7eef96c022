package io.customerview.examples.spark.segment;

import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the base has the values of the host's own criteria (SEG-11): a column that the host names,
 * of one value or an array of them.
 *
 * <p>Amounts are decimals, days dates, and texts strings that were folded by {@link
 * io.customerview.identity.FoldedText#withPunctuation}. In a column of single values, null is a
 * missing value; where an array is null, the segments that use it have no answer.
 *
 * <p>Immutable and thread-safe.
 */
public final class HostColumns {

  private static final HostColumns NONE = new HostColumns(Criteria.standard(), Map.of());

  private final Criteria known;
  private final Map<String, String> columns;

  private HostColumns(Criteria known, Map<String, String> columns) {
    this.known = known;
    this.columns = columns;
  }

  /** Returns that the host has no criteria of its own. */
  public static HostColumns none() {
    return NONE;
  }

  /**
   * Returns these and the columns of criteria that {@link
   * io.customerview.examples.spark.base.BaseFiles} has written, which have the criteria's names.
   */
  public HostColumns with(Criterion<?>... written) {
    HostColumns all = this;
    for (Criterion<?> each : written) {
      all = all.with(each, each.name());
    }
    return all;
  }

  /**
   * Returns these and one more.
   *
   * @param column its name in the base
   * @throws IllegalArgumentException if the criterion is a built-in one, or has a column
   */
  public HostColumns with(Criterion<?> criterion, String column) {
    Map<String, String> more = new LinkedHashMap<>(columns);
    more.put(criterion.name(), column);
    return new HostColumns(known.with(unread(criterion)), more);
  }

  /** The values are in the column: nothing reads them from facts. */
  private static <V> HostCriterion<V> unread(Criterion<V> criterion) {
    return HostCriterion.of(
        criterion,
        facts -> {
          throw new UnsupportedOperationException("the values stand in a column");
        });
  }

  /** Returns the criteria that can be asked about, such as for reading segments from JSON. */
  public Criteria criteria() {
    return known;
  }

  String column(Criterion<?> criterion) {
    String column = columns.get(criterion.name());
    if (column == null) {
      throw new IllegalArgumentException(criterion + " is not of the host's");
    }
    return column;
  }
}
