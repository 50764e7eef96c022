package io.customerview.segmentation.json;

import io.customerview.segmentation.json.JsonRefusal.NameRepeated;
import io.customerview.segmentation.json.JsonRefusal.TooLong;
import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes segments, a comparison in each line. Amounts are texts: many programs round numbers. */
final class SegmentWriter implements Condition.Visitor<SegmentWriter> {

  private final StringBuilder text = new StringBuilder();
  private int indent;

  String text() {
    return text.toString();
  }

  SegmentWriter segments(List<Segment> segments) {
    Map<String, Integer> names = new HashMap<>();
    for (int index = 0; index < segments.size(); index++) {
      Integer first = names.putIfAbsent(segments.get(index).nameKey(), index + 1);
      if (first != null) {
        throw new RefusedException(new NameRepeated(first));
      }
    }
    text.append("{\"segments\": [");
    indent++;
    for (int index = 0; index < segments.size(); index++) {
      text.append(index == 0 ? "" : ",");
      line().segment(segments.get(index));
    }
    indent--;
    if (!segments.isEmpty()) {
      line();
    }
    text.append("]}");
    return this;
  }

  SegmentWriter segment(Segment segment) {
    text.append('{');
    indent++;
    line().property("name");
    quoted(segment.name());
    if (!segment.combined().isEmpty()) {
      text.append(',');
      line().property("combined").list(segment.combined());
    }
    if (!segment.independent().isEmpty()) {
      text.append(',');
      line().property("independent").list(segment.independent());
    }
    indent--;
    line().text.append('}');
    return this;
  }

  SegmentWriter condition(Condition condition) {
    return condition.accept(this);
  }

  @Override
  public SegmentWriter comparison(Comparison condition) {
    criterion(condition.criterion()).property("operator");
    quoted(condition.operator().symbol());
    text.append(", ");
    property("argument").argument(condition.argument());
    return end();
  }

  @Override
  public SegmentWriter in(In condition) {
    criterion(condition.criterion()).property("in").arguments(condition.arguments());
    return end();
  }

  @Override
  public SegmentWriter between(Between condition) {
    criterion(condition.criterion())
        .property("between")
        .arguments(List.of(condition.low(), condition.high()));
    return end();
  }

  @Override
  public SegmentWriter all(AllOf condition) {
    return begin().property("all").list(condition.conditions()).end();
  }

  @Override
  public SegmentWriter any(AnyOf condition) {
    return begin().property("any").list(condition.conditions()).end();
  }

  @Override
  public SegmentWriter not(Not condition) {
    return begin().property("not").condition(condition.condition()).end();
  }

  @Override
  public SegmentWriter sameContract(SameContract condition) {
    return begin().property("sameContract").condition(condition.condition()).end();
  }

  private SegmentWriter criterion(Criterion<?> criterion) {
    begin().property("criterion").quoted(criterion.name());
    text.append(", ");
    return this;
  }

  private SegmentWriter begin() {
    text.append('{');
    return this;
  }

  private SegmentWriter end() {
    text.append('}');
    return this;
  }

  private SegmentWriter property(String name) {
    quoted(name);
    text.append(": ");
    return this;
  }

  private SegmentWriter list(List<Condition> conditions) {
    text.append('[');
    indent++;
    for (int index = 0; index < conditions.size(); index++) {
      text.append(index == 0 ? "" : ",");
      line().condition(conditions.get(index));
    }
    indent--;
    line().text.append(']');
    return this;
  }

  private void arguments(List<Argument> arguments) {
    text.append('[');
    for (int index = 0; index < arguments.size(); index++) {
      text.append(index == 0 ? "" : ", ");
      argument(arguments.get(index));
    }
    text.append(']');
  }

  /** Every kind of argument shows itself as it is read. */
  private void argument(Argument argument) {
    quoted(argument.toString());
  }

  private void quoted(String content) {
    JsonText.quote(content, text);
    refuseTooLong();
  }

  private SegmentWriter line() {
    text.append('\n').append("  ".repeat(indent));
    refuseTooLong();
    return this;
  }

  private void refuseTooLong() {
    if (text.length() > SegmentJson.LONGEST) {
      throw new RefusedException(new TooLong(SegmentJson.LONGEST));
    }
  }
}
