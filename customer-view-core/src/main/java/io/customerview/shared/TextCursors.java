package io.customerview.shared;

import io.customerview.shared.CommonRefusal.CursorInvalid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * As {@link MomentCursors}, for lists of what the host has ids for: the cursors go on after the
 * moment of the last item and, among those of one moment, after a text. Sealed, so that they hold
 * nothing in clear and belong to one query.
 *
 * <p>Immutable and thread-safe.
 *
 * @param secrets seals and opens
 */
public record TextCursors(Secrets secrets) {

  /**
   * Where an item stands in a list.
   *
   * @param moment its moment, in microseconds
   * @param text what tells it from others of that moment
   */
  public record Place(Instant moment, String text) {

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "Place[" + moment + "]";
    }
  }

  public TextCursors {
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
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(
            found.subList(0, limit), Optional.of(seal(query, placeOf.apply(found.get(limit - 1)))));
  }

  private String seal(String query, Place place) {
    byte[] text = place.text().getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES + text.length)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.moment()))
            .put(text)
            .array();
    return secrets.seal(query, bytes);
  }

  /**
   * Returns the place after which a list goes on.
   *
   * @throws RefusedException with {@link CursorInvalid} if the cursor was changed, or belongs to
   *     another query
   */
  public Place open(String query, String cursor) {
    ByteBuffer bytes =
        secrets
            .open(query, cursor)
            .filter(opened -> opened.length >= Long.BYTES)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    Instant moment = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
    return new Place(moment, StandardCharsets.UTF_8.decode(bytes).toString());
  }
}
