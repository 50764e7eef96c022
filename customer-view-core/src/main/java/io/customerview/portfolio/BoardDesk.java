package io.customerview.portfolio;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customers.Place;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyRefusal.StageUnknown;
import io.customerview.journey.JourneyStanding;
import io.customerview.journey.Stage;
import io.customerview.marker.Marker;
import io.customerview.portfolio.Board.Column;
import io.customerview.portfolio.BoardIndex.BoardRow;
import io.customerview.portfolio.BoardIndex.Excerpt;
import io.customerview.portfolio.PortfolioRefusal.PortfolioUnknown;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.Page;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import io.customerview.shared.Wiring;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The boards of portfolios, for one agent (POR-3, POR-4, POR-7): any agent with the permission may
 * open any board. A card is moved by {@link io.customerview.journey.JourneyDesk#enterStage}.
 *
 * <p>A board takes a fixed number of statements, whatever the number of customers, and is that of
 * one moment, whatever others change meanwhile; so are more cards of a stage. Thread-safe.
 *
 * <p>Every call takes {@link Permission#READ_BOARDS}.
 */
public final class BoardDesk {

  /** The most cards of a stage that are read at once. */
  public static final int MOST_CARDS = 10_000;

  /** The most cards of all stages of a board that are read at once. */
  public static final int MOST_ON_BOARD = 50_000;

  private static final Operation OPEN = new Operation("boards.open", Permission.READ_BOARDS);
  private static final Operation MORE = new Operation("boards.more", Permission.READ_BOARDS);

  private final Desk desk;
  private final PortfolioOffice office;

  @Wiring
  public BoardDesk(Desk desk, PortfolioOffice office) {
    this.desk = desk;
    this.office = office;
  }

  /**
   * Opens the board of a portfolio.
   *
   * @param cards how many cards of each stage, 1 to {@value #MOST_CARDS}; fewer where that would be
   *     more than {@value #MOST_ON_BOARD} over all stages, with the cursors of the next ones
   * @throws IllegalArgumentException if they are more or fewer
   * @throws RefusedException with {@link PortfolioUnknown}
   */
  public Board open(PortfolioId portfolio, BoardFilter filter, int cards) {
    checkLimit(cards);
    return desk.askOfOneMoment(
        OPEN, inquiry -> open(inquiry, portfolio(inquiry, portfolio), filter, cards));
  }

  /**
   * Returns more cards of a stage.
   *
   * @param cursor that of the page before
   * @param cards how many, 1 to {@value #MOST_CARDS}
   * @throws IllegalArgumentException if they are more or fewer
   * @throws RefusedException with {@link PortfolioUnknown}, with {@link StageUnknown} if the
   *     portfolio's journey has no such stage, or with {@link CursorInvalid} if the cursor belongs
   *     to another stage, filter or board
   */
  public Page<Card> more(
      PortfolioId portfolio, BoardFilter filter, StageId stage, String cursor, int cards) {
    checkLimit(cards);
    return desk.askOfOneMoment(
        MORE,
        inquiry -> {
          Journey journey =
              journey(inquiry, portfolio(inquiry, portfolio))
                  .filter(own -> own.stages().stream().anyMatch(one -> one.id().equals(stage)))
                  .orElseThrow(() -> new RefusedException(new StageUnknown(stage)));
          Excerpt excerpt = excerpt(portfolio, journey, inquiry.today(), filter, cards);
          Place after = opened(use(excerpt, stage), cursor);
          List<BoardRow> rows = office.boards().more(inquiry.work(), excerpt, stage, after);
          return page(excerpt, stage, rows, markers(inquiry));
        });
  }

  private static void checkLimit(int cards) {
    if (cards < 1 || cards > MOST_CARDS) {
      throw new IllegalArgumentException(
          "a stage shows 1 to " + MOST_CARDS + " cards at once, not " + cards);
    }
  }

  private Portfolio portfolio(Inquiry inquiry, PortfolioId id) {
    return office
        .portfolios()
        .find(inquiry.work(), id)
        .orElseThrow(() -> new RefusedException(new PortfolioUnknown(id)));
  }

  private Optional<Journey> journey(Inquiry inquiry, Portfolio portfolio) {
    return portfolio.journey().flatMap(id -> office.journeys().journeys().find(inquiry.work(), id));
  }

  private Board open(Inquiry inquiry, Portfolio portfolio, BoardFilter filter, int cards) {
    long total = office.boards().total(inquiry.work(), portfolio.id(), filter.cancelled());
    Optional<Journey> journey = journey(inquiry, portfolio);
    List<Column> columns =
        journey
            .map(
                own -> {
                  int each = Math.min(cards, MOST_ON_BOARD / own.stages().size());
                  Excerpt excerpt = excerpt(portfolio.id(), own, inquiry.today(), filter, each);
                  return columns(inquiry, own, excerpt);
                })
            .orElse(List.of());
    return new Board(portfolio, journey, total, columns);
  }

  /** Reads one card more than is shown, to know whether there is one. */
  private static Excerpt excerpt(
      PortfolioId portfolio, Journey journey, LocalDate today, BoardFilter filter, int cards) {
    return new Excerpt(portfolio, journey.id(), journey.milestones(), today, filter, cards + 1);
  }

  private List<Column> columns(Inquiry inquiry, Journey journey, Excerpt excerpt) {
    BoardIndex.Read read = office.boards().first(inquiry.work(), excerpt);
    Map<MarkerId, Marker> markers = markers(inquiry);
    Map<StageId, List<BoardRow>> byStage =
        read.rows().stream().collect(Collectors.groupingBy(row -> row.standing().stage()));
    List<Column> columns = new ArrayList<>();
    for (Stage stage : journey.stages()) {
      List<BoardRow> rows = byStage.getOrDefault(stage.id(), List.of());
      columns.add(
          new Column(
              stage,
              read.counts().getOrDefault(stage.id(), 0L),
              page(excerpt, stage.id(), rows, markers)));
    }
    return columns;
  }

  private Map<MarkerId, Marker> markers(Inquiry inquiry) {
    return office.markers().all(inquiry.work()).stream()
        .collect(Collectors.toMap(Marker::id, Function.identity()));
  }

  private Page<Card> page(
      Excerpt excerpt, StageId stage, List<BoardRow> rows, Map<MarkerId, Marker> markers) {
    List<Card> cards =
        rows.stream().limit(excerpt.limit() - 1).map(row -> card(row, excerpt, markers)).toList();
    Optional<String> next =
        rows.size() < excerpt.limit()
            ? Optional.empty()
            : Optional.of(sealed(use(excerpt, stage), rows.get(cards.size() - 1).place()));
    return new Page<>(cards, next);
  }

  private static Card card(BoardRow row, Excerpt excerpt, Map<MarkerId, Marker> markers) {
    JourneyStanding standing = row.standing();
    return new Card(
        row.place().member(),
        row.version(),
        row.party(),
        standing.daysIn(excerpt.today()),
        standing.isOverdue(excerpt.today()),
        row.isNew(),
        standing.status(excerpt.milestones(), excerpt.today()),
        standing.completed(),
        excerpt.milestones(),
        row.marker().map(markers::get));
  }

  /** A cursor is good for one stage of one board, and for one filter. */
  private static String use(Excerpt excerpt, StageId stage) {
    return "boards.more " + excerpt.portfolio() + ' ' + stage + ' ' + excerpt.filter();
  }

  private String sealed(String use, Place place) {
    byte[] name = place.sortName().getBytes(StandardCharsets.UTF_8);
    UUID customer = place.member().value();
    byte[] bytes =
        ByteBuffer.allocate(2 * Long.BYTES + name.length)
            .putLong(customer.getMostSignificantBits())
            .putLong(customer.getLeastSignificantBits())
            .put(name)
            .array();
    return office.journeys().secrets().seal(use, bytes);
  }

  private Place opened(String use, String cursor) {
    ByteBuffer bytes =
        office
            .journeys()
            .secrets()
            .open(use, cursor)
            .filter(opened -> opened.length >= 2 * Long.BYTES)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    CustomerId customer = new CustomerId(new UUID(bytes.getLong(), bytes.getLong()));
    return new Place(StandardCharsets.UTF_8.decode(bytes).toString(), customer);
  }
}
