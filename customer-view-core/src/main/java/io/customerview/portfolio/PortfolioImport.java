package io.customerview.portfolio;

import io.customerview.shared.AgentId;
import io.customerview.shared.PortfolioImportId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An import that was made (POR-8). Immutable and thread-safe.
 *
 * @param id which one
 * @param at when
 * @param agent by whom
 * @param customers how many customers it put elsewhere
 * @param undoneAt when it was undone; empty if it was not
 */
public record PortfolioImport(
    PortfolioImportId id, Instant at, AgentId agent, long customers, Optional<Instant> undoneAt) {

  public PortfolioImport {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(undoneAt, "undoneAt");
  }

  /** Returns this as undone. */
  public PortfolioImport undone(Instant moment) {
    return new PortfolioImport(id, at, agent, customers, Optional.of(moment));
  }
}
