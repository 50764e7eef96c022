package io.customerview.examples.spark.segment;

import io.customerview.examples.spark.base.BaseSchema;
import io.customerview.examples.spark.segment.SparkRefusal.BaseColumnMissing;
import io.customerview.examples.spark.segment.SparkRefusal.BaseColumnType;
import io.customerview.examples.spark.segment.SparkRefusal.HostColumnMissing;
import io.customerview.examples.spark.segment.SparkRefusal.HostColumnType;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.shared.RefusedException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns that a base has, held to what segments read. */
final class Schema {

  /** What Spark can compare with an amount and lose nothing. */
  private static final int MOST_WHOLE_DIGITS = 24;

  private static final int MOST_DECIMALS = 14;

  private final StructType base;

  private Schema(StructType base) {
    this.base = base;
  }

  static Schema of(StructType base) {
    Schema schema = new Schema(base);
    for (StructField expected : BaseSchema.standard().fields()) {
      String type = expected.dataType().simpleString();
      DataType found =
          schema
              .type(expected.name())
              .orElseThrow(
                  () -> new RefusedException(new BaseColumnMissing(expected.name(), type)));
      if (!DataType.equalsIgnoreNullability(expected.dataType(), found)) {
        throw new RefusedException(new BaseColumnType(expected.name(), type, found.simpleString()));
      }
    }
    return schema;
  }

  /** Returns a column by its exact name, whatever characters it has. */
  static Column column(String name) {
    return functions.col('`' + name.replace("`", "``") + '`');
  }

  /** Returns whether the column of a criterion of the host's own holds arrays of values. */
  boolean isArray(Criterion<?> criterion, String column) {
    DataType type =
        type(column)
            .orElseThrow(
                () -> new RefusedException(new HostColumnMissing(criterion.name(), column)));
    boolean isArray = type instanceof ArrayType;
    DataType value = type instanceof ArrayType array ? array.elementType() : type;
    boolean fits =
        switch (criterion.type()) {
          case DECIMAL ->
              value instanceof DecimalType decimal
                  && decimal.precision() - decimal.scale() <= MOST_WHOLE_DIGITS
                  && decimal.scale() <= MOST_DECIMALS;
          case DATE -> value.equals(DataTypes.DateType);
          case TEXT -> value.equals(DataTypes.StringType);
        };
    if (!fits) {
      throw new RefusedException(
          new HostColumnType(criterion.name(), column, criterion.type(), type.simpleString()));
    }
    return isArray;
  }

  private Optional<DataType> type(String column) {
    return Arrays.stream(base.fields())
        .filter(field -> field.name().equals(column))
        .map(StructField::dataType)
        .findFirst();
  }
}
