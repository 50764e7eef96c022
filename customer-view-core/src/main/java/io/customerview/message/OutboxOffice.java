package io.customerview.message;

import io.customerview.contact.DecisionOffice;
import io.customerview.message.MessageRefusal.NothingSent;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import io.customerview.spi.MessageGateway;
import java.util.Objects;

/**
 * What queueing a message takes.
 *
 * @param outbox where it waits
 * @param decisions the decision whether it may be sent
 * @param gateway where it is handed over; {@link MessageGateway#none} where the host sends nothing
 * @param enclosures finds the files that go with a message
 */
@Wiring
public record OutboxOffice(
    Outbox outbox, DecisionOffice decisions, MessageGateway gateway, Enclosures enclosures) {

  public OutboxOffice {
    Objects.requireNonNull(outbox, "outbox");
    Objects.requireNonNull(decisions, "decisions");
    Objects.requireNonNull(gateway, "gateway");
    Objects.requireNonNull(enclosures, "enclosures");
  }

  /**
   * Refuses what would be sent by nobody.
   *
   * @throws RefusedException with {@link NothingSent} if the host has set no gateway
   */
  public void requireOpen() {
    if (isShut()) {
      throw new RefusedException(new NothingSent());
    }
  }

  boolean isShut() {
    return gateway == MessageGateway.none();
  }
}
