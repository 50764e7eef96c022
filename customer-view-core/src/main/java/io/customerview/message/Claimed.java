package io.customerview.message;

import io.customerview.shared.CustomerId;
import io.customerview.shared.OutgoingId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a relay has claimed of the outbox. Immutable.
 *
 * @param entries the messages, by their place
 * @param unreadable those that can't be read as they are stored
 */
public record Claimed(List<OutboxEntry> entries, List<Unreadable> unreadable) {

  public Claimed {
    entries = List.copyOf(entries);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A message that can't be read, of which only what it takes to set it aside is known.
   *
   * @param id its id
   * @param customer to whom
   * @param channel the code of the channel, as it is stored
   * @param until when its lease ends
   */
  public record Unreadable(OutgoingId id, CustomerId customer, String channel, Instant until) {

    public Unreadable {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(customer, "customer");
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(until, "until");
    }
  }
}
