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
 * @param optOut an opt-out, where the customer said no to this address at once
 * @param primary whether it is to be the primary of its channel at once
 */
public record NewContact(
    Address address, Optional<Evidence> optIn, Optional<OptOut> optOut, boolean primary) {

  /**
   * That a customer said no to an address.
   *
   * @param evidence what there is to show for it; none is needed (CNT-9)
   */
  public record OptOut(Optional<Evidence> evidence) {
    public OptOut {
      Objects.requireNonNull(evidence, "evidence");
    }
  }

  public NewContact {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(optIn, "optIn");
    Objects.requireNonNull(optOut, "optOut");
    if (optIn.isPresent() && optOut.isPresent()) {
      throw new IllegalArgumentException("a contact point is opted in or out, not both");
    }
  }

  /** Obtains a point that is not released. */
  public static NewContact of(Address address) {
    return new NewContact(address, Optional.empty(), Optional.empty(), false);
  }

  /** Returns the same point, opted in. */
  public NewContact optedIn(Evidence evidence) {
    return new NewContact(address, Optional.of(evidence), Optional.empty(), primary);
  }

  /**
   * Returns the same point, opted out: the customer said no. Without evidence it has no time but
   * that at which it is recorded, so one that a file repeats counts as said anew each time (CNT-9).
   */
  public NewContact optedOut() {
    return optedOut(Optional.empty());
  }

  /** Returns the same point, opted out, with evidence, such as the row of a file that says so. */
  public NewContact optedOut(Evidence evidence) {
    return optedOut(Optional.of(evidence));
  }

  private NewContact optedOut(Optional<Evidence> evidence) {
    return new NewContact(address, Optional.empty(), Optional.of(new OptOut(evidence)), primary);
  }

  /** Returns the same point, as the primary. */
  public NewContact asPrimary() {
    return new NewContact(address, optIn, optOut, true);
  }
}
