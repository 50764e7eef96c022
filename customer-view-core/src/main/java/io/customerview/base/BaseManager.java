package io.customerview.base;

import io.customerview.shared.AgentId;
import java.util.Objects;
import java.util.Optional;

/**
 * Which companies the customer base shows, by success manager (BAS-2). Immutable and thread-safe.
 *
 * @param agent the manager; empty for those that nobody looks after
 */
public record BaseManager(Optional<AgentId> agent) {

  /** Those that nobody looks after. */
  public static final BaseManager NOBODY = new BaseManager(Optional.empty());

  public BaseManager {
    Objects.requireNonNull(agent, "agent");
  }

  /** Obtains those whom an agent looks after. */
  public static BaseManager of(AgentId agent) {
    return new BaseManager(Optional.of(agent));
  }

  /** No agent has an empty id. */
  String canonical() {
    return agent.map(AgentId::value).orElse("");
  }
}
