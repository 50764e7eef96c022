package io.customerview.message;

import io.customerview.contact.DecisionOffice;
import io.customerview.shared.Wiring;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What the use cases of messages share.
 *
 * @param messages the messages
 * @param outbox the messages that are to be sent, of which a report may tell that they were
 * @param decisions hand-overs, customers and contact points
 */
@Wiring
public record MessageOffice(Messages messages, Outbox outbox, DecisionOffice decisions) {

  public MessageOffice {
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(outbox, "outbox");
    Objects.requireNonNull(decisions, "decisions");
  }

  /** Returns the pages of messages, with days counted in a zone. */
  public MessagePages pages(ZoneId zone) {
    return new MessagePages(messages, decisions.contacts().secrets(), zone);
  }
}
