package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.rule.HostCriterion;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that segments ask of many customers, a row each. Immutable and thread-safe.
 *
 * @param ids whose rows these are
 * @param standard the columns of the fields of built-in criteria
 * @param ofHost the columns of the host's own criteria
 * @param contracts the contracts row by row
 */
record Columns(
    Ids ids,
    Map<Field.Kind, Column> standard,
    Map<HostCriterion<?>, Column> ofHost,
    Contracts contracts) {

  int rows() {
    return ids.size();
  }

  /** Returns the column of a field of a built-in criterion. */
  Column standard(Field.Kind kind) {
    return Objects.requireNonNull(standard.get(kind));
  }

  /**
   * Returns the column of a field.
   *
   * @throws IllegalArgumentException if it is a criterion of the host's own that was not read
   */
  Column column(Field field) {
    Column column =
        field.host().isPresent() ? ofHost.get(field.host().get()) : standard.get(field.kind());
    if (column == null) {
      throw new IllegalArgumentException("The snapshot was made without the criterion " + field);
    }
    return column;
  }

  /** Returns the rows of which the host could not tell this criterion; null for none. */
  long @Nullable [] failed(HostCriterion<?> criterion) {
    Column column = ofHost.get(criterion);
    return column == null ? null : column.failed();
  }
}
