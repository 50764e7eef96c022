package io.customerview.profile;

import io.customerview.access.AccessRefusal;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a profile that takes a permission of its own (ACS-1): shown, or withheld with the
 * reason. Immutable.
 *
 * @param <T> what is shown
 */
public sealed interface ProfilePart<T> {

  /** Returns what is shown; empty if it is withheld. */
  Optional<T> shown();

  /**
   * The agent may see it.
   *
   * @param value what is shown
   */
  record Shown<T>(T value) implements ProfilePart<T> {

    public Shown {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public Optional<T> shown() {
      return Optional.of(value);
    }

    /** Shows nothing of the value. */
    @Override
    public String toString() {
      return "Shown";
    }
  }

  /**
   * The agent may not see it.
   *
   * @param reason the permission that is missing, or that the module is switched off
   */
  record Withheld<T>(AccessRefusal reason) implements ProfilePart<T> {

    public Withheld {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Optional<T> shown() {
      return Optional.empty();
    }
  }
}
