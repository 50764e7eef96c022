package io.customerview.message;

import java.util.List;

/**
 * What a relay has claimed of the outbox. Immutable.
 *
 * @param entries the messages, by their place
 * @param unreadable those that can't be read as they are stored
 */
public record Claimed(List<OutboxEntry> entries, List<OutboxLine> unreadable) {

  public Claimed {
    entries = List.copyOf(entries);
    unreadable = List.copyOf(unreadable);
  }
}
