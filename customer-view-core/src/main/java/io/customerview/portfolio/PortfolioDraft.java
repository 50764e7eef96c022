package io.customerview.portfolio;

import io.customerview.shared.AgentId;
import java.util.Objects;

/**
 * A portfolio as somebody writes it, before it is checked:
 *
 * <pre>{@code PortfolioDraft.of("Norte", new AgentId("ana")).asDefault()}</pre>
 *
 * <p>A stored one is edited through {@link Portfolio#toDraft()}. Immutable.
 *
 * @param name its name
 * @param manager its success manager
 * @param isDefault whether it is to be the manager's default, in the place of another one (POR-2)
 */
public record PortfolioDraft(String name, AgentId manager, boolean isDefault) {

  public PortfolioDraft {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(manager, "manager");
  }

  /** Begins a portfolio that is not its manager's default. */
  public static PortfolioDraft of(String name, AgentId manager) {
    return new PortfolioDraft(name, manager, false);
  }

  /** Returns this with another name. */
  public PortfolioDraft withName(String other) {
    return new PortfolioDraft(other, manager, isDefault);
  }

  /** Returns this with another manager, who gets its customers too (POR-6). */
  public PortfolioDraft withManager(AgentId other) {
    return new PortfolioDraft(name, other, isDefault);
  }

  /** Returns this as the manager's default. */
  public PortfolioDraft asDefault() {
    return new PortfolioDraft(name, manager, true);
  }

  /** Returns this as one that is not the manager's default. */
  public PortfolioDraft notDefault() {
    return new PortfolioDraft(name, manager, false);
  }
}
