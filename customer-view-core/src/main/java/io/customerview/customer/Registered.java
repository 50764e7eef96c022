package io.customerview.customer;

import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;

/**
 * What became of a registration.
 *
 * @param customer the customer's id
 * @param version the version after
 * @param outcome whether it is new, was changed, or was the same already
 */
public record Registered(CustomerId customer, Version version, Outcome outcome) {

  /** What a registration did. */
  public enum Outcome {
    NEW,
    CHANGED,
    UNCHANGED
  }
}
