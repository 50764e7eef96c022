package io.customerview.testkit;

import io.customerview.access.Agent;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contact.ContactOffice;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.Decision;
import io.customerview.contact.DecisionOffice;
import io.customerview.contact.HandOverKeeper;
import io.customerview.contact.IntendedMessage;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdSource;
import io.customerview.storage.Storage;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Hands messages over, as what sends does it: each in a command of its own. */
public final class Relay {

  private static final Operation HAND_OVER =
      new Operation("messages.hand_over", Permission.EDIT_CONTACTS);

  private final Desk desk;
  private final DecisionOffice office;

  /** Makes a relay over a storage. */
  public Relay(Storage storage, Clock clock, ContactPolicy policy) {
    this.desk =
        new Desk(
            Agent.system(new AgentId("relay")),
            new Desk.Office(
                storage,
                storage.locks(),
                storage.audit(),
                new BusinessTime(clock, BusinessTime.DEFAULT_ZONE),
                IdSource.random(),
                List.of(),
                List.of(),
                true));
    this.office =
        new DecisionOffice(
            new ContactOffice(
                storage.contactPoints(),
                storage.consents(),
                storage.contactHistory(),
                storage.suppressions(),
                storage.merges(),
                storage.searchKeys(),
                TestSecrets.SECRETS,
                true),
            storage.handOvers(),
            storage.pauses(),
            storage.outbox(),
            storage.customers(),
            policy);
  }

  /** Hands a message over, where the decision allows it. */
  public Decision handOver(CustomerId customer, UUID id, IntendedMessage message, boolean test) {
    return desk.change(
        HAND_OVER,
        change ->
            new HandOverKeeper(office, change, desk.time().zone())
                .handOver(customer, id, message, test));
  }
}
