package io.customerview.examples.spark.base;

import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Criterion.Scope;
import io.customerview.segmentation.rule.ValueType;
import io.customerview.shared.Money;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the customer base: what {@link io.customerview.base.CustomerFacts} holds, a row
 * for each customer.
 *
 * <p>Texts are folded as they are compared (SEG-4), the state of Brazil is its abbreviation. A
 * contract that does not count has a start, no renewal and no tags (SEG-3). Each criterion of the
 * host's own has a column of its name, an array of its values: empty where there is none, null
 * where the host could not read it.
 */
public final class BaseSchema {

  public static final String CUSTOMER = "customer";
  public static final String REVENUE = "revenue";
  public static final String CITY = "city";
  public static final String STATE = "state";
  public static final String INDUSTRY = "industry";
  public static final String CONTRACTS = "contracts";

  /** Within a contract. */
  public static final String START = "start";

  /** Within a contract. */
  public static final String RENEWAL = "renewal";

  /** Within a contract. */
  public static final String TAGS = "tags";

  /** Holds every amount: below 10<sup>12</sup>, with 4 decimals. */
  public static final DataType AMOUNT = DataTypes.createDecimalType(16, Money.SCALE);

  private static final StructType CONTRACT =
      new StructType()
          .add(START, DataTypes.DateType, false)
          .add(RENEWAL, DataTypes.DateType, true)
          .add(TAGS, DataTypes.createArrayType(DataTypes.StringType, false), false);

  private static final StructType STANDARD =
      new StructType()
          .add(CUSTOMER, DataTypes.StringType, false)
          .add(REVENUE, AMOUNT, false)
          .add(CITY, DataTypes.StringType, true)
          .add(STATE, DataTypes.StringType, true)
          .add(INDUSTRY, DataTypes.StringType, true)
          .add(CONTRACTS, DataTypes.createArrayType(CONTRACT, false), false);

  private BaseSchema() {}

  /** Returns the columns of a base with the eight built-in criteria alone. */
  public static StructType standard() {
    return STANDARD;
  }

  /** Returns the columns of a base with these criteria. */
  static StructType of(Criteria known) {
    StructType schema = STANDARD;
    for (Criterion<?> host : ofHost(known)) {
      schema = schema.add(host.name(), arrayOf(host.type()), true);
    }
    return schema;
  }

  static List<Criterion<?>> ofHost(Criteria known) {
    return known.all().stream().filter(each -> each.scope() == Scope.HOST).toList();
  }

  private static DataType arrayOf(ValueType type) {
    return DataTypes.createArrayType(
        switch (type) {
          case DECIMAL -> AMOUNT;
          case DATE -> DataTypes.DateType;
          case TEXT -> DataTypes.StringType;
        },
        false);
  }
}
