package io.customerview.search;

import java.util.Objects;

/**
 * A value that may have been meant: zeros lost in front of it, or a character misread. It was not
 * searched.
 *
 * @param kind CPF or CNPJ
 * @param text the value, formatted
 */
public record Suggestion(SearchKind kind, String text) {

  public Suggestion {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "Suggestion[" + kind + "]";
  }
}
