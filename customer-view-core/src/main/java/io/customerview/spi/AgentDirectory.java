package io.customerview.spi;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Knows the host's users, so that they can be written to (DOC-4).
 *
 * <p>This is called on the thread of the use case, inside its unit of work, in which a connection
 * is held and the customer is locked: an answer from memory is best, and no other machine is to be
 * called. Who reads tables of the host's does so through another pool than the customer view's:
 * threads that each hold one connection and wait for a second one would wait for each other. Must
 * be thread-safe.
 */
@FunctionalInterface
public interface AgentDirectory {

  /**
   * Returns how an agent is written to, or empty if the host does not know.
   *
   * @param agent the host's id of the agent
   */
  Optional<Mailbox> find(String agent);

  /** Returns a directory of a host that has none: no agent can be written to. */
  static AgentDirectory none() {
    return agent -> Optional.empty();
  }

  /**
   * Where somebody reads mail; {@code toString} tells nothing personal.
   *
   * @param email the address
   * @param language in which to write: English, Portuguese or Spanish; English in place of others
   */
  record Mailbox(String email, Locale language) {

    public Mailbox {
      Objects.requireNonNull(email, "email");
      Objects.requireNonNull(language, "language");
    }

    @Override
    public String toString() {
      return "Mailbox[" + language + "]";
    }
  }
}
