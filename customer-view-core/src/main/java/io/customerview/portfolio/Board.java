package io.customerview.portfolio;

import io.customerview.journey.Journey;
import io.customerview.journey.Stage;
import io.customerview.shared.Page;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The board of a portfolio (quadro da carteira), as it was read (POR-3). Immutable.
 *
 * @param portfolio which portfolio
 * @param journey its journey; without one no customers are shown
 * @param total how many customers are in the portfolio, whatever the filter; cancelled ones if they
 *     were asked for
 * @param columns the stages, in their order; none without a journey
 */
public record Board(
    Portfolio portfolio, Optional<Journey> journey, long total, List<Column> columns) {

  public Board {
    Objects.requireNonNull(portfolio, "portfolio");
    Objects.requireNonNull(journey, "journey");
    columns = List.copyOf(columns);
  }

  /**
   * A stage with the cards of those whose current one it is. Immutable.
   *
   * @param stage which stage
   * @param count how many customers the filter leaves in it
   * @param cards the first of them, by name, with the cursor of the next ones where there are more
   */
  public record Column(Stage stage, long count, Page<Card> cards) {

    public Column {
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(cards, "cards");
    }
  }

  /** Returns how many customers the filter leaves. */
  public long shown() {
    return columns.stream().mapToLong(Column::count).sum();
  }

  @Override
  public String toString() {
    return "Board[" + portfolio.id() + "]";
  }
}
