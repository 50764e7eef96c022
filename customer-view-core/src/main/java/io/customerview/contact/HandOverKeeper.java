package io.customerview.contact;

import io.customerview.access.Change;
import io.customerview.access.Inquiry;
import io.customerview.contact.Decision.Allow;
import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.contact.SendingEvent.LimitsOverridden;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Wiring;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Hands messages over within one command: asks the decision once more and, where it allows, records
 * the hand-over, behind the customer's lock. So a cap holds whatever number of processes hand over
 * at once.
 *
 * <p>A hand-over raises no version and leaves no audit entry: it is no change that an agent could
 * collide with, and the message itself is kept. That an urgent purpose overrode quiet hours, caps
 * or pauses is audited (CNT-14).
 *
 * <p>Belongs to one command and its thread.
 */
@Wiring
public final class HandOverKeeper {

  private final DecisionOffice office;
  private final Change change;
  private final Decider decider;

  /**
   * Makes a keeper.
   *
   * @param business the business zone
   */
  public HandOverKeeper(DecisionOffice office, Change change, ZoneId business) {
    this.office = Objects.requireNonNull(office, "office");
    this.change = Objects.requireNonNull(change, "change");
    this.decider = new Decider(office, business);
  }

  /**
   * Decides on a message now and, where it is allowed, records that it is handed over. The same
   * message again, as after a failure of the gateway, is decided on anew and counts once, from then
   * on. Messages to agents and to support are not recorded.
   *
   * @param id the id of the message
   * @param test whether it is sent in test mode, and so counts in no cap (INT-5)
   * @throws io.customerview.shared.RefusedException if the customer is unknown
   */
  public Decision handOver(CustomerId customer, UUID id, IntendedMessage message, boolean test) {
    CustomerId present = change.lock(customer);
    Circumstances read =
        decider.known(change.work(), List.of(present), message, change.moment()).get(present);
    if (read == null) {
      throw Inquiry.unknown(customer);
    }
    Circumstances known =
        read.withHandOvers(
            read.handOvers().stream().filter(other -> !other.id().equals(id)).toList());
    Decision decision = Decision.of(message, known, office.policy(), change.moment());
    if (decision instanceof Allow allow && message.recipient() == Recipient.CUSTOMER) {
      record(present, id, message, test, allow);
    }
    return decision;
  }

  private void record(
      CustomerId customer, UUID id, IntendedMessage message, boolean test, Allow allow) {
    office
        .handOvers()
        .add(
            change.work(),
            List.of(
                new HandOver(
                    id,
                    customer,
                    message.channel(),
                    message.purpose(),
                    allow.address().normalized(),
                    change.moment(),
                    test)));
    allow
        .override()
        .ifPresent(
            override ->
                change.happened(customer, LimitsOverridden.by(id, message.channel(), override)));
  }
}
