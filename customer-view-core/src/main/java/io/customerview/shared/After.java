package io.customerview.shared;

import java.util.List;

/**
 * What a rule answers: the new value, and what happened on the way to it. Nothing happened where
 * the list is empty, and the value is then the old one.
 *
 * @param value the value after
 * @param events what happened, in order
 */
public record After<T>(T value, List<DomainEvent> events) {

  public After {
    events = List.copyOf(events);
  }

  /** Obtains the answer of a rule that found nothing to change. */
  public static <T> After<T> unchanged(T value) {
    return new After<>(value, List.of());
  }

  /** Obtains the answer of a rule that made one thing happen. */
  public static <T> After<T> of(T value, DomainEvent event) {
    return new After<>(value, List.of(event));
  }

  public boolean isChanged() {
    return !events.isEmpty();
  }
}
