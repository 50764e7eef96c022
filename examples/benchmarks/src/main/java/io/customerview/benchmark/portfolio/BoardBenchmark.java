package io.customerview.benchmark.portfolio;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.benchmark.base.Postgres;
import io.customerview.portfolio.Board;
import io.customerview.portfolio.BoardDesk;
import io.customerview.portfolio.BoardFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole board with all of its cards, beside SQL that was written afresh from the question alone:
 * name, days, overdue, new, status and progress of everyone, by stage. The statuses by hand are
 * worked out from the milestones. Sampled, so that the 95th percentile is told.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 5)
@SuppressWarnings("NullAway.Init") // by JMH
public class BoardBenchmark {

  private static final String SCHEMA = "board";

  private static final String BY_HAND =
      """
      select s.position, c.id, coalesce(c.trade_name, c.legal_name), date '2026-11-22' - j.entered_on as days,
        c.portfolio_new, m.done, m.total, m.late, m.today,
        cs.completed_on is null and m.stage_due < date '2026-11-22' as overdue
      from board.customer c
      join board.customer_journey j on j.customer_id = c.id
      join board.journey_stage s on s.id = j.stage_id
      left join board.customer_stage cs on cs.customer_id = c.id and cs.stage_id = j.stage_id
      cross join lateral (
        select count(*) filter (where cm.completed_on is not null) as done, (
            select count(*) from board.journey_milestone jm
            join board.journey_stage js on js.id = jm.stage_id where js.journey_id = j.journey_id) as total,
          bool_or(cm.pending_due < date '2026-11-22') as late, bool_or(cm.pending_due = date '2026-11-22') as today,
          max(cm.due) filter (where jm.stage_id = j.stage_id) as stage_due
        from board.customer_milestone cm
        join board.journey_milestone jm on jm.id = cm.milestone_id
        where cm.customer_id = c.id
      ) m
      where c.portfolio_id = (select id from board.portfolio where name = 'Norte') and c.cancelled_on is null
      order by s.position, c.folded_name, c.id""";

  /** How many customers are on the board. */
  @Param({"50", "10000"})
  public int customers;

  private HikariDataSource connections;
  private LedCustomers led;

  @Setup
  public void fill() throws SQLException {
    connections = Postgres.temporary().pool("");
    led = LedCustomers.make(connections, SCHEMA, customers);
    if (ours().shown() != byHand().size()) {
      throw new IllegalStateException("ours and by hand are to show the same customers");
    }
  }

  @TearDown
  public void close() {
    connections.close();
  }

  @Benchmark
  public Board ours() {
    return led.desk().boards().open(led.portfolio().id(), BoardFilter.ALL, BoardDesk.MOST_CARDS);
  }

  @Benchmark
  public List<Object> byHand() throws SQLException {
    List<Object> cards = new ArrayList<>();
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(BY_HAND);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        cards.add(card(rows));
      }
    }
    return cards;
  }

  private static Object card(ResultSet row) throws SQLException {
    @Nullable Object[] card = new Object[row.getMetaData().getColumnCount()];
    for (int column = 0; column < card.length; column++) {
      card[column] = row.getObject(column + 1);
    }
    return card;
  }
}
