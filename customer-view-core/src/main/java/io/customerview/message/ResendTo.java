package io.customerview.message;

import io.customerview.contact.Address;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a message is sent again (INT-7): to its first destination, or to another one. Immutable;
 * {@code toString} is masked.
 *
 * @param address another destination; none for the first one
 * @param registered whether the other one is to be a contact point of the customer from then on,
 *     not released unless it was before
 */
public record ResendTo(Optional<Address> address, boolean registered) {

  private static final ResendTo FIRST = new ResendTo(Optional.empty(), false);

  public ResendTo {
    Objects.requireNonNull(address, "address");
    if (registered && address.isEmpty()) {
      throw new IllegalArgumentException(
          "another destination must be given where it is to be registered, and there is none");
    }
  }

  /** Obtains the first destination. */
  public static ResendTo first() {
    return FIRST;
  }

  /** Obtains another destination, for this one sending. */
  public static ResendTo other(Address address) {
    return new ResendTo(Optional.of(address), false);
  }

  /** Obtains another destination, which is registered as well. */
  public static ResendTo registering(Address address) {
    return new ResendTo(Optional.of(address), true);
  }
}
