package io.customerview.examples.spark.segment;

import io.customerview.examples.spark.base.BaseSchema;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Asks a customer base on Spark who is in which segment (SEG-6): the same customers as in memory
 * and in the database.
 *
 * <p>What is returned is a plan: Spark works when it is counted, collected or written. Thread-safe.
 */
public final class SparkSegments {

  /** The column with the name of a segment. */
  public static final String SEGMENT = "segment";

  private final Dataset<Row> base;
  private final SegmentColumns columns;

  private SparkSegments(Dataset<Row> base, SegmentColumns columns) {
    this.base = base;
    this.columns = columns;
  }

  /**
   * Obtains the segments of a base on a day.
   *
   * @param base rows of {@link BaseSchema}, perhaps with more columns
   * @param host which columns hold the host's own criteria
   * @throws RefusedException with {@link SparkRefusal} if the base lacks a column
   */
  public static SparkSegments of(Dataset<Row> base, HostColumns host, LocalDate today) {
    return new SparkSegments(base, SegmentColumns.of(base.schema(), host, today));
  }

  /**
   * Returns the ids of the members of a segment.
   *
   * @throws RefusedException as {@link SegmentColumns#of(Segment)}
   */
  public Dataset<Row> members(Segment segment) {
    return base.filter(columns.of(segment).filter()).select(BaseSchema.CUSTOMER);
  }

  /**
   * Returns the ids of those customers for whom a segment has no answer: a criterion of the host's
   * own could not be read.
   *
   * @throws RefusedException as {@link SegmentColumns#of(Segment)}
   */
  public Dataset<Row> unknown(Segment segment) {
    return base.filter(columns.of(segment).isUnknown()).select(BaseSchema.CUSTOMER);
  }

  /**
   * Returns the members of many segments, found in one pass over the base: the name of the segment
   * and the id of the customer.
   *
   * @throws IllegalArgumentException if two segments have the same name
   * @throws RefusedException as {@link SegmentColumns#of(Segment)}
   */
  public Dataset<Row> memberships(List<Segment> segments) {
    Set<String> names = new HashSet<>();
    List<Column> joined = new ArrayList<>();
    for (Segment segment : segments) {
      if (!names.add(segment.nameKey())) {
        throw new IllegalArgumentException("two segments are named " + segment.name());
      }
      joined.add(functions.when(columns.of(segment).filter(), functions.lit(segment.name())));
    }
    Column of =
        functions.array(joined.toArray(Column[]::new)).cast("array<string>"); // also when empty
    return base.select(
        functions.explode(functions.array_compact(of)).as(SEGMENT),
        functions.col(BaseSchema.CUSTOMER));
  }
}
