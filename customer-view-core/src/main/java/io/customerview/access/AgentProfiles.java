package io.customerview.access;

import io.customerview.shared.AgentId;
import java.util.Optional;

/**
 * Tells the access profile of any of the host's agents: for choices that one agent makes of
 * another, such as who is responsible for a call.
 *
 * <p>This is called on the thread of the use case, inside its unit of work, in which a connection
 * is held: an answer from memory is best, and no other machine is to be called. Who reads tables of
 * the host's does so through another pool than the customer view's: threads that each hold one
 * connection and wait for a second one would wait for each other. Must be thread-safe.
 */
@FunctionalInterface
public interface AgentProfiles {

  /** Returns the profile of an agent, or empty if there is no such agent. */
  Optional<AccessProfile> of(AgentId agent);

  /** Returns what a host answers that knows no agent but the one who is at work. */
  static AgentProfiles unknown() {
    return agent -> Optional.empty();
  }
}
