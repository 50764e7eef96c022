package io.customerview.segmentation.json;

import io.customerview.segmentation.json.JsonRefusal.JsonType;
import io.customerview.segmentation.json.JsonRefusal.PropertyMissing;
import io.customerview.segmentation.json.JsonRefusal.PropertyUnknown;
import io.customerview.segmentation.json.JsonRefusal.WrongType;
import io.customerview.segmentation.rule.SegmentRefusal.BlockEmpty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds a tree to types and properties, and gathers what differs. */
final class Shape {

  private final Issues issues;

  Shape(Issues issues) {
    this.issues = issues;
  }

  /** Returns whether a value is of this type. */
  boolean is(JsonType type, Node node, String example) {
    if (node.type != type) {
      issues.add(node, new WrongType(type, node.type), example);
    }
    return node.type == type;
  }

  /** Returns whether an object has these properties alone, be they there or not. */
  boolean onlyHas(List<String> allowed, Node node, String example) {
    boolean only = true;
    for (Map.Entry<String, Node> member : node.members.entrySet()) {
      if (!allowed.contains(member.getKey())) {
        only = false;
        issues.add(
            member.getValue(),
            new PropertyUnknown(allowed, Spelling.nearest(member.getKey(), allowed)),
            example);
      }
    }
    return only;
  }

  /** Returns a property that has to be there; null, and an issue, if it is not. */
  @Nullable Node required(String property, Node node, String example) {
    Node found = node.members.get(property);
    if (found == null) {
      issues.add(node, new PropertyMissing(property), example);
    }
    return found;
  }

  /** Returns an array that has something in it, each element made; null if one could not be. */
  <T> @Nullable List<T> filled(Node node, String example, Function<Node, @Nullable T> make) {
    if (!is(JsonType.ARRAY, node, example)) {
      return null;
    }
    if (node.elements.isEmpty()) {
      issues.add(node, new BlockEmpty(), example);
      return null;
    }
    return each(node, make);
  }

  /** Returns what is made of each element; null if one could not be made. */
  <T> @Nullable List<T> each(Node node, Function<Node, @Nullable T> make) {
    List<T> made = new ArrayList<>();
    for (Node element : node.elements) {
      T one = make.apply(element);
      if (one != null) {
        made.add(one);
      }
    }
    return made.size() == node.elements.size() ? made : null;
  }
}
