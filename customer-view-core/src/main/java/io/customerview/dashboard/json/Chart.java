package io.customerview.dashboard.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The data of a chart: labels, and sets with a number for each. Belongs to one thread. */
final class Chart<T> {

  private final List<T> items;
  private final JsonObject json = new JsonObject();
  private final List<String> sets = new ArrayList<>();

  private Chart(List<T> items) {
    this.items = items;
  }

  static <T> Chart<T> of(List<T> items, Function<T, String> label) {
    Chart<T> chart = new Chart<>(items);
    chart.json.value(
        "labels", JsonObject.array(items, item -> JsonObject.quoted(label.apply(item))));
    return chart;
  }

  Chart<T> set(String label, Function<T, Object> number) {
    JsonObject set = new JsonObject();
    set.value("label", JsonObject.quoted(label));
    set.value("data", JsonObject.array(items, item -> number.apply(item).toString()));
    sets.add(set.text());
    return this;
  }

  /** Adds something else, as JSON. */
  Chart<T> with(String name, String value) {
    json.value(name, value);
    return this;
  }

  String json() {
    json.value("datasets", JsonObject.array(sets, set -> set));
    return json.text();
  }
}
