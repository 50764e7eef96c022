package io.customerview.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.benchmark.base.OutboxBase;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.plain.PlainRelay;
import io.customerview.message.RelaySettings;
import io.customerview.spi.Receipt;
import java.sql.SQLException;
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
 * One relay that empties the outbox into a gateway that does nothing, beside a loop of plain JDBC,
 * written by hand, with the same reads and writes in transactions of the same size: ours is to be
 * at least 0.8 as fast.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@SuppressWarnings("NullAway.Init") // by JMH
public class RelayBenchmark {

  private static final String SCHEMA = "relay";

  /** How many messages are waiting, a customer for every two. */
  @Param({"20", "2000"})
  public int messages;

  private Postgres server;
  private HikariDataSource connections;
  private OutboxBase outbox;

  @Setup
  public void fill() throws SQLException {
    server = Postgres.temporary();
    connections = server.pool("");
    outbox = OutboxBase.fill(connections, SCHEMA, messages, message -> Receipt.bare());
  }

  @Setup(Level.Invocation)
  public void queue() throws SQLException {
    outbox.queueAgain();
  }

  @Benchmark
  public int relay() {
    return outbox.relayAll();
  }

  @Benchmark
  public int byHand() throws SQLException {
    return new PlainRelay(connections, SCHEMA, RelaySettings.DEFAULT_BATCH).run();
  }

  @TearDown(Level.Invocation)
  public void check() throws SQLException {
    outbox.checkAllSent();
  }

  @TearDown
  public void stop() {
    connections.close();
    server.close();
  }
}
