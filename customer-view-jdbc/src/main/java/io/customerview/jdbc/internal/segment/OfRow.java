package io.customerview.jdbc.internal.segment;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.formula.Values;
import io.customerview.segmentation.rule.ValueType;
import java.util.List;

/**
 * Writes what is said of one row: of a {@code contract}, or of a value of the host's. What is not
 * met comes out false or null; what is negated, never null.
 */
final class OfRow implements Formula.Visitor<Condition> {

  private static final String COUNTS = "contract.status in ('ACTIVE', 'EXPIRING', 'EXPIRED') and ";

  private final Condition sql;
  private final ValueSets sets;

  OfRow(Condition sql) {
    this.sql = sql;
    this.sets = new ValueSets(sql);
  }

  @Override
  public Condition all(All formula) {
    return block(formula.parts(), "and", "true");
  }

  @Override
  public Condition any(Any formula) {
    return block(formula.parts(), "or", "false");
  }

  private Condition block(List<Formula> parts, String word, String empty) {
    return parts.isEmpty()
        ? sql.add(empty)
        : sql.join(word, parts.stream().<Runnable>map(part -> () -> part.accept(this)).toList());
  }

  @Override
  public Condition holds(Holds formula) {
    sql.add("(");
    met(formula.field(), formula.values());
    return sql.add(formula.negated() ? ") is not true" : ")");
  }

  /** Writes that a value of the row is in the set, whether or not the part is negated. */
  void met(Field field, Values values) {
    switch (field.kind()) {
      case START -> sets.write("contract.contracted_on", values, ValueType.DATE);
      case RENEWAL -> {
        sql.add(COUNTS);
        sets.write("contract.renews_on", values, ValueType.DATE);
      }
      case TAG -> {
        sql.add(COUNTS);
        tags(values);
      }
      case HOST_DECIMAL, HOST_DATE -> sets.write("host.value", values, field.kind().type());
      case HOST_TEXT -> sets.write("host.value collate \"C\"", values, ValueType.TEXT);
      case REVENUE, CITY, STATE, INDUSTRY ->
          throw new IllegalArgumentException(field + " has no rows");
    }
  }

  private void tags(Values values) {
    List<String> points = ValueSets.points(values);
    if (!points.isEmpty()) {
      sql.add("contract.tag_keys && ?::text[]").value(points.toArray(String[]::new));
      return;
    }
    sql.add("exists (select from unnest(contract.tag_keys) as tag(key) where ");
    sets.write("tag.key collate \"C\"", values, ValueType.TEXT);
    sql.add(")");
  }

  @Override
  public Condition oneContract(OneContract formula) {
    throw new IllegalArgumentException("no block about one contract within another");
  }
}
