package io.customerview.benchmark.dashboard;

import io.customerview.benchmark.base.SearchBase;
import io.customerview.benchmark.search.Explained;
import io.customerview.cases.CaseQuery;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.UnitOfWork;
import io.customerview.storage.Storage;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Tells how many rows are read for each figure of a dashboard, ours beside those by hand. */
final class DashboardReads {

  /** What our figures are counted from, a statement each. */
  private enum Ours {
    INTERACTION_TOTALS {
      @Override
      void ask(Storage storage, UnitOfWork work, DashboardQuery query) {
        storage.messages().totals(work, DashboardRows.CUSTOMER, query.days(), query.withTest());
      }
    },
    MESSAGE_TOTALS {
      @Override
      void ask(Storage storage, UnitOfWork work, DashboardQuery query) {
        storage.messages().traffic(work, DashboardRows.CUSTOMER, query.days(), query.withTest());
      }
    },
    CASES {
      @Override
      void ask(Storage storage, UnitOfWork work, DashboardQuery query) {
        storage
            .cases()
            .groups(
                work,
                DashboardRows.CUSTOMER,
                CaseQuery.ALL.within(query.days()),
                BusinessTime.DEFAULT_ZONE);
      }
    };

    abstract void ask(Storage storage, UnitOfWork work, DashboardQuery query);
  }

  private record Figure(String name, List<Ours> ours, List<DashboardByHand> byHand) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure(
              "journey map",
              List.of(Ours.INTERACTION_TOTALS, Ours.MESSAGE_TOTALS),
              List.of(
                  DashboardByHand.MESSAGES, DashboardByHand.INTERACTIONS, DashboardByHand.INBOUND)),
          new Figure(
              "effectiveness", List.of(Ours.MESSAGE_TOTALS), List.of(DashboardByHand.MESSAGES)),
          new Figure(
              "interactions by channel",
              List.of(Ours.MESSAGE_TOTALS),
              List.of(DashboardByHand.INTERACTIONS, DashboardByHand.INBOUND)),
          new Figure("cases by state", List.of(Ours.CASES), List.of(DashboardByHand.CASES)),
          new Figure(
              "by campaign",
              List.of(Ours.MESSAGE_TOTALS, Ours.CASES),
              List.of(DashboardByHand.values())));

  private final Map<Ours, Long> ours = new EnumMap<>(Ours.class);
  private final Map<DashboardByHand, Long> byHand = new EnumMap<>(DashboardByHand.class);

  private DashboardReads() {}

  /** Asks everything once, with an explanation each. */
  static DashboardReads of(DataSource connections, DashboardQuery query) throws SQLException {
    DashboardReads reads = new DashboardReads();
    Explained explained = new Explained(connections);
    Storage storage = JdbcStorage.of(explained.dataSource(), SearchBase.SCHEMA);
    for (Ours one : Ours.values()) {
      storage.read(
          Instant.EPOCH,
          work -> {
            one.ask(storage, work, query);
            return true;
          });
      reads.ours.put(one, explained.take().rows());
    }
    for (DashboardByHand one : DashboardByHand.values()) {
      one.ask(explained.dataSource());
      reads.byHand.put(one, explained.take().rows());
    }
    return reads;
  }

  /** Prints a line for each figure. */
  void print(PrintStream out) {
    out.println("# | figure | rows that ours reads | rows by hand |");
    for (Figure figure : FIGURES) {
      out.printf(
          "# | %s | %,d | %,d |%n",
          figure.name(),
          figure.ours().stream().mapToLong(ours::get).sum(),
          figure.byHand().stream().mapToLong(byHand::get).sum());
    }
  }
}
