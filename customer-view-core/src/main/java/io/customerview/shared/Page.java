package io.customerview.shared;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param items what stands on it, in the order of the list
 * @param next the cursor of the next page; empty on the last one. An opaque, sealed text that is
 *     good for the same query only
 */
public record Page<T>(List<T> items, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
    Objects.requireNonNull(next, "next");
  }

  /**
   * Checks how many items somebody asks a page of.
   *
   * @param most the most that there may be on it
   * @param items what they are called: {@code cases}
   * @throws IllegalArgumentException if the limit is not from 1 to the most
   */
  @Wiring
  public static void checkLimit(int limit, int most, String items) {
    if (limit < 1 || limit > most) {
      throw new IllegalArgumentException(
          "a page has 1 to " + most + ' ' + items + ", not " + limit);
    }
  }

  /** Returns the same page of other items. */
  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(items.stream().<R>map(change).toList(), next);
  }
}
