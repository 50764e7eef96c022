package io.customerview.examples.quickstart.file;

import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.text.StopException;
import io.customerview.identity.FoldedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The titles in a file's first row: which column stands where. Immutable. */
final class Titles {

  /** Without these no row could be taken. */
  private static final List<Column> REQUIRED = List.of(Column.CODE, Column.TYPE);

  private static final List<Column> ONE_REQUIRED = List.of(Column.GIVEN_NAMES, Column.LEGAL_NAME);

  private final Map<Column, Integer> places;
  private final List<String> unknown;

  private Titles(Map<Column, Integer> places, List<String> unknown) {
    this.places = places;
    this.unknown = List.copyOf(unknown);
  }

  /**
   * Reads the titles, in any order; case, accents and blanks around don't matter.
   *
   * @throws StopException if the file separates otherwise, or lacks a column
   */
  static Titles of(List<String> texts) {
    checkSeparator(texts);
    Map<String, Column> known = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      known.put(key(column.title()), column);
    }
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    List<String> unknown = new ArrayList<>();
    for (int place = 0; place < texts.size(); place++) {
      Column column = known.get(key(texts.get(place)));
      if (column == null) {
        unknown.add(texts.get(place).strip());
      } else if (places.putIfAbsent(column, place) != null) {
        throw new StopException("file.column_twice", column.title());
      }
    }
    Titles titles = new Titles(places, unknown);
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
        new ArrayList<>(REQUIRED.stream().filter(this::lacks).map(Column::title).toList());
    if (ONE_REQUIRED.stream().allMatch(this::lacks)) {
      ONE_REQUIRED.forEach(column -> missing.add(column.title()));
    }
    if (!missing.isEmpty()) {
      throw new StopException("file.columns_missing", String.join(", ", missing));
    }
  }

  private boolean lacks(Column column) {
    return !places.containsKey(column);
  }

  private static String key(String title) {
    return FoldedText.tryOf(title).map(FoldedText::key).orElse("").replace(' ', '_');
  }

  /** Returns the columns that the file lacks: their cells are empty. */
  List<Column> missing() {
    return List.of(Column.values()).stream().filter(this::lacks).toList();
  }

  /** Returns the titles that mean nothing here: their cells are passed over. */
  List<String> unknown() {
    return unknown;
  }

  Map<Column, String> cells(List<String> line) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    places.forEach(
        (column, place) -> {
          if (place < line.size()) {
            cells.put(column, line.get(place));
          }
        });
    return cells;
  }
}
