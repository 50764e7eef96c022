package io.customerview.benchmark.peer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import io.github.jamsesso.jsonlogic.ast.JsonLogicNode;
import io.github.jamsesso.jsonlogic.ast.JsonLogicParseException;
import io.github.jamsesso.jsonlogic.ast.JsonLogicParser;
import io.github.jamsesso.jsonlogic.evaluator.JsonLogicEvaluationException;
import io.github.jamsesso.jsonlogic.evaluator.JsonLogicEvaluator;
import io.github.jamsesso.jsonlogic.evaluator.JsonLogicExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.EqualityExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.InExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.LogicExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.NumericComparisonExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.PreEvaluatedArgumentsExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * JsonLogic, parsed, reading a map. Its comparisons are of numbers only: those of texts are
 * operations of our own.
 */
final class JsonRules implements Notation<JsonElement> {

  private static final List<JsonLogicExpression> OPERATIONS =
      List.of(
          LogicExpression.AND,
          LogicExpression.OR,
          EqualityExpression.INSTANCE,
          InExpression.INSTANCE,
          NumericComparisonExpression.GT,
          NumericComparisonExpression.GTE,
          NumericComparisonExpression.LT,
          NumericComparisonExpression.LTE,
          new TextOrder("text>", order -> order > 0),
          new TextOrder("text>=", order -> order >= 0),
          new TextOrder("text<", order -> order < 0),
          new TextOrder("text<=", order -> order <= 0));

  private JsonRules() {}

  static Looped<Map<String, Object>> of(List<Segment> segments, List<FlatCustomer> customers) {
    JsonLogicEvaluator evaluator = new JsonLogicEvaluator(OPERATIONS);
    List<Predicate<Map<String, Object>>> predicates = new ArrayList<>();
    for (JsonElement rule : Rewritten.in(new JsonRules(), segments)) {
      JsonLogicNode parsed = parsed(rule);
      predicates.add(
          customer -> {
            try {
              return (Boolean) evaluator.evaluate(parsed, customer, "$");
            } catch (JsonLogicEvaluationException e) {
              throw new IllegalStateException(e);
            }
          });
    }
    return Looped.of(customers, FlatCustomer::asMap, predicates);
  }

  private static JsonLogicNode parsed(JsonElement rule) {
    try {
      return JsonLogicParser.parse(rule.toString());
    } catch (JsonLogicParseException e) {
      throw new IllegalArgumentException(rule.toString(), e);
    }
  }

  @Override
  public JsonElement all(List<JsonElement> parts) {
    return operation("and", parts.toArray(JsonElement[]::new));
  }

  @Override
  public JsonElement any(List<JsonElement> parts) {
    return operation("or", parts.toArray(JsonElement[]::new));
  }

  @Override
  public JsonElement number(String field, Operator operator, long argument) {
    return operation(symbol(operator), variable(field), new JsonPrimitive(argument));
  }

  @Override
  public JsonElement text(String field, Operator operator, String argument) {
    String prefix = operator == Operator.EQUAL ? "" : "text";
    return operation(prefix + symbol(operator), variable(field), new JsonPrimitive(argument));
  }

  @Override
  public JsonElement holds(String field, long argument) {
    return operation("in", new JsonPrimitive(argument), variable(field));
  }

  @Override
  public JsonElement holds(String field, String argument) {
    return operation("in", new JsonPrimitive(argument), variable(field));
  }

  private static String symbol(Operator operator) {
    return operator == Operator.EQUAL ? "==" : operator.symbol();
  }

  private static JsonElement variable(String field) {
    return operation("var", new JsonPrimitive(field));
  }

  private static JsonElement operation(String name, JsonElement... arguments) {
    JsonArray array = new JsonArray();
    for (JsonElement argument : arguments) {
      array.add(argument);
    }
    JsonObject operation = new JsonObject();
    operation.add(name, array);
    return operation;
  }

  /** Compares texts; an empty one is missing. */
  private record TextOrder(String key, IntPredicate holds)
      implements PreEvaluatedArgumentsExpression {

    @Override
    public Object evaluate(@SuppressWarnings("rawtypes") List arguments, Object data, String path) {
      String text = (String) arguments.get(0);
      return !text.isEmpty() && holds.test(text.compareTo((String) arguments.get(1)));
    }
  }
}
