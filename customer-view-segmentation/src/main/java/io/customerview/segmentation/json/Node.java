package io.customerview.segmentation.json;

import io.customerview.segmentation.json.JsonRefusal.JsonType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value of a document, and where it stands. */
final class Node {

  /** Names that can be shown as they are: no control characters, nothing that turns text around. */
  private static final Pattern SHOWN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{0,64}");

  private final @Nullable Node parent;
  private final String name;

  final JsonType type;

  /** The content of a text, the digits of a number as they stand there, else empty. */
  final String text;

  final int line;
  final int column;

  /** What is in an object, in its order. */
  final Map<String, Node> members = new LinkedHashMap<>();

  /** What is in an array. */
  final List<Node> elements = new ArrayList<>();

  Node(@Nullable Node parent, String name, JsonType type, String text, int line, int column) {
    this.parent = parent;
    this.name = name;
    this.type = type;
    this.text = text;
    this.line = line;
    this.column = column;
  }

  /**
   * Returns the JSON Pointer (RFC 6901), empty for the whole document. It ends above a name that
   * can't be shown.
   */
  String pointer() {
    if (parent == null) {
      return "";
    }
    String above = parent.pointer();
    return parent.isShown() && SHOWN.matcher(name).matches()
        ? above + '/' + name.replace("~", "~0").replace("/", "~1")
        : above;
  }

  private boolean isShown() {
    return parent == null || (parent.isShown() && SHOWN.matcher(name).matches());
  }
}
