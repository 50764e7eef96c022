package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.shared.MergeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows that a merge has taken away, read as if they still stood in their tables. */
final class KeptRows {

  private static final String KEPT =
      """
      (select item.* from $schema.merge_kept kept
        cross join lateral jsonb_populate_record(null::$schema.%1$s, kept.row) item
        where kept.merge_id = :merge and kept.relation = '%1$s')""";

  private KeptRows() {}

  /**
   * Returns the same query of what a merge has kept, which is bound as {@code merge}.
   *
   * @param tables those of which kept rows are read; each has an alias in the query
   */
  static String sql(String live, List<String> tables) {
    String kept = live;
    for (String table : tables) {
      kept = kept.replace("$schema." + table + ' ', KEPT.formatted(table) + ' ');
    }
    return kept;
  }

  /** As {@link #sql}. */
  static <T> Reading<T> of(Reading<T> live, MergeId merge, List<String> tables) {
    Map<String, Object> values = new HashMap<>(live.values());
    values.put("merge", merge.value());
    return new Reading<>(sql(live.sql(), tables), values, live.mapper());
  }
}
