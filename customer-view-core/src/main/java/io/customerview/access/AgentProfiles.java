package io.customerview.access;

import io.customerview.shared.AgentId;
import java.util.Optional;

/**
 * Tells the access profile of any of the host's agents: for choices that one agent makes of
 * another, such as who is responsible for a call. Asked on the thread of the use case, inside its
 * unit of work: an answer from memory or from the host's own tables is expected. Must be
 * thread-safe.
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
