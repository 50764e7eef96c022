package io.customerview.examples.spark.segment;

import io.customerview.examples.spark.base.BaseSchema;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionUnknown;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Compiles segments to columns of Spark: expressions over the columns of {@link BaseSchema}, built
 * of nothing but Spark's own functions, so that no code of ours runs on the executors.
 *
 * <p>A column is for one day, from which relative arguments are counted (SEG-10). Immutable and
 * thread-safe.
 */
public final class SegmentColumns {

  private final HostColumns host;
  private final Schema schema;
  private final LocalDate today;

  private SegmentColumns(HostColumns host, Schema schema, LocalDate today) {
    this.host = host;
    this.schema = schema;
    this.today = today;
  }

  /**
   * Obtains what compiles segments over a base.
   *
   * @param base the columns of the base
   * @param host which of them hold the host's own criteria
   * @throws RefusedException with {@link SparkRefusal} if the base lacks a column that every base
   *     has
   */
  public static SegmentColumns of(StructType base, HostColumns host, LocalDate today) {
    return new SegmentColumns(host, Schema.of(base), today);
  }

  /**
   * Compiles a segment.
   *
   * @throws RefusedException with {@link CriterionUnknown} if the host has named no column for a
   *     criterion, or with {@link SparkRefusal} if the base lacks that column or it holds something
   *     else
   */
  public SegmentColumn of(Segment segment) {
    Formula formula = Formula.of(segment, host.criteria(), today);
    OfCustomer compiler = new OfCustomer();
    Column isMember = formula.accept(compiler);
    return new SegmentColumn(isMember, Blocks.any(List.copyOf(compiler.unread)));
  }

  /** What is shared by conditions on a customer and on one contract. */
  private abstract static class Compiler implements Formula.Visitor<Column> {

    @Override
    public Column all(All formula) {
      return Blocks.all(formula.parts().stream().map(part -> part.accept(this)).toList());
    }

    @Override
    public Column any(Any formula) {
      return Blocks.any(formula.parts().stream().map(part -> part.accept(this)).toList());
    }

    @Override
    public Column holds(Holds formula) {
      ValueTests tests = ValueTests.of(formula.field().kind().type(), formula.values());
      Column test = test(formula.field(), tests);
      return formula.negated() ? Blocks.opposite(test) : test;
    }

    abstract Column test(Field field, ValueTests tests);
  }

  /** Each condition on contracts is met by any of them, by itself (SEG-2). */
  private final class OfCustomer extends Compiler {

    private final Set<Column> unread = new LinkedHashSet<>();

    @Override
    Column test(Field field, ValueTests tests) {
      return switch (field.kind()) {
        case REVENUE -> tests.ofValue(functions.col(BaseSchema.REVENUE));
        case CITY -> tests.ofValue(functions.col(BaseSchema.CITY));
        case STATE -> tests.ofValue(functions.col(BaseSchema.STATE));
        case INDUSTRY -> tests.ofValue(functions.col(BaseSchema.INDUSTRY));
        // One field of all contracts: of the files only its column is read.
        case START -> tests.ofArray(ofContracts(BaseSchema.START));
        case RENEWAL -> tests.ofArray(ofContracts(BaseSchema.RENEWAL));
        case TAG -> tests.ofArray(functions.flatten(ofContracts(BaseSchema.TAGS)));
        case HOST_DECIMAL, HOST_DATE, HOST_TEXT -> ofHost(field, tests);
      };
    }

    private Column ofContracts(String field) {
      return functions.col(BaseSchema.CONTRACTS).getField(field);
    }

    private Column ofHost(Field field, ValueTests tests) {
      var criterion = field.host().orElseThrow().criterion();
      String name = host.column(criterion);
      Column column = Schema.column(name);
      if (!schema.isArray(criterion, name)) {
        return tests.ofValue(column);
      }
      unread.add(column.isNull());
      return tests.ofArray(column);
    }

    @Override
    public Column oneContract(OneContract formula) {
      Column one =
          functions.exists(
              functions.col(BaseSchema.CONTRACTS),
              contract -> formula.formula().accept(new OfContract(contract)));
      return formula.negated() ? Blocks.opposite(one) : one;
    }
  }

  /** Only one contract is looked at. */
  private static final class OfContract extends Compiler {

    private final Column contract;

    OfContract(Column contract) {
      this.contract = contract;
    }

    @Override
    Column test(Field field, ValueTests tests) {
      return switch (field.kind()) {
        case START -> tests.ofValue(contract.getField(BaseSchema.START));
        case RENEWAL -> tests.ofValue(contract.getField(BaseSchema.RENEWAL));
        case TAG -> tests.ofArray(contract.getField(BaseSchema.TAGS));
        default -> throw new IllegalArgumentException(field + " is not of a contract");
      };
    }

    @Override
    public Column oneContract(OneContract formula) {
      throw new IllegalArgumentException("a block about one contract stands in another");
    }
  }
}
