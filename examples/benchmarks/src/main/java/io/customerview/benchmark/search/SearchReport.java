package io.customerview.benchmark.search;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.benchmark.base.AsPeopleSearchToday;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.base.SearchBase;
import io.customerview.benchmark.search.Explained.Read;
import io.customerview.search.CustomerQuery;
import io.customerview.search.SearchResult;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/**
 * Searches beside lookups by primary key, in turn, so that both meet the same machine: for each
 * case the p95 of both, their ratio, and what {@code explain (analyze, buffers)} says was read.
 *
 * <pre>{@code SearchReport [customers] [rounds]}</pre>
 */
public final class SearchReport {

  private static final int DEFAULT_CUSTOMERS = 1_000_000;
  private static final int DEFAULT_ROUNDS = 400;
  private static final int FAR_PAGE = 1_000;
  private static final int FAR_PAGE_SIZE = 20;

  private final DataSource connections;
  private final Samples samples;
  private final AgentView desk;
  private final AgentView explainedDesk;
  private final Explained explained;
  private final int rounds;
  private final PrintStream out;

  private SearchReport(DataSource connections, int rounds, PrintStream out) throws SQLException {
    this.connections = connections;
    this.samples = new Samples(connections);
    this.desk = Postgres.desk(connections, SearchBase.SCHEMA);
    this.explained = new Explained(connections);
    this.explainedDesk = Postgres.desk(explained.dataSource(), SearchBase.SCHEMA);
    this.rounds = rounds;
    this.out = out;
  }

  /** Prints the report of the base with so many customers. */
  public static void main(String[] arguments) throws SQLException {
    int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_CUSTOMERS;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_ROUNDS;
    print(customers, rounds, System.out);
  }

  static void print(int customers, int rounds, PrintStream out) throws SQLException {
    try (SearchBase base = SearchBase.open(customers);
        HikariDataSource connections = base.pool()) {
      new SearchReport(connections, rounds, out).print();
    }
  }

  private void print() throws SQLException {
    line(
        "search",
        "tier",
        "hits",
        "p95 µs",
        "key: p95 µs",
        "p95 ratio",
        "median ratio",
        "rows",
        "entries",
        "pages",
        "rows, page 2");
    line("---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:");
    warmUp();
    for (SearchCase one : SearchCase.values()) {
      measure(one.name(), one.tier(), one.queries(samples, 64));
    }
    printFarPage();
    today("trigrams, GIN", AsPeopleSearchToday.TRIGRAMS, this::pattern);
    today("unaccent(lower(name)) like", AsPeopleSearchToday.UNACCENT_LIKE, this::pattern);
    today("regexp_replace(cpf)", AsPeopleSearchToday.DIGITS_OF_CPF, samples::cpf);
  }

  /** As in a host that has run for a while: otherwise the first cases pay for compiling it all. */
  private void warmUp() throws SQLException {
    for (SearchCase one : SearchCase.values()) {
      List<CustomerQuery> queries = one.queries(samples, 64);
      for (int at = 0; at < rounds; at++) {
        desk.search().find(queries.get(at % queries.size()));
        lookUp(at);
      }
    }
  }

  private String pattern(int position) {
    return AsPeopleSearchToday.pattern(samples.firstWords(position, 2));
  }

  private void measure(String name, int tier, List<CustomerQuery> queries) {
    int hits = 0;
    long rows = 0;
    long entries = 0;
    long pages = 0;
    long secondPage = 0;
    for (CustomerQuery query : queries) {
      SearchResult result = explainedDesk.search().find(query);
      Read read = explained.take();
      hits = Math.max(hits, result.hits().size());
      rows = Math.max(rows, read.rows());
      entries = Math.max(entries, read.entries());
      pages = Math.max(pages, read.pages());
      if (result.next().isPresent()) {
        // Nothing is counted there.
        explainedDesk.search().find(query.after(result.next().get()));
        secondPage = Math.max(secondPage, explained.take().rows());
      }
    }
    inTurn(
        name,
        tier,
        hits,
        new Read(0, rows, entries, pages),
        secondPage,
        rounds,
        at -> desk.search().find(queries.get(at % queries.size())));
  }

  /** Page 1 and page 1,000 of the words of a common name, which one list holds in order. */
  private void printFarPage() {
    CustomerQuery first = CustomerQuery.name(samples.commonWord(0)).pageSize(FAR_PAGE_SIZE);
    CustomerQuery far = first;
    for (int page = 1; page < FAR_PAGE; page++) {
      SearchResult result = desk.search().find(far);
      if (result.next().isEmpty()) {
        break;
      }
      far = first.after(result.next().get());
    }
    measure("page 1 of a common name", 2, List.of(first));
    measure("page 1,000 of it", 2, List.of(far));
  }

  private void today(String name, String sql, IntFunction<String> value) throws SQLException {
    DataSource explaining = explained.dataSource();
    Statements.ask(explaining, sql, value.apply(0));
    Read read = explained.take();
    inTurn(
        name,
        -1,
        -1,
        read,
        0,
        Math.max(1, rounds / 40),
        at -> {
          try {
            Statements.ask(connections, sql, value.apply(at));
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void inTurn(
      String name, int tier, int hits, Read read, long secondPage, int times, IntConsumer search) {
    long[] searches = new long[times];
    long[] lookups = new long[times];
    for (int at = -times / 4; at < times; at++) {
      long start = System.nanoTime();
      search.accept(Math.abs(at));
      long between = System.nanoTime();
      lookUp(Math.abs(at));
      long end = System.nanoTime();
      if (at >= 0) {
        searches[at] = between - start;
        lookups[at] = end - between;
      }
    }
    double p95 = quantile(searches, 0.95);
    double key = quantile(lookups, 0.95);
    line(
        name,
        tier < 0 ? "" : Integer.toString(tier),
        hits < 0 ? "" : Integer.toString(hits),
        Long.toString(Math.round(p95)),
        Long.toString(Math.round(key)),
        ratio(p95, key),
        ratio(quantile(searches, 0.5), quantile(lookups, 0.5)),
        Long.toString(read.rows()),
        Long.toString(read.entries()),
        Long.toString(read.pages()),
        secondPage == 0 ? "" : Long.toString(secondPage));
  }

  private void lookUp(int position) {
    try {
      Statements.ask(connections, Statements.BY_PRIMARY_KEY, samples.key(position * 7 + 3));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ratio(double search, double key) {
    return String.format(Locale.ROOT, "%.1f", search / key);
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
