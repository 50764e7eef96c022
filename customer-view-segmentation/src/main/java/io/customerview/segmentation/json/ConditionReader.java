package io.customerview.segmentation.json;

import io.customerview.segmentation.json.JsonRefusal.ConditionForm;
import io.customerview.segmentation.json.JsonRefusal.CriterionUnknown;
import io.customerview.segmentation.json.JsonRefusal.JsonType;
import io.customerview.segmentation.json.JsonRefusal.OperatorUnknown;
import io.customerview.segmentation.json.JsonRefusal.TwoLimits;
import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.SegmentRefusal.ContractCriteriaOnly;
import io.customerview.segmentation.rule.SegmentRefusal.TooDeep;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the conditions of one segment, as {@link SegmentReader} makes segments. */
final class ConditionReader {

  private static final List<String> OPERATORS =
      Stream.of(Operator.values()).map(Operator::symbol).toList();

  private final Criteria known;
  private final Issues issues;
  private final Shape shape;

  /** Atomic conditions, also those that are wrong. */
  private int size;

  ConditionReader(Criteria known, Issues issues) {
    this.known = known;
    this.issues = issues;
    this.shape = new Shape(issues);
  }

  int size() {
    return size;
  }

  /** Returns whether there are too many conditions, which is told of the segment as a whole. */
  boolean isTooLarge() {
    return size > Condition.MOST_CONDITIONS;
  }

  /** Reads the conditions of a block whose parts stand on this level. */
  @Nullable List<Condition> list(Node node, int level, String example) {
    return list(node, new Place(level, false), example);
  }

  private @Nullable List<Condition> list(Node node, Place place, String example) {
    return shape.filled(node, example, each -> condition(each, place));
  }

  private @Nullable Condition condition(Node node, Place place) {
    if (!shape.is(JsonType.OBJECT, node, Examples.CONDITION)) {
      return null;
    }
    if (place.level() > Condition.DEEPEST) {
      issues.add(node, new TooDeep(Condition.DEEPEST), Examples.CONDITION);
      return null;
    }
    List<Form> forms = Stream.of(Form.values()).filter(form -> form.isIn(node)).toList();
    boolean one = forms.size() == 1 && (forms.get(0).isComparison() || !has(node, "criterion"));
    String example = forms.isEmpty() ? Examples.CONDITION : forms.get(0).example;
    boolean known = shape.onlyHas(Form.PROPERTIES, node, example);
    if (!one && (known || !forms.isEmpty())) {
      issues.add(node, new ConditionForm(), example);
    }
    Condition read = null;
    for (Form form : forms) {
      read = read(form, node, place);
    }
    return one && known ? read : null;
  }

  private @Nullable Condition read(Form form, Node node, Place place) {
    return switch (form) {
      case COMPARISON -> comparison(node, place);
      case IN -> in(node, place);
      case BETWEEN -> between(node, place);
      case ALL -> {
        List<Condition> parts = list(member(node, "all"), place.within(), form.example);
        yield parts == null || isTooLarge() ? null : new AllOf(parts);
      }
      case ANY -> {
        List<Condition> parts = list(member(node, "any"), place.within(), form.example);
        yield parts == null || isTooLarge() ? null : new AnyOf(parts);
      }
      case NOT -> {
        Condition part = condition(member(node, "not"), place.within());
        yield part == null || isTooLarge() ? null : new Not(part);
      }
      case SAME_CONTRACT -> sameContract(node, place);
    };
  }

  private @Nullable Condition sameContract(Node node, Place place) {
    if (place.ofContract()) {
      issues.add(node, new ContractCriteriaOnly(), Examples.SAME_CONTRACT);
    }
    Condition part = condition(member(node, "sameContract"), place.withinContract());
    return part == null || isTooLarge() || place.ofContract() ? null : new SameContract(part);
  }

  private @Nullable Condition comparison(Node node, Place place) {
    size++;
    Criterion<?> criterion = criterion(node, place);
    String example = criterion == null ? Examples.CONDITION : Examples.comparison(criterion);
    Operator operator = operator(node, example);
    Node with = shape.required("argument", node, example);
    Argument argument =
        criterion == null || with == null ? null : argument(criterion, with, example);
    return criterion == null || operator == null || argument == null
        ? null
        : issues.attempt(node, example, () -> new Comparison(criterion, operator, argument));
  }

  private @Nullable Condition in(Node node, Place place) {
    size++;
    Criterion<?> criterion = criterion(node, place);
    String example = criterion == null ? Form.IN.example : Examples.in(criterion);
    Node list = member(node, "in");
    List<Argument> arguments = arguments(criterion, list, example);
    return criterion == null || arguments == null
        ? null
        : issues.attempt(list, example, () -> new In(criterion, arguments));
  }

  private @Nullable Condition between(Node node, Place place) {
    size++;
    Criterion<?> criterion = criterion(node, place);
    String example = criterion == null ? Form.BETWEEN.example : Examples.between(criterion);
    Node list = member(node, "between");
    List<Argument> limits = arguments(criterion, list, example);
    if (list.type == JsonType.ARRAY && list.elements.size() != 2 && !list.elements.isEmpty()) {
      issues.add(list, new TwoLimits(list.elements.size()), example);
      return null;
    }
    return criterion == null || limits == null
        ? null
        : issues.attempt(list, example, () -> new Between(criterion, limits.get(0), limits.get(1)));
  }

  private @Nullable List<Argument> arguments(
      @Nullable Criterion<?> criterion, Node list, String example) {
    return criterion == null
        ? shape.filled(list, example, each -> null)
        : shape.filled(list, example, each -> argument(criterion, each, example));
  }

  private @Nullable Argument argument(Criterion<?> criterion, Node node, String example) {
    return issues.attempt(node, example, () -> ArgumentReader.read(criterion, node));
  }

  private @Nullable Criterion<?> criterion(Node node, Place place) {
    String example = place.ofContract() ? Examples.SAME_CONTRACT : Examples.CONDITION;
    Node name = shape.required("criterion", node, example);
    if (name == null || !shape.is(JsonType.TEXT, name, example)) {
      return null;
    }
    Criterion<?> criterion = known.named(name.text).orElse(null);
    if (criterion == null) {
      List<String> names = known.all().stream().map(Criterion::name).toList();
      issues.add(name, new CriterionUnknown(names, Spelling.nearest(name.text, names)), example);
      return null;
    }
    if (place.ofContract() && criterion.scope() != Criterion.Scope.CONTRACT) {
      issues.add(name, new ContractCriteriaOnly(), example);
      return null;
    }
    return criterion;
  }

  private @Nullable Operator operator(Node node, String example) {
    Node symbol = shape.required("operator", node, example);
    if (symbol == null || !shape.is(JsonType.TEXT, symbol, example)) {
      return null;
    }
    Optional<Operator> operator = Operator.ofSymbol(symbol.text);
    if (operator.isEmpty()) {
      issues.add(symbol, new OperatorUnknown(OPERATORS, Spelling.operator(symbol.text)), example);
    }
    return operator.orElse(null);
  }

  private static boolean has(Node node, String property) {
    return node.members.containsKey(property);
  }

  /** A property that made the form be chosen. */
  private static Node member(Node node, String property) {
    return Objects.requireNonNull(node.members.get(property));
  }

  /**
   * Where a condition stands.
   *
   * @param level how deep, from 1 for the whole segment
   * @param ofContract whether it is about one contract
   */
  private record Place(int level, boolean ofContract) {

    Place within() {
      return new Place(level + 1, ofContract);
    }

    Place withinContract() {
      return new Place(level + 1, true);
    }
  }
}
