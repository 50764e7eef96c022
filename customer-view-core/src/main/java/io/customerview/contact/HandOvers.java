package io.customerview.contact;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A storage port: the messages that were handed over, as far as caps count them. Every method runs
 * in the caller's unit of work, and takes present ids; who writes has locked the customers, so that
 * two messages handed over at once can't both be the last that a cap allows.
 */
public interface HandOvers extends CustomerOwned {

  /**
   * Adds hand-overs. A message that stands here already still counts once, from the later of both
   * moments on, and with the address of that: tried again when it has almost left a window, it
   * stays in it, so that no window holds more than its cap. An earlier one that is recorded late
   * changes nothing.
   */
  void add(UnitOfWork work, Collection<HandOver> handOvers);

  /**
   * Returns the hand-overs of each customer that has any after a moment, that moment not included,
   * by their moment and then by id; those in test mode too.
   */
  Map<CustomerId, List<HandOver>> after(
      UnitOfWork work, Collection<CustomerId> customers, Instant moment);
}
