package io.customerview.shared;

import io.customerview.shared.CommonRefusal.CursorInvalid;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Cursors of lists that go on after the id of the last item: sealed, so that they hold nothing in
 * clear and belong to one query.
 *
 * <p>Immutable and thread-safe.
 *
 * @param secrets seals and opens
 */
public record IdCursors(Secrets secrets) {

  public IdCursors {
    Objects.requireNonNull(secrets, "secrets");
  }

  /**
   * Makes a page of what was found, with a cursor where there is more.
   *
   * @param query what the list is of; a cursor is good for the same query only
   * @param found one item more than the page holds, where there is one
   * @param limit how many items the page holds
   */
  public <T> Page<T> page(String query, List<T> found, int limit, Function<T, UUID> idOf) {
    if (found.size() <= limit) {
      return new Page<>(found, Optional.empty());
    }
    List<T> items = found.subList(0, limit);
    UUID last = idOf.apply(items.get(limit - 1));
    byte[] bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(last.getMostSignificantBits())
            .putLong(last.getLeastSignificantBits())
            .array();
    return new Page<>(items, Optional.of(secrets.seal(query, bytes)));
  }

  /**
   * Makes a page of a history, whose entries are only ever added: where there was more there still
   * is, unless entries have gone with a customer whose merge was undone, or who was erased.
   *
   * @param cursor that of the page before; none for the first page
   * @throws RefusedException with {@link CursorInvalid} if nothing is left after the cursor
   */
  public <T> Page<T> pageOfHistory(
      String query, Optional<String> cursor, List<T> found, int limit, Function<T, UUID> idOf) {
    if (cursor.isPresent() && found.isEmpty()) {
      throw new RefusedException(new CursorInvalid());
    }
    return page(query, found, limit, idOf);
  }

  /**
   * Returns the id after which a list goes on.
   *
   * @throws RefusedException with {@link CursorInvalid} if the cursor was changed, or belongs to
   *     another query
   */
  public UUID open(String query, String cursor) {
    byte[] bytes =
        secrets
            .open(query, cursor)
            .filter(opened -> opened.length == 2 * Long.BYTES)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    ByteBuffer id = ByteBuffer.wrap(bytes);
    return new UUID(id.getLong(), id.getLong());
  }
}
