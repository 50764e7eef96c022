package io.customerview.document;

import io.customerview.document.Documents.Place;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The pages of a customer's documents, newest first; a cursor is good for the same customer and
 * days only. Immutable and thread-safe.
 *
 * @param documents where the documents are kept
 * @param secrets seals cursors
 */
public record DocumentPages(Documents documents, Secrets secrets) {

  private static final int BYTES = 3 * Long.BYTES;

  /**
   * Returns a page, within a unit of work.
   *
   * @param customer a present id
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another list
   */
  public Page<Document> of(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      ZoneId zone,
      Optional<String> cursor,
      int limit) {
    String use = "documents.list " + customer + ' ' + days.from() + ' ' + days.to();
    Optional<Place> after = cursor.map(text -> open(use, text));
    List<Document> found = documents.of(work, customer, days, zone, after, limit + 1);
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(seal(use, found.get(limit - 1))));
  }

  private String seal(String use, Document last) {
    UUID id = last.id().value();
    byte[] place =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, last.sentAt()))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return secrets.seal(use, place);
  }

  private Place open(String use, String cursor) {
    ByteBuffer place =
        secrets
            .open(use, cursor)
            .filter(bytes -> bytes.length == BYTES)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    Instant sentAt = Instant.EPOCH.plus(place.getLong(), ChronoUnit.MICROS);
    return new Place(sentAt, new DocumentId(new UUID(place.getLong(), place.getLong())));
  }
}
