package io.customerview.contact;

import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The suppression list, for one agent (lista de supressão; CNT-13). An address that stands there
 * can be added to a customer, but no opt-in releases it and nobody makes it primary until it is
 * taken off here, and nothing is sent to it. Who had it opted in before somebody else complained
 * keeps that, and the star.
 *
 * <p>Immutable and thread-safe. Every command is one unit of work.
 *
 * <p>Takes {@link Permission#EDIT_SUPPRESSIONS}; {@code of} takes {@link
 * Permission#READ_CUSTOMERS}.
 */
public final class SuppressionDesk {

  private static final Operation SUPPRESS =
      new Operation("suppressions.suppress", Permission.EDIT_SUPPRESSIONS);
  private static final Operation LIFT =
      new Operation("suppressions.lift", Permission.EDIT_SUPPRESSIONS);
  private static final Operation OF = new Operation("suppressions.of", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final ContactOffice office;

  @Wiring
  public SuppressionDesk(Desk desk, ContactOffice office) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
  }

  /**
   * Puts an address on the list, and opts it out for every customer that has it. Doing so twice is
   * doing so once.
   *
   * @return the customers that have it
   */
  public Set<CustomerId> suppress(Address address) {
    return desk.change(
        SUPPRESS,
        change -> {
          ContactKeeper keeper = new ContactKeeper(office, change);
          Set<CustomerId> holders =
              keeper.suppress(address, OptOutReason.SUPPRESSED, Optional.empty());
          keeper.save();
          return holders;
        });
  }

  /**
   * Takes an address off the list. Who has it stays opted out, or is opted out now: from now on an
   * opt-in with evidence can release it again.
   *
   * @return whether it stood there
   */
  public boolean lift(Address address) {
    return desk.change(
        LIFT,
        change -> {
          ContactKeeper keeper = new ContactKeeper(office, change);
          boolean stood = keeper.lift(address);
          keeper.save();
          return stood;
        });
  }

  /**
   * Returns the row of an address, if it stands on the list, under whichever of the host's keys.
   */
  public Optional<Suppression> of(Address address) {
    return desk.ask(
        OF,
        inquiry -> {
          List<String> hashes = AddressKey.of(address).hashes(office.secrets());
          return office.suppressions().find(inquiry.work(), hashes).values().stream().findFirst();
        });
  }
}
