package io.customerview.journey;

import io.customerview.shared.Version;
import java.util.Objects;

/**
 * The answer of a command on a customer's journey. Immutable.
 *
 * @param journey how far the customer has come
 * @param version the customer's version after
 */
public record JourneyChanged(CustomerJourney journey, Version version) {

  public JourneyChanged {
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(version, "version");
  }
}
