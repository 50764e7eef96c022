package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.CustomerColumn.DOCUMENT_NUMBER;
import static io.customerview.examples.quickstart.generate.CustomerColumn.DOCUMENT_TYPE;

import io.customerview.identity.Country;
import io.customerview.identity.DocumentTypes;
import io.customerview.identity.IdentityDocument;
import java.util.Optional;

/** The identity document beside the tax number, issued where the customer lives. */
final class IdentityDocuments {

  private IdentityDocuments() {}

  static Optional<IdentityDocument> read(Draft draft, Country country) {
    Optional<String> number = draft.number(DOCUMENT_NUMBER);
    Optional<String> type = draft.text(DOCUMENT_TYPE);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (type.isEmpty()) {
      draft.leaveOut(DOCUMENT_NUMBER, Problem.DOCUMENT_TYPE_MISSING);
      return Optional.empty();
    }
    return draft.orLeaveOut(
        DOCUMENT_NUMBER,
        () ->
            IdentityDocument.parse(DocumentTypes.standard().of(country, type.get()), number.get()));
  }
}
