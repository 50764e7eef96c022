package io.customerview.benchmark.message;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.base.SearchBase;
import io.customerview.benchmark.search.Explained;
import io.customerview.benchmark.search.Explained.Read;
import io.customerview.benchmark.search.Statements;
import io.customerview.message.MessageQuery;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;

/**
 * The first page of messages and interactions of a customer who has very many, and their totals,
 * beside lookups by primary key, in turn, so that both meet the same machine.
 *
 * <pre>{@code InteractionsReport [interactions] [rounds]}</pre>
 */
public final class InteractionsReport {

  private static final int DEFAULT_INTERACTIONS = 10_000_000;
  private static final int DEFAULT_ROUNDS = 400;
  private static final int PAGE = 20;
  private static final CustomerId CUSTOMER = InteractionRows.customer(0);

  /** What is asked, and how many rows the answer has. */
  private static final Map<String, ToIntFunction<AgentView>> QUESTIONS = questions();

  private final DataSource connections;
  private final int rounds;
  private final PrintStream out;

  private InteractionsReport(DataSource connections, int rounds, PrintStream out) {
    this.connections = connections;
    this.rounds = rounds;
    this.out = out;
  }

  private static Map<String, ToIntFunction<AgentView>> questions() {
    Map<String, ToIntFunction<AgentView>> questions = new LinkedHashMap<>();
    questions.put("first page", desk -> page(desk, MessageQuery.ALL, Optional.empty()));
    questions.put(
        "first page of a campaign",
        desk -> page(desk, MessageQuery.ALL.campaign("c-7"), Optional.empty()));
    questions.put("second page", desk -> page(desk, MessageQuery.ALL, next(desk)));
    questions.put(
        "totals", desk -> desk.messages().totals(CUSTOMER, DateRange.ALL, false).lines().size());
    return questions;
  }

  private static int page(AgentView desk, MessageQuery query, Optional<String> cursor) {
    return desk.messages().of(CUSTOMER, query, cursor, PAGE).items().size();
  }

  private static Optional<String> next(AgentView desk) {
    return desk.messages().of(CUSTOMER, MessageQuery.ALL, Optional.empty(), PAGE).next();
  }

  /** Prints the report of the base with so many interactions. */
  public static void main(String[] arguments) throws SQLException {
    int interactions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_INTERACTIONS;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_ROUNDS;
    print(interactions, rounds, System.out);
  }

  static void print(int interactions, int rounds, PrintStream out) throws SQLException {
    try (SearchBase base =
            SearchBase.open(
                interactions + "-interactions",
                interactions,
                InteractionRows.COLUMNS,
                () -> InteractionRows.of(interactions));
        HikariDataSource connections = base.pool()) {
      out.printf(
          Locale.ROOT,
          "%,d of %,d interactions are of one customer%n%n",
          InteractionRows.most(interactions),
          interactions);
      new InteractionsReport(connections, rounds, out).print();
    }
  }

  private void print() throws SQLException {
    line(
        "question",
        "answer",
        "statements",
        "rows read",
        "a row",
        "p95 µs",
        "key: µs",
        "p95 ratio",
        "median ratio");
    line("---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:");
    for (Map.Entry<String, ToIntFunction<AgentView>> one : QUESTIONS.entrySet()) {
      measure(one.getKey(), one.getValue());
    }
  }

  private void measure(String name, ToIntFunction<AgentView> question) throws SQLException {
    Explained explained = new Explained(connections);
    int answer = question.applyAsInt(Postgres.desk(explained.dataSource(), SearchBase.SCHEMA));
    Read read = explained.take();
    AgentView desk = Postgres.desk(connections, SearchBase.SCHEMA);
    long[] questions = new long[rounds];
    long[] lookups = new long[rounds];
    for (int at = -rounds; at < rounds; at++) {
      long start = System.nanoTime();
      if (question.applyAsInt(desk) != answer) {
        throw new IllegalStateException("another answer than before: " + name);
      }
      long between = System.nanoTime();
      Statements.ask(connections, Statements.BY_PRIMARY_KEY, CUSTOMER.value());
      if (at >= 0) {
        questions[at] = between - start;
        lookups[at] = System.nanoTime() - between;
      }
    }
    line(
        name,
        Integer.toString(answer),
        Integer.toString(read.statements()),
        Long.toString(read.rows()),
        decimal((double) read.rows() / answer),
        Long.toString(Math.round(quantile(questions, 0.95))),
        Long.toString(Math.round(quantile(lookups, 0.95))),
        decimal(quantile(questions, 0.95) / quantile(lookups, 0.95)),
        decimal(quantile(questions, 0.5) / quantile(lookups, 0.5)));
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** In microseconds. */
  private static double quantile(long[] nanos, double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(sorted.length * share) - 1] / 1_000.0;
  }

  private void line(String... cells) {
    out.println("| " + String.join(" | ", cells) + " |");
  }
}
