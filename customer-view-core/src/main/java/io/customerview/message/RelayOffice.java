package io.customerview.message;

import io.customerview.access.Desk;
import io.customerview.contact.UnsubscribeLinks;
import io.customerview.shared.Wiring;
import java.util.Objects;

/**
 * What a relay needs.
 *
 * @param desk the desk of the system agent under whose name it works
 * @param outbox the outbox, and the gateway
 * @param messages where messages are kept that were handed over
 * @param links issues the tokens by which recipients unsubscribe
 * @param hanging how many calls hang, of all relays that were given this
 */
@Wiring
public record RelayOffice(
    Desk desk,
    OutboxOffice outbox,
    MessageOffice messages,
    UnsubscribeLinks links,
    HangingCalls hanging) {

  public RelayOffice {
    Objects.requireNonNull(desk, "desk");
    Objects.requireNonNull(outbox, "outbox");
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(links, "links");
    Objects.requireNonNull(hanging, "hanging");
  }
}
