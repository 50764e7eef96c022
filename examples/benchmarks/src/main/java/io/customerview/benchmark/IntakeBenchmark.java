package io.customerview.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.benchmark.base.CleanRows;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.plain.DerivedRows;
import io.customerview.examples.quickstart.generate.CustomerBase;
import io.customerview.intake.Intake;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.IntakeTotals;
import io.customerview.intake.RowOutcome.Taken;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.shared.CustomerId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * Taking customers in by the thousand, beside plain JDBC batches that write the same rows, ready
 * made, in transactions of the same size: ours is to be at least half as fast.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@SuppressWarnings("NullAway.Init") // by JMH
public class IntakeBenchmark {

  private static final String SOURCE = "intake_source";
  private static final String TARGET = "intake_target";

  /** How many customers. */
  @Param({"60", "10000"})
  public int customers;

  /** Whether the driver makes one insert of many, as its users may ask for. */
  @Param({"false", "true"})
  public boolean reWriteBatchedInserts;

  private Postgres server;
  private HikariDataSource connections;
  private AgentView desk;
  private List<IntakeRow> rows = List.of();
  private DerivedRows derived;

  @Setup
  public void makeRows() throws SQLException {
    server = Postgres.temporary();
    connections = server.pool("reWriteBatchedInserts=" + reWriteBatchedInserts);
    execute("drop schema if exists " + SOURCE + " cascade");
    execute("drop schema if exists " + TARGET + " cascade");
    SchemaMigrator.of(connections, SOURCE, Clock.systemUTC()).migrate();
    SchemaMigrator.of(connections, TARGET, Clock.systemUTC()).migrate();
    rows = CleanRows.of(CustomerBase.DEFAULT_SEED, customers).toList();
    List<CustomerId> taken = new ArrayList<>();
    Postgres.desk(connections, SOURCE)
        .intake()
        .take(rows.iterator(), outcome -> taken.add(((Taken) outcome).customer()));
    derived = DerivedRows.read(connections, SOURCE, taken, Intake.CHUNK);
    desk = Postgres.desk(connections, TARGET);
  }

  @Setup(Level.Invocation)
  public void empty() throws SQLException {
    execute(
        "truncate intake_target.customer, intake_target.audit_entry, intake_target.search_customer,"
            + " intake_target.search_entry cascade");
    execute("checkpoint");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Benchmark
  public IntakeTotals intake() {
    return desk.intake().take(rows.iterator(), outcome -> {});
  }

  @Benchmark
  public long plainBatches() throws SQLException {
    derived.write(connections, TARGET);
    return derived.size();
  }

  @TearDown
  public void stop() {
    connections.close();
    server.close();
  }
}
