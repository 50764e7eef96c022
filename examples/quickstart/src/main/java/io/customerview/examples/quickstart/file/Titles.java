package io.customerview.examples.quickstart.file;

import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.text.StopException;
import io.customerview.identity.FoldedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The titles in a file's first row: which column stands where. Immutable. */
final class Titles {

  private final Layout layout;
  private final Map<Column, Integer> places;
  private final List<String> unknown;

  private Titles(Layout layout, Map<Column, Integer> places, List<String> unknown) {
    this.layout = layout;
    this.places = places;
    this.unknown = List.copyOf(unknown);
  }

  /**
   * Reads the titles, in any order; case, accents and blanks around don't matter.
   *
   * @throws StopException if the file separates otherwise, or lacks a column
   */
  static Titles of(List<String> texts, Layout layout) {
    checkSeparator(texts);
    Map<String, Column> known = new LinkedHashMap<>();
    for (Column column : layout.columns()) {
      known.put(key(column.title()), column);
    }
    Map<Column, Integer> places = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (int place = 0; place < texts.size(); place++) {
      Column column = known.get(key(texts.get(place)));
      if (column == null) {
        unknown.add(texts.get(place).strip());
      } else if (places.putIfAbsent(column, place) != null) {
        throw new StopException("file.column_twice", column.title());
      }
    }
    Titles titles = new Titles(layout, places, unknown);
    titles.checkRequired();
    return titles;
  }

  private static void checkSeparator(List<String> texts) {
    if (texts.size() > 1) {
      return;
    }
    String line = texts.isEmpty() ? "" : texts.get(0);
    for (String other : List.of(",", "\t", "|")) {
      if (line.contains(other)) {
        throw new StopException("file.separator", other.equals("\t") ? "TAB" : other);
      }
    }
  }

  private void checkRequired() {
    List<String> missing =
        new ArrayList<>(layout.required().stream().filter(this::lacks).map(Column::title).toList());
    List<Column> one = layout.oneRequired();
    if (!one.isEmpty() && one.stream().allMatch(this::lacks)) {
      one.forEach(column -> missing.add(column.title()));
    }
    if (!missing.isEmpty()) {
      throw new StopException("file.columns_missing", String.join(", ", missing), layout.sample());
    }
  }

  private boolean lacks(Column column) {
    return !places.containsKey(column);
  }

  private static String key(String title) {
    return FoldedText.tryOf(title).map(FoldedText::key).orElse("").replace(' ', '_');
  }

  Layout layout() {
    return layout;
  }

  /** Returns the columns that the file lacks: their cells are empty. */
  List<Column> missing() {
    return layout.columns().stream().filter(this::lacks).toList();
  }

  /** Returns the titles that mean nothing here: their cells are passed over. */
  List<String> unknown() {
    return unknown;
  }

  Map<Column, String> cells(List<String> line) {
    Map<Column, String> cells = new LinkedHashMap<>();
    places.forEach(
        (column, place) -> {
          if (place < line.size()) {
            cells.put(column, line.get(place));
          }
        });
    return cells;
  }
}
