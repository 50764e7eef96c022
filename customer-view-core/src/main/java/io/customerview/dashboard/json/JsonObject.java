package io.customerview.dashboard.json;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/** A JSON object that is being written. Belongs to one thread. */
final class JsonObject {

  private final StringJoiner fields = new StringJoiner(",", "{", "}");

  /**
   * Adds a field.
   *
   * @param value as JSON
   */
  void value(String name, Object value) {
    fields.add(quoted(name) + ":" + value);
  }

  String text() {
    return fields.toString();
  }

  static <T> String array(List<T> items, Function<T, String> json) {
    StringJoiner array = new StringJoiner(",", "[", "]");
    items.forEach(item -> array.add(json.apply(item)));
    return array.toString();
  }

  /** Returns a text as JSON, which may also stand in a script of a page. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' '
          || c == '<'
          || c == '\u2028'
          || c == '\u2029'
          || Character.isSurrogate(c)) {
        quoted.append("\\u").append(hex(c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static String hex(char c) {
    return Integer.toHexString(0x10000 | c).substring(1);
  }
}
