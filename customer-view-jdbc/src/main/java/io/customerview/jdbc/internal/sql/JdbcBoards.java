package io.customerview.jdbc.internal.sql;

import io.customerview.customer.Customers.Place;
import io.customerview.customer.Party;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.journey.JourneyStanding;
import io.customerview.journey.JourneyStatus;
import io.customerview.portfolio.BoardIndex;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/**
 * The boards of portfolios in PostgreSQL: one statement reads a row of the customer and one of its
 * journey for each card, and counts the stages on the way.
 */
public final class JdbcBoards implements BoardIndex {

  private static final String CARDS =
      """
      select customer.id as customer_id, customer.version, customer.folded_name, customer.kind, customer.given_name,
        customer.family_name, customer.social_name, customer.legal_name, customer.trade_name, customer.portfolio_new,
        customer.marker_id, way.journey_id, way.stage_id, way.entered_on, way.stage_due, way.next_due, way.completed
      from $schema.customer customer
      join $schema.customer_journey way on way.customer_id = customer.id
      where customer.portfolio_id = :portfolio and way.journey_id = :journey\
      """;

  private static final String FIRST =
      """
      select * from (
        select card.*, count(*) over stage as in_stage,
          row_number() over (stage order by card.folded_name, card.customer_id) as place
        from (%s) as card
        window stage as (partition by card.stage_id)
      ) as placed
      where place <= :limit order by stage_id, place""";

  private static final String MORE =
      """
      %s and way.stage_id = :stage and (customer.folded_name, customer.id) > (:afterName, :afterId)
      order by customer.folded_name, customer.id limit :limit""";

  @Override
  public Read first(UnitOfWork work, Excerpt excerpt) {
    Map<StageId, Long> counts = new HashMap<>();
    List<BoardRow> rows = new ArrayList<>();
    query(work, excerpt, FIRST)
        .map(
            (row, context) -> {
              BoardRow card = row(row);
              counts.put(card.standing().stage(), row.getLong("in_stage"));
              return card;
            })
        .forEach(rows::add);
    return new Read(counts, rows);
  }

  @Override
  public List<BoardRow> more(UnitOfWork work, Excerpt excerpt, StageId stage, Place after) {
    return query(work, excerpt, MORE)
        .bind("stage", stage.value())
        .bind("afterName", after.sortName())
        .bind("afterId", after.member().value())
        .map((row, context) -> row(row))
        .list();
  }

  private static Query query(UnitOfWork work, Excerpt excerpt, String statement) {
    StringBuilder cards = new StringBuilder(CARDS);
    if (!excerpt.filter().cancelled()) {
      cards.append(" and customer.cancelled_on is null");
    }
    if (excerpt.filter().marker().isPresent()) {
      cards.append(
          " and customer.marker_id = (select id from $schema.marker where id = :marker and place is not null)");
    }
    excerpt.filter().status().ifPresent(status -> cards.append(" and ").append(condition(status)));
    Query query =
        JdbcUnitOfWork.handle(work)
            .createQuery(statement.formatted(cards))
            .bind("portfolio", excerpt.portfolio().value())
            .bind("journey", excerpt.journey().value())
            .bind("limit", excerpt.limit());
    excerpt.filter().marker().ifPresent(marker -> query.bind("marker", marker.value()));
    if (excerpt.filter().status().isPresent()) {
      query.bind("milestones", excerpt.milestones());
      bindToday(query, excerpt);
    }
    return query;
  }

  private static void bindToday(Query query, Excerpt excerpt) {
    if (excerpt.filter().status().filter(one -> one != JourneyStatus.COMPLETED).isPresent()) {
      query.bind("today", excerpt.today());
    }
  }

  /** Completed wins over late, late over today, today over the rest. */
  private static String condition(JourneyStatus status) {
    String completed = "(way.completed = :milestones and :milestones > 0)";
    return switch (status) {
      case COMPLETED -> completed;
      case LATE -> "not " + completed + " and way.next_due < :today";
      case DUE_TODAY -> "not " + completed + " and way.next_due = :today";
      case ON_TIME -> "not " + completed + " and (way.next_due is null or way.next_due > :today)";
    };
  }

  private static BoardRow row(ResultSet row) throws SQLException {
    CustomerId customer = Values.id(row, "customer_id");
    return new BoardRow(
        new Place(row.getString("folded_name"), customer),
        new Version(row.getLong("version")),
        party(row),
        row.getBoolean("portfolio_new"),
        Optional.ofNullable(row.getObject("marker_id", UUID.class)).map(MarkerId::new),
        new JourneyStanding(
            customer,
            new JourneyId(row.getObject("journey_id", UUID.class)),
            new StageId(row.getObject("stage_id", UUID.class)),
            row.getObject("entered_on", LocalDate.class),
            Optional.ofNullable(row.getObject("stage_due", LocalDate.class)),
            Optional.ofNullable(row.getObject("next_due", LocalDate.class)),
            row.getInt("completed")));
  }

  private static Party party(ResultSet row) throws SQLException {
    return row.getString("kind").equals("COMPANY")
        ? Company.of(row.getString("legal_name"), row.getString("trade_name"))
        : Person.of(row.getString("given_name"), row.getString("family_name"))
            .withSocialName(row.getString("social_name"));
  }

  @Override
  public long total(UnitOfWork work, PortfolioId portfolio, boolean cancelled) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select count(*) from $schema.customer where portfolio_id = :portfolio"
                + (cancelled ? "" : " and cancelled_on is null"))
        .bind("portfolio", portfolio.value())
        .mapTo(Long.class)
        .one();
  }
}
