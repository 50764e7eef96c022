package io.customerview.message;

import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import io.customerview.spi.Attachment;
import java.util.List;
import java.util.Optional;

/**
 * Finds the files that go with a message: documents know them, and this package doesn't know
 * documents.
 */
@FunctionalInterface
@Wiring
public interface Enclosures {

  /**
   * Returns files of a customer's document, in the order that is asked for. Their bytes are opened
   * later, with no transaction open.
   *
   * @param customer whose document it is, by the present id
   * @throws RefusedException if the customer has no such document, or one of the files is not there
   *     to be sent, as one that is archived or deleted
   */
  List<Attachment> of(
      UnitOfWork work, CustomerId customer, DocumentId document, List<FileId> files);

  /**
   * Returns what stands against sending files that {@link #of} would give: that their bytes are
   * elsewhere. No transaction is open while the store is asked.
   *
   * @throws io.customerview.shared.FileStoreException if the store can't tell
   */
  default Optional<Refusal> objection(List<FileId> files) {
    return Optional.empty();
  }
}
