package io.customerview.examples.quickstart.mapping;

import io.customerview.examples.quickstart.generate.Column;
import io.customerview.shared.Refusal;
import java.util.List;

/**
 * What is wrong with a cell, why, and what may have been meant. Immutable.
 *
 * @param row the row's number
 * @param column where
 * @param value what stands there: personal data, for the people who put it right
 * @param effect what it means for the row
 * @param reason why, of the library or of this mapping
 * @param suggestions what may have been meant, for people to confirm
 */
public record Finding(
    long row,
    Column column,
    String value,
    Effect effect,
    Refusal reason,
    List<String> suggestions) {

  public Finding {
    suggestions = List.copyOf(suggestions);
  }

  /** Returns where and why, without what stands there. */
  @Override
  public String toString() {
    return "Finding[" + row + ", " + column.title() + ", " + effect + ", " + reason.code() + "]";
  }
}
