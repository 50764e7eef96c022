package io.customerview.segmentation.json;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what somebody probably meant. */
final class Spelling {

  /** Names beyond this are not misspelled, and would only take time. */
  private static final int LONGEST = 64;

  /** How the five operators are called elsewhere. */
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("≥", ">="),
          Map.entry("=>", ">="),
          Map.entry("gte", ">="),
          Map.entry("≤", "<="),
          Map.entry("=<", "<="),
          Map.entry("lte", "<="),
          Map.entry("==", "="),
          Map.entry("eq", "="),
          Map.entry("gt", ">"),
          Map.entry("lt", "<"));

  private Spelling() {}

  /** Returns the operator that is called so elsewhere. */
  static Optional<String> operator(String written) {
    return Optional.ofNullable(OPERATORS.get(written.strip().toLowerCase(Locale.ROOT)));
  }

  /** Returns the name that differs the least, whatever the case, if it differs by little. */
  static Optional<String> nearest(String written, List<String> names) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String given = written.strip().toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(given, name.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return nearest != null && least <= Math.max(1, nearest.length() / 3)
        ? Optional.of(nearest)
        : Optional.empty();
  }

  /** How many letters have to be added, removed or replaced (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= one.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= other.length(); column++) {
        int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[other.length()];
  }
}
