package io.customerview.contact;

import java.util.Objects;
import java.util.Optional;

/**
 * A contact point to be added (CNT-2):
 *
 * <pre>{@code
 * NewContact.of(Address.phone("(11) 91234-5678")).optedIn(evidence).asPrimary()
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param address where
 * @param optIn the evidence of an opt-in, where the point is to be released at once
 * @param primary whether it is to be the primary of its channel at once
 */
public record NewContact(Address address, Optional<Evidence> optIn, boolean primary) {

  public NewContact {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(optIn, "optIn");
  }

  /** Obtains a point that is not released. */
  public static NewContact of(Address address) {
    return new NewContact(address, Optional.empty(), false);
  }

  /** Returns the same point, opted in. */
  public NewContact optedIn(Evidence evidence) {
    return new NewContact(address, Optional.of(evidence), primary);
  }

  /** Returns the same point, as the primary. */
  public NewContact asPrimary() {
    return new NewContact(address, optIn, true);
  }
}
