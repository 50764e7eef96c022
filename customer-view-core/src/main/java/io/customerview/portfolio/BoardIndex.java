package io.customerview.portfolio;

import io.customerview.customer.Customers.Place;
import io.customerview.customer.Party;
import io.customerview.journey.JourneyStanding;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A storage port: reads the board of a portfolio (POR-3). Every method takes a fixed number of
 * statements, whatever the number of customers, and runs in the caller's unit of work.
 */
public interface BoardIndex {

  /**
   * What is read of a board.
   *
   * @param portfolio which one
   * @param journey its journey
   * @param milestones how many milestones the journey has
   * @param today the day by which statuses are told
   * @param filter which customers
   * @param limit how many cards of each stage, at most
   */
  record Excerpt(
      PortfolioId portfolio,
      JourneyId journey,
      int milestones,
      LocalDate today,
      BoardFilter filter,
      int limit) {}

  /**
   * A customer as the board reads it.
   *
   * @param place its sort name, and who it is
   * @param version how often anything of it was changed
   * @param party its names
   * @param isNew whether it is shown as new
   * @param marker what it is marked with
   * @param standing where it stands in the journey
   */
  record BoardRow(
      Place place,
      Version version,
      Party party,
      boolean isNew,
      Optional<MarkerId> marker,
      JourneyStanding standing) {

    public BoardRow {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(party, "party");
      Objects.requireNonNull(marker, "marker");
      Objects.requireNonNull(standing, "standing");
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "BoardRow[" + place.member() + "]";
    }
  }

  /**
   * What was read.
   *
   * @param counts how many customers there are in each stage; those without are left out
   * @param rows the first of each stage, by sort name and then by id; stages in no order
   */
  record Read(Map<StageId, Long> counts, List<BoardRow> rows) {

    public Read {
      counts = Map.copyOf(counts);
      rows = List.copyOf(rows);
    }
  }

  /** Reads the first cards of every stage, with the counts. */
  Read first(UnitOfWork work, Excerpt excerpt);

  /** Reads cards of one stage behind a place, by sort name and then by id. */
  List<BoardRow> more(UnitOfWork work, Excerpt excerpt, StageId stage, Place after);

  /**
   * Returns how many customers are in a portfolio.
   *
   * @param cancelled whether those who were cancelled are counted too
   */
  long total(UnitOfWork work, PortfolioId portfolio, boolean cancelled);
}
