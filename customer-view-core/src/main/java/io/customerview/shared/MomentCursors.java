package io.customerview.shared;

import io.customerview.shared.CommonRefusal.CursorInvalid;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Cursors of lists that go on after the moment of the last item and, among those of one moment,
 * after its id: sealed, so that they hold nothing in clear and belong to one query.
 *
 * <p>Immutable and thread-safe.
 *
 * @param secrets seals and opens
 */
public record MomentCursors(Secrets secrets) {

  private static final int BYTES = 3 * Long.BYTES;

  /**
   * Where an item stands in a list.
   *
   * @param moment its moment, in microseconds
   * @param id its id
   */
  public record Place(Instant moment, UUID id) {}

  public MomentCursors {
    Objects.requireNonNull(secrets, "secrets");
  }

  /**
   * Makes a page of what was found, with a cursor where there is more.
   *
   * @param query what the list is of; a cursor is good for the same query only
   * @param found one item more than the page holds, where there is one
   * @param limit how many items the page holds
   */
  public <T> Page<T> page(String query, List<T> found, int limit, Function<T, Place> placeOf) {
    if (found.size() <= limit) {
      return new Page<>(found, Optional.empty());
    }
    Place last = placeOf.apply(found.get(limit - 1));
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, last.moment()))
            .putLong(last.id().getMostSignificantBits())
            .putLong(last.id().getLeastSignificantBits())
            .array();
    return new Page<>(found.subList(0, limit), Optional.of(secrets.seal(query, bytes)));
  }

  /**
   * Returns the place after which a list goes on.
   *
   * @throws RefusedException with {@link CursorInvalid} if the cursor was changed, or belongs to
   *     another query
   */
  public Place open(String query, String cursor) {
    ByteBuffer place =
        secrets
            .open(query, cursor)
            .filter(bytes -> bytes.length == BYTES)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    Instant moment = Instant.EPOCH.plus(place.getLong(), ChronoUnit.MICROS);
    return new Place(moment, new UUID(place.getLong(), place.getLong()));
  }
}
