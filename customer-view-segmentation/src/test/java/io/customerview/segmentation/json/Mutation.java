package io.customerview.segmentation.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a document at random: what people, tools and cut-off transfers do to it. */
final class Mutation {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> NAMES =
      List.of(
          "name",
          "combined",
          "independent",
          "criterion",
          "operator",
          "argument",
          "in",
          "between",
          "all",
          "any",
          "not",
          "sameContract",
          "Criterion",
          "operater",
          "a/b~c",
          "\u0007",
          "");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "revenue",
          "city",
          "tag",
          "revenu",
          "seats",
          ">=",
          "=>",
          "today",
          "today+30d",
          "today-99999m",
          "2021-02-30",
          "0000-01-01",
          "500.00",
          "1E5",
          "1,5",
          "\u0000",
          "\u0301",
          "x".repeat(300),
          "1".repeat(100));

  private Mutation() {}

  /** Deletes, renames, replaces, repeats or moves one value somewhere in the document. */
  static void change(JsonNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode node = containers.get(random.nextInt(containers.size()));
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(pick(NAMES, random), object.remove(name));
        case 2 -> object.set(pick(NAMES, random), any(random, 2));
        default -> object.set(name, any(random, 2));
      }
    } else if (node instanceof ArrayNode array) {
      int index = random.nextInt(array.size() + 1);
      switch (array.isEmpty() ? 3 : random.nextInt(4)) {
        case 0 -> array.removeAll();
        case 1 -> array.remove(index % array.size());
        case 2 -> array.set(index % array.size(), any(random, 2));
        default -> array.insert(index, any(random, 2));
      }
    }
  }

  /** Cuts, doubles or replaces characters. */
  static String broken(String text, Random random) {
    int at = random.nextInt(text.length());
    int end = at + random.nextInt(Math.min(10, text.length() - at));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(end);
      case 2 -> text.substring(0, end) + text.substring(at);
      default ->
          text.substring(0, at) + "{}[]\",:0e\\".charAt(random.nextInt(10)) + text.substring(end);
    };
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(each -> collect(each, containers));
    }
  }

  private static JsonNode any(Random random, int depth) {
    switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0:
        return NODES.textNode(pick(TEXTS, random));
      case 1:
        return NODES.numberNode(
            new BigDecimal(pick(List.of("0", "500", "0.00001", "1E+30", "-7"), random)));
      case 2:
        return NODES.booleanNode(random.nextBoolean());
      case 3:
        return NODES.nullNode();
      case 4:
        ArrayNode array = NODES.arrayNode();
        for (int count = random.nextInt(3); count > 0; count--) {
          array.add(any(random, depth - 1));
        }
        return array;
      default:
        ObjectNode object = NODES.objectNode();
        for (int count = random.nextInt(4); count > 0; count--) {
          object.set(pick(NAMES, random), any(random, depth - 1));
        }
        return object;
    }
  }

  private static String pick(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
