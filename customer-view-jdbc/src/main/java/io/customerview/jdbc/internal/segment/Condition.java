package io.customerview.jdbc.internal.segment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition that is being written: its text, the values that it takes, in the order of their
 * places, and the host's criteria whose SQL stands in it. Not thread-safe.
 */
final class Condition {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final Set<String> ofHost = new LinkedHashSet<>();

  Condition add(String more) {
    text.append(more);
    return this;
  }

  Condition value(Object value) {
    values.add(value);
    return this;
  }

  void uses(String criterion) {
    ofHost.add(criterion);
  }

  /** Adds parts with a word between them, in brackets where there are several. */
  Condition join(String word, List<Runnable> parts) {
    String between = parts.size() > 1 ? "(" : "";
    for (Runnable part : parts) {
      add(between);
      part.run();
      between = " " + word + " ";
    }
    return add(parts.size() > 1 ? ")" : "");
  }

  CompiledCondition compiled() {
    return new CompiledCondition(text.toString(), List.copyOf(values), List.copyOf(ofHost));
  }
}
