package io.customerview.examples.quickstart.mapping;

import io.customerview.examples.quickstart.file.Row;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.identity.FoldedText;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A row on its way: its cells as people mean them, and what was found out about it. Not
 * thread-safe.
 */
final class Draft {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\uFEFF\\u200B]+");

  /** What people type where a form wants something and there is nothing. */
  private static final Set<String> NOTHING =
      Set.of(
          "-", "--", ".", "x", "n/a", "na", "não tem", "nao tem", "não informado", "nao informado");

  private final Row row;
  private final List<Finding> findings = new ArrayList<>();

  Draft(Row row) {
    this.row = row;
  }

  long number() {
    return row.number();
  }

  /**
   * Returns the text of a cell: every run of blanks is one, and what stands for nothing is nothing.
   */
  Optional<String> text(Column column) {
    String text = BLANKS.matcher(row.cell(column)).replaceAll(" ").strip();
    return text.isEmpty() || NOTHING.contains(text.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(text);
  }

  /**
   * Returns the text of a number: a spreadsheet puts an apostrophe before one that it keeps as
   * text.
   */
  Optional<String> number(Column column) {
    return text(column)
        .map(text -> text.startsWith("'") ? text.substring(1).strip() : text)
        .filter(text -> !text.isEmpty());
  }

  /** Returns the text of a cell as words are compared: without case, accents and hyphens. */
  Optional<String> key(Column column) {
    return text(column).flatMap(FoldedText::tryOf).map(FoldedText::key);
  }

  /** Tells whether there is anything in the row. */
  boolean isBlank() {
    return row.cells().values().stream()
        .allMatch(cell -> BLANKS.matcher(cell).replaceAll("").isEmpty());
  }

  void refuse(Column column, Refusal why, String... suggestions) {
    refuse(column, why, List.of(suggestions));
  }

  void refuse(Column column, Refusal why, List<String> suggestions) {
    find(column, Effect.REFUSED, why, suggestions);
  }

  void leaveOut(Column column, Refusal why, String... suggestions) {
    leaveOut(column, why, List.of(suggestions));
  }

  void leaveOut(Column column, Refusal why, List<String> suggestions) {
    find(column, Effect.LEFT_OUT, why, suggestions);
  }

  void note(Column column, Refusal why, String... suggestions) {
    find(column, Effect.NOTED, why, List.of(suggestions));
  }

  /** Makes a value, or leaves the column out for the reason for which the library refuses it. */
  <T> Optional<T> orLeaveOut(Column column, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (RefusedException refused) {
      leaveOut(column, refused.refusal());
      return Optional.empty();
    }
  }

  /** Makes a value, or refuses the row for the reason for which the library refuses it. */
  <T> Optional<T> orRefuse(Column column, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (RefusedException refused) {
      refuse(column, refused.refusal());
      return Optional.empty();
    }
  }

  Finding finding(Column column, Effect effect, Refusal why, List<String> suggestions) {
    return new Finding(row.number(), column, row.cell(column).strip(), effect, why, suggestions);
  }

  private void find(Column column, Effect effect, Refusal why, List<String> suggestions) {
    findings.add(finding(column, effect, why, suggestions));
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  boolean isRefused() {
    return findings.stream().anyMatch(finding -> finding.effect() == Effect.REFUSED);
  }
}
