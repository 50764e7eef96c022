package io.customerview.search;

import io.customerview.identity.SearchField;
import io.customerview.shared.DocumentId;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of a customer that a query met.
 *
 * @param field which
 * @param value as registered; empty for names, which the hit's columns show
 * @param document the document to open, where its number was met (SRCH-6)
 */
public record MatchedField(SearchField field, String value, Optional<DocumentId> document) {

  public MatchedField {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(document, "document");
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "MatchedField[" + field + document.map(id -> ", " + id).orElse("") + "]";
  }
}
