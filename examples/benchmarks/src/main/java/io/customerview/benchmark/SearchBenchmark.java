package io.customerview.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.base.SearchBase;
import io.customerview.benchmark.search.Samples;
import io.customerview.benchmark.search.SearchCase;
import io.customerview.benchmark.search.Statements;
import io.customerview.search.CustomerQuery;
import io.customerview.search.SearchResult;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * The first page of a search, beside a lookup by primary key. {@link
 * io.customerview.benchmark.search.SearchReport} measures both in turn, and tells what is read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@SuppressWarnings("NullAway.Init") // by JMH
public class SearchBenchmark {

  private static final int QUERIES = 64;

  /** How many customers. */
  @Param({"500", "1000000"})
  public int customers;

  /** What is searched. */
  @Param({
    "CPF",
    "PHONE",
    "EMAIL",
    "ID_FIRST_BLOCK",
    "NAME_RARE",
    "NAME_COMMON",
    "NAME_THREE_WORDS"
  })
  public SearchCase search;

  private SearchBase base;
  private HikariDataSource connections;
  private Samples samples;
  private AgentView desk;
  private List<CustomerQuery> queries = List.of();
  private int next;

  @Setup
  public void open() throws SQLException {
    base = SearchBase.open(customers);
    connections = base.pool();
    samples = new Samples(connections);
    desk = Postgres.desk(connections, SearchBase.SCHEMA);
    queries = search.queries(samples, QUERIES);
  }

  @Benchmark
  public SearchResult firstPage() {
    next = (next + 1) % QUERIES;
    return desk.search().find(queries.get(next));
  }

  @Benchmark
  public int byPrimaryKey() throws SQLException {
    next = (next + 1) % QUERIES;
    return Statements.ask(connections, Statements.BY_PRIMARY_KEY, samples.key(next));
  }

  @TearDown
  public void close() {
    connections.close();
    base.close();
  }
}
