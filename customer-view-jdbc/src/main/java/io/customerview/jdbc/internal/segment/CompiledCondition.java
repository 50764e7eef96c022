package io.customerview.jdbc.internal.segment;

import io.customerview.segmentation.formula.Formula;
import java.util.List;

/**
 * A segment as a condition over a row {@code customer} of the customers. Immutable.
 *
 * @param text with a question mark for each value, and {@code $schema} where the schema goes
 * @param values the values, in the order of their places: String, BigDecimal, LocalDate, and
 *     String[]
 * @param ofHost the host's criteria whose SQL stands in it
 */
public record CompiledCondition(String text, List<Object> values, List<String> ofHost) {

  /** Writes a formula. */
  public static CompiledCondition of(Formula formula) {
    Condition condition = new Condition();
    formula.accept(new OfCustomer(condition));
    return condition.compiled();
  }

  @Override
  public String toString() {
    return "CompiledCondition[" + values.size() + " values]";
  }
}
