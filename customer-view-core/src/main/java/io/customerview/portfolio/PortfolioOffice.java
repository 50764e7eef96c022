package io.customerview.portfolio;

import io.customerview.journey.JourneyOffice;
import io.customerview.marker.Markers;
import io.customerview.shared.Wiring;
import java.util.Objects;

/**
 * What the use cases of portfolios share. Immutable and thread-safe.
 *
 * @param portfolios where they are kept, with who is in which
 * @param imports where it is kept what was imported
 * @param boards reads boards
 * @param journeys moves customers through the portfolios' journeys
 * @param markers what cards are marked with
 */
@Wiring
public record PortfolioOffice(
    Portfolios portfolios,
    PortfolioImportLog imports,
    BoardIndex boards,
    JourneyOffice journeys,
    Markers markers) {

  public PortfolioOffice {
    Objects.requireNonNull(portfolios, "portfolios");
    Objects.requireNonNull(imports, "imports");
    Objects.requireNonNull(boards, "boards");
    Objects.requireNonNull(journeys, "journeys");
    Objects.requireNonNull(markers, "markers");
  }
}
