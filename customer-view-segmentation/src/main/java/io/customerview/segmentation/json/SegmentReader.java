package io.customerview.segmentation.json;

import io.customerview.segmentation.json.JsonRefusal.JsonType;
import io.customerview.segmentation.json.JsonRefusal.NameRepeated;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.NoCondition;
import io.customerview.segmentation.rule.SegmentRefusal.TooManyConditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes segments of a tree. A part that is wrong is null and has an issue, and whatever it is a
 * part of is null too; its neighbours are read all the same, for their issues.
 */
final class SegmentReader {

  /** Where an editor looks for the schema; it means nothing else. */
  private static final String SCHEMA = "$schema";

  /** The whole segment is a block of the combined ones, with the independent ones in a block. */
  private static final int LEVEL_OF_COMBINED = 2;

  private static final int LEVEL_OF_INDEPENDENT = 3;

  private final Criteria known;
  private final Issues issues;
  private final Shape shape;
  private final List<Named> names = new ArrayList<>();
  private int segments;

  private SegmentReader(Criteria known, Issues issues) {
    this.known = known;
    this.issues = issues;
    this.shape = new Shape(issues);
  }

  static Reading<Segment> segment(Criteria known, String json) {
    Issues issues = new Issues();
    Node root = JsonText.read(json, issues, Examples.SEGMENT);
    Segment read = root == null ? null : new SegmentReader(known, issues).document(root);
    return Reading.of(read, issues);
  }

  static Reading<List<Segment>> segments(Criteria known, String json) {
    Issues issues = new Issues();
    Node root = JsonText.read(json, issues, Examples.FILE);
    List<Segment> read = root == null ? null : new SegmentReader(known, issues).file(root);
    return Reading.of(read, issues);
  }

  private @Nullable Segment document(Node node) {
    return segment(node, List.of("name", "combined", "independent", SCHEMA));
  }

  private @Nullable List<Segment> file(Node node) {
    if (!shape.is(JsonType.OBJECT, node, Examples.FILE)) {
      return null;
    }
    boolean whole = shape.onlyHas(List.of("segments", SCHEMA), node, Examples.FILE);
    boolean schema = hasTextIfAny(node, Examples.FILE);
    Node list = shape.required("segments", node, Examples.FILE);
    if (list == null || !shape.is(JsonType.ARRAY, list, Examples.FILE)) {
      return null;
    }
    List<Segment> all =
        shape.each(list, each -> segment(each, List.of("name", "combined", "independent")));
    boolean different = areNamesDifferent();
    return whole && schema && different ? all : null;
  }

  private @Nullable Segment segment(Node node, List<String> properties) {
    if (!shape.is(JsonType.OBJECT, node, Examples.SEGMENT)) {
      return null;
    }
    boolean whole = shape.onlyHas(properties, node, Examples.SEGMENT);
    boolean schema = hasTextIfAny(node, Examples.SEGMENT);
    segments++;
    Segment.Builder builder = begun(node);
    Node combined = node.members.get("combined");
    Node independent = node.members.get("independent");
    if (combined == null && independent == null) {
      issues.add(node, new NoCondition(), Examples.SEGMENT);
      return null;
    }
    ConditionReader reader = new ConditionReader(known, issues);
    List<Condition> all = conditions(reader, combined, LEVEL_OF_COMBINED);
    List<Condition> any = conditions(reader, independent, LEVEL_OF_INDEPENDENT);
    if (reader.isTooLarge()) {
      issues.add(
          node, new TooManyConditions(Condition.MOST_CONDITIONS, reader.size()), Examples.SEGMENT);
      return null;
    }
    if (!whole || !schema || builder == null || all == null || any == null) {
      return null;
    }
    return builder
        .combined(all.toArray(Condition[]::new))
        .independent(any.toArray(Condition[]::new))
        .build();
  }

  private static @Nullable List<Condition> conditions(
      ConditionReader reader, @Nullable Node list, int level) {
    return list == null ? List.of() : reader.list(list, level, Examples.SEGMENT);
  }

  private Segment.@Nullable Builder begun(Node node) {
    Node name = shape.required("name", node, Examples.SEGMENT);
    if (name == null || !shape.is(JsonType.TEXT, name, Examples.SEGMENT)) {
      return null;
    }
    Segment.Builder builder =
        issues.attempt(name, Examples.SEGMENT, () -> Segment.builder(name.text));
    if (builder != null) {
      names.add(new Named(name, builder.nameKey(), segments));
    }
    return builder;
  }

  private boolean hasTextIfAny(Node node, String example) {
    Node schema = node.members.get(SCHEMA);
    return schema == null || shape.is(JsonType.TEXT, schema, example);
  }

  /** Compares the names of all segments, also of those that are wrong otherwise. */
  private boolean areNamesDifferent() {
    Map<String, Integer> first = new HashMap<>();
    boolean different = true;
    for (Named named : names) {
      Integer earlier = first.putIfAbsent(named.key(), named.number());
      if (earlier != null) {
        different = false;
        issues.add(named.node(), new NameRepeated(earlier), Examples.FILE);
      }
    }
    return different;
  }

  /**
   * A name that can be one.
   *
   * @param node where it stands
   * @param key as it is compared
   * @param number which segment has it, from 1
   */
  private record Named(Node node, String key, int number) {}
}
