package io.customerview.segmentation.internal.solve;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of a search: something was found, surely there is nothing, or neither is known.
 *
 * @param <T> what is searched
 */
public final class Answer<T> {

  private final @Nullable T found;
  private final boolean none;

  private Answer(@Nullable T found, boolean none) {
    this.found = found;
    this.none = none;
  }

  public static <T> Answer<T> found(T found) {
    return new Answer<>(Objects.requireNonNull(found, "found"), false);
  }

  public static <T> Answer<T> none() {
    return new Answer<>(null, true);
  }

  public static <T> Answer<T> unknown() {
    return new Answer<>(null, false);
  }

  /** Returns what was found. */
  public Optional<T> found() {
    return Optional.ofNullable(found);
  }

  /** Returns whether something was found. */
  public boolean isFound() {
    return found != null;
  }

  /** Returns whether there is surely nothing. */
  public boolean isNone() {
    return none;
  }

  /** Returns whether neither is known. */
  public boolean isUnknown() {
    return found == null && !none;
  }

  /** Returns the answer with what was found turned into something else. */
  public <R> Answer<R> map(Function<? super T, ? extends R> turn) {
    return found == null ? new Answer<>(null, none) : found(turn.apply(found));
  }
}
