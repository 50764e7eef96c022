package io.customerview.acceptance;

import io.customerview.document.DocumentOffice;
import io.customerview.shared.Wiring;
import java.util.Objects;

/**
 * What the use cases of acceptances share. Immutable and thread-safe.
 *
 * @param acceptances where they are kept
 * @param documents their documents, and the store of their files
 */
@Wiring
public record AcceptanceOffice(Acceptances acceptances, DocumentOffice documents) {

  public AcceptanceOffice {
    Objects.requireNonNull(acceptances, "acceptances");
    Objects.requireNonNull(documents, "documents");
  }

  /** Returns the pages of acceptances. */
  public AcceptancePages pages() {
    return new AcceptancePages(this);
  }
}
