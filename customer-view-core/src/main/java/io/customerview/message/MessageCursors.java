package io.customerview.message;

import io.customerview.message.Messages.Place;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.MessageId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The cursors of lists by time: each is good for one list only. Immutable and thread-safe. */
record MessageCursors(Secrets secrets) {

  /** A moment, and what tells apart what has the same one. */
  record Mark(Instant at, String text) {

    static Mark of(Place place) {
      return new Mark(place.at(), place.id().value());
    }

    Place place() {
      return new Place(at, new MessageId(text));
    }
  }

  /** Makes a page of what was found, of which there is one more than the page holds if there is. */
  <T> Page<T> page(String use, List<T> found, int limit, Function<T, Mark> markOf) {
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(
            found.subList(0, limit), Optional.of(seal(use, markOf.apply(found.get(limit - 1)))));
  }

  private String seal(String use, Mark mark) {
    byte[] text = mark.text().getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES + text.length)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, mark.at()))
            .put(text)
            .array();
    return secrets.seal(use, bytes);
  }

  /**
   * Returns what a cursor says.
   *
   * @throws RefusedException with {@link CursorInvalid} if it was changed, or belongs to another
   *     list
   */
  Mark open(String use, String cursor) {
    ByteBuffer bytes =
        secrets
            .open(use, cursor)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    Instant at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
    return new Mark(at, StandardCharsets.UTF_8.decode(bytes).toString());
  }

  static void checkLimit(int limit) {
    if (limit < 1 || limit > MessageList.LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "a page has 1 to " + MessageList.LARGEST_PAGE + " items, not " + limit);
    }
  }
}
