package io.customerview.portfolio;

import io.customerview.shared.AgentId;
import io.customerview.shared.JourneyId;
import java.util.Objects;
import java.util.Optional;

/**
 * A portfolio as somebody writes it, before it is checked:
 *
 * <pre>{@code PortfolioDraft.of("Norte", new AgentId("ana")).asDefault()}</pre>
 *
 * <p>A stored one is edited through {@link Portfolio#toDraft()}. Immutable.
 *
 * @param name its name
 * @param manager its success manager
 * @param journey the journey that its customers are led through (POR-5, POR-10); it may come later
 * @param isDefault whether it is to be the manager's default, in the place of another one (POR-2)
 */
public record PortfolioDraft(
    String name, AgentId manager, Optional<JourneyId> journey, boolean isDefault) {

  public PortfolioDraft {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(manager, "manager");
    Objects.requireNonNull(journey, "journey");
  }

  /** Begins a portfolio that is not its manager's default. */
  public static PortfolioDraft of(String name, AgentId manager) {
    return new PortfolioDraft(name, manager, Optional.empty(), false);
  }

  /** Returns this with another name. */
  public PortfolioDraft withName(String other) {
    return new PortfolioDraft(other, manager, journey, isDefault);
  }

  /** Returns this with another manager, who gets its customers too (POR-6). */
  public PortfolioDraft withManager(AgentId other) {
    return new PortfolioDraft(name, other, journey, isDefault);
  }

  /** Returns this with a journey, into which its customers are put (POR-10). */
  public PortfolioDraft withJourney(JourneyId other) {
    return new PortfolioDraft(name, manager, Optional.of(other), isDefault);
  }

  /** Returns this without a journey: its customers leave the one that they are in (POR-10). */
  public PortfolioDraft withoutJourney() {
    return new PortfolioDraft(name, manager, Optional.empty(), isDefault);
  }

  /** Returns this as the manager's default. */
  public PortfolioDraft asDefault() {
    return new PortfolioDraft(name, manager, journey, true);
  }

  /** Returns this as one that is not the manager's default. */
  public PortfolioDraft notDefault() {
    return new PortfolioDraft(name, manager, journey, false);
  }
}
