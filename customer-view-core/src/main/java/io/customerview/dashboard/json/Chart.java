package io.customerview.dashboard.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The data of a chart: labels, and sets with a number for each. Belongs to one thread. */
final class Chart<T> {

  private final List<T> items;
  private final Function<DashboardWord, String> word;
  private final JsonObject json = new JsonObject();
  private final List<String> sets = new ArrayList<>();

  Chart(List<T> items, Function<T, String> label, Function<DashboardWord, String> word) {
    this.items = items;
    this.word = word;
    json.value("labels", JsonObject.array(labels(items, label), JsonObject::quoted));
  }

  /** Two things that are called alike are told apart by a number. */
  private static <T> List<String> labels(List<T> items, Function<T, String> label) {
    Set<String> labels = new LinkedHashSet<>();
    for (T item : items) {
      String name = label.apply(item);
      String told = name;
      for (int number = 2; !labels.add(told); number++) {
        told = name + " (" + number + ")";
      }
    }
    return List.copyOf(labels);
  }

  Chart<T> set(DashboardWord what, Function<T, Object> number) {
    JsonObject set = new JsonObject();
    set.value("key", JsonObject.quoted(what.code()));
    set.value("label", JsonObject.quoted(word.apply(what)));
    set.value("data", JsonObject.array(items, item -> number.apply(item).toString()));
    sets.add(set.text());
    return this;
  }

  /** Adds something else of each, as JSON. */
  Chart<T> with(String name, Function<T, String> each) {
    json.value(name, JsonObject.array(items, each));
    return this;
  }

  String json() {
    json.value("datasets", JsonObject.array(sets, set -> set));
    return json.text();
  }
}
