package io.customerview.message;

import io.customerview.message.Messages.Place;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.MessageId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.TextCursors;
import java.time.Instant;
import java.util.List;
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
    return new TextCursors(secrets)
        .page(
            use,
            found,
            limit,
            item -> {
              Mark mark = markOf.apply(item);
              return new TextCursors.Place(mark.at(), mark.text());
            });
  }

  /**
   * Returns what a cursor says.
   *
   * @throws RefusedException with {@link CursorInvalid} if it was changed, or belongs to another
   *     list
   */
  Mark open(String use, String cursor) {
    TextCursors.Place place = new TextCursors(secrets).open(use, cursor);
    return new Mark(place.moment(), place.text());
  }
}
