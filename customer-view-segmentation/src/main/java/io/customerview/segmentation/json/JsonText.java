package io.customerview.segmentation.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.customerview.segmentation.json.JsonRefusal.Incomplete;
import io.customerview.segmentation.json.JsonRefusal.JsonType;
import io.customerview.segmentation.json.JsonRefusal.Malformed;
import io.customerview.segmentation.json.JsonRefusal.PropertyRepeated;
import io.customerview.segmentation.json.JsonRefusal.TooLong;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.SegmentRefusal.TooDeep;
import io.customerview.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree with places. What Jackson says of a text that is no JSON quotes the text, so it is
 * not passed on.
 */
final class JsonText {

  /** A rule of the deepest blocks nests less. */
  private static final int DEEPEST = 100;

  /** Nothing in a text is longer than the text, so depth is the one limit that can be passed. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(SegmentJson.LONGEST)
                  .maxNameLength(SegmentJson.LONGEST)
                  .maxNumberLength(SegmentJson.LONGEST)
                  .build())
          .build();

  private final Issues issues;
  private final String example;

  /** The innermost object or array that was begun. */
  private @Nullable Node open;

  private JsonText(Issues issues, String example) {
    this.issues = issues;
    this.example = example;
  }

  /** Reads a text; null, and an issue, if it can't be read to its end. */
  static @Nullable Node read(String text, Issues issues, String example) {
    if (text.length() > SegmentJson.LONGEST) {
      issues.add("", 1, 1, new TooLong(SegmentJson.LONGEST), example);
      return null;
    }
    return new JsonText(issues, example).read(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /** Appends a text in quotes. */
  static void quote(String text, StringBuilder to) {
    to.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, to);
    to.append('"');
  }

  private @Nullable Node read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      try {
        if (parser.nextToken() == null) {
          return stopped(new Incomplete(), parser.currentLocation());
        }
        Node root = value(parser, null, "");
        return parser.nextToken() == null
            ? root
            : stopped(new Malformed(), parser.currentTokenLocation());
      } catch (StreamConstraintsException e) {
        return stopped(new TooDeep(Condition.DEEPEST), parser.currentTokenLocation());
      } catch (JsonProcessingException e) {
        boolean atEnd = e.getLocation().getCharOffset() >= text.length();
        return stopped(atEnd ? new Incomplete() : new Malformed(), e.getLocation());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Node stopped(Refusal refusal, JsonLocation at) {
    issues.add(
        open == null ? "" : open.pointer(), at.getLineNr(), at.getColumnNr(), refusal, example);
    return null;
  }

  private Node value(JsonParser parser, @Nullable Node parent, String name) throws IOException {
    JsonLocation at = parser.currentTokenLocation();
    JsonType type = type(parser.currentToken());
    boolean hasText = type == JsonType.TEXT || type == JsonType.NUMBER;
    Node node =
        new Node(
            parent, name, type, hasText ? parser.getText() : "", at.getLineNr(), at.getColumnNr());
    if (type == JsonType.OBJECT || type == JsonType.ARRAY) {
      open = node;
      if (type == JsonType.OBJECT) {
        members(parser, node);
      } else {
        elements(parser, node);
      }
      open = parent;
    }
    return node;
  }

  private void members(JsonParser parser, Node node) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Node member = value(parser, node, name);
      if (node.members.putIfAbsent(name, member) != null) {
        issues.add(member, new PropertyRepeated(), example);
      }
    }
  }

  private void elements(JsonParser parser, Node node) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      node.elements.add(value(parser, node, Integer.toString(node.elements.size())));
    }
  }

  private static JsonType type(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> JsonType.OBJECT;
      case START_ARRAY -> JsonType.ARRAY;
      case VALUE_STRING -> JsonType.TEXT;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonType.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> JsonType.BOOLEAN;
      default -> JsonType.NULL;
    };
  }
}
