package io.customerview.audit;

import io.customerview.audit.AuditTrail.Place;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The pages of the audit trail, newest first; a cursor is good for the same query only. Immutable
 * and thread-safe.
 *
 * @param trail the entries
 * @param secrets seals cursors
 */
@Wiring
public record AuditPages(AuditTrail trail, Secrets secrets) {

  private static final int BYTES = 4 * Long.BYTES;

  /**
   * Returns a page, within a unit of work.
   *
   * @param zone in which days are counted
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another query
   */
  public Page<AuditEntry> of(
      UnitOfWork work, AuditQuery query, ZoneId zone, Optional<String> cursor, int limit) {
    String use = "audit.find " + query;
    Optional<Place> after = cursor.map(text -> open(use, text));
    List<AuditEntry> found = trail.find(work, query, zone, after, limit + 1);
    if (found.size() <= limit) {
      return new Page<>(found, Optional.empty());
    }
    Place last = Place.of(found.get(limit - 1));
    return new Page<>(found.subList(0, limit), Optional.of(secrets.seal(use, bytes(last))));
  }

  private static byte[] bytes(Place place) {
    return ByteBuffer.allocate(BYTES)
        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.moment()))
        .putLong(place.version())
        .putLong(place.id().getMostSignificantBits())
        .putLong(place.id().getLeastSignificantBits())
        .array();
  }

  private Place open(String use, String cursor) {
    ByteBuffer place =
        secrets
            .open(use, cursor)
            .filter(bytes -> bytes.length == BYTES)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    Instant moment = Instant.EPOCH.plus(place.getLong(), ChronoUnit.MICROS);
    return new Place(moment, place.getLong(), new UUID(place.getLong(), place.getLong()));
  }
}
