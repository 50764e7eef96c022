package io.customerview.timeline;

import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import java.util.Objects;

/** Who takes part in an event; nobody is notified (EVT-1). Immutable. */
public sealed interface Participant {

  /**
   * An agent of the host's.
   *
   * @param agent who
   */
  record OfAgents(AgentId agent) implements Participant {
    public OfAgents {
      Objects.requireNonNull(agent, "agent");
    }
  }

  /**
   * A person whose parent organization the customer is.
   *
   * @param person who
   */
  record OfPeople(CustomerId person) implements Participant {
    public OfPeople {
      Objects.requireNonNull(person, "person");
    }
  }
}
