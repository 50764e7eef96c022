package io.customerview.benchmark.base;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines in the text format of PostgreSQL's COPY. Not thread-safe. */
public final class CopyText {

  private final StringBuilder text = new StringBuilder(4096);
  private boolean lineBegun;

  /** Adds a value to the line; null is null. */
  public CopyText add(@Nullable Object value) {
    if (lineBegun) {
      text.append('\t');
    }
    lineBegun = true;
    if (value == null) {
      text.append("\\N");
    } else {
      escape(value.toString());
    }
    return this;
  }

  /** Adds an array of texts to the line. */
  public CopyText add(List<String> texts) {
    StringBuilder array = new StringBuilder("{");
    for (String one : texts) {
      array.append(array.length() == 1 ? "\"" : ",\"");
      array.append(one.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return add(array.append('}'));
  }

  /** Ends the line. */
  public void end() {
    text.append('\n');
    lineBegun = false;
  }

  private void escape(String value) {
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
