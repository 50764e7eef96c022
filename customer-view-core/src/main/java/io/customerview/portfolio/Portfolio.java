package io.customerview.portfolio;

import io.customerview.shared.AgentId;
import io.customerview.shared.CleanText;
import io.customerview.shared.JourneyId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.Version;
import java.util.Objects;
import java.util.Optional;

/**
 * A portfolio (carteira): customers whom one agent, its success manager (gerente de sucesso), looks
 * after (POR-1). Immutable and thread-safe.
 *
 * @param id which one
 * @param name what it is called, in NFC and trimmed: 1 to {@value #LONGEST_NAME} code points. No
 *     two portfolios have the same, compared as it stands
 * @param manager the success manager: any agent, who may have several portfolios
 * @param journey the journey that its customers are led through; without one they are in none
 * @param isDefault whether it is its manager's default; an agent has one at most (POR-2)
 * @param version how often it was changed: 1 at first
 */
public record Portfolio(
    PortfolioId id,
    String name,
    AgentId manager,
    Optional<JourneyId> journey,
    boolean isDefault,
    Version version) {

  /** The most code points of a name. */
  public static final int LONGEST_NAME = 128;

  /** The name of this part in an export. */
  public static final String PART = "portfolio";

  /**
   * Makes a portfolio.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal} if the name is blank, too long, or holds a control
   *     character
   */
  public Portfolio {
    Objects.requireNonNull(id, "id");
    name = CleanText.required("portfolioName", name, LONGEST_NAME);
    Objects.requireNonNull(manager, "manager");
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(version, "version");
  }

  /** Obtains a new portfolio. */
  static Portfolio of(PortfolioId id, PortfolioDraft draft) {
    return new Portfolio(
        id, draft.name(), draft.manager(), draft.journey(), draft.isDefault(), Version.FIRST);
  }

  /** Returns this as it can be edited. */
  public PortfolioDraft toDraft() {
    return new PortfolioDraft(name, manager, journey, isDefault);
  }

  /** Returns this with what was edited, one version on; the same one if nothing is different. */
  Portfolio edited(PortfolioDraft draft) {
    Portfolio same =
        new Portfolio(
            id, draft.name(), draft.manager(), draft.journey(), draft.isDefault(), version);
    return same.equals(this)
        ? this
        : new Portfolio(id, same.name, same.manager, same.journey, same.isDefault, version.next());
  }
}
