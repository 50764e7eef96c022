package io.customerview.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.benchmark.base.OutboxBase;
import io.customerview.benchmark.base.Postgres;
import io.customerview.spi.Receipt;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
 * Two relays at one outbox beside one, with a gateway that takes 5 ms: two are to be at least 1.8
 * times as fast.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@SuppressWarnings("NullAway.Init") // by JMH
public class TwoRelaysBenchmark {

  private static final long GATEWAY_MILLIS = 5;

  /** How many messages are waiting, a customer for every two. */
  @Param({"20", "1000"})
  public int messages;

  private Postgres server;
  private HikariDataSource connections;
  private OutboxBase outbox;
  private ExecutorService relays;

  @Setup
  public void fill() throws SQLException {
    server = Postgres.temporary();
    connections = server.pool("");
    outbox =
        OutboxBase.fill(
            connections,
            "two_relays",
            messages,
            message -> {
              Thread.sleep(GATEWAY_MILLIS);
              return Receipt.bare();
            });
    relays = Executors.newFixedThreadPool(2);
  }

  @Setup(Level.Invocation)
  public void queue() throws SQLException {
    outbox.queueAgain();
  }

  @Benchmark
  public int one() throws ExecutionException, InterruptedException {
    return together(1);
  }

  @Benchmark
  public int two() throws ExecutionException, InterruptedException {
    return together(2);
  }

  private int together(int many) throws ExecutionException, InterruptedException {
    List<Future<Integer>> running = new ArrayList<>();
    for (int relay = 0; relay < many; relay++) {
      running.add(relays.submit(outbox::relayAll));
    }
    int handedOver = 0;
    for (Future<Integer> relay : running) {
      handedOver += relay.get();
    }
    return handedOver;
  }

  @TearDown(Level.Invocation)
  public void check() throws SQLException {
    outbox.checkAllSent();
  }

  @TearDown
  public void stop() {
    relays.shutdownNow();
    connections.close();
    server.close();
  }
}
