package io.customerview.spi;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells which of the host's automations (automações: flows that send messages and documents) a
 * customer takes part in. Called on the thread of the use case, once its unit of work has ended, so
 * that no connection of ours is held meanwhile: an answer from memory or from the host's own tables
 * is expected, not a call to another machine. Must be thread-safe.
 */
@FunctionalInterface
public interface AutomationCatalogue {

  /**
   * Returns the automations that a customer takes part in, in the order in which they are to be
   * shown. Where others were merged into a customer, it is asked for each of them too, under the
   * ids that they had: what one has in common with another is shown once.
   *
   * @param customer the customer's id here
   * @param externalId the host's own id of the customer, where it has one
   */
  List<Automation> takenPartInBy(UUID customer, Optional<String> externalId);

  /** Returns a catalogue of a host that has no automations. */
  static AutomationCatalogue none() {
    return (customer, externalId) -> List.of();
  }

  /**
   * An automation.
   *
   * @param id the host's id
   * @param name what it is called
   * @param version which version of it the customer is in
   */
  record Automation(String id, String name, String version) {}
}
