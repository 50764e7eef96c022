package io.customerview.benchmark.message;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.plain.PlainReports;
import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageIntake;
import io.customerview.message.MessageRow;
import io.customerview.message.MessageTotals;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Secrets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
 * Taking delivery reports in, four for each message, in no order, beside plain JDBC batches that
 * write the same rows, ready made, in transactions of the same size: ours is to be at least half as
 * fast.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@SuppressWarnings("NullAway.Init") // by JMH
public class ReportsBenchmark {

  private static final String SCHEMA = "reports";
  private static final int A_CUSTOMER = 20;
  private static final Instant SENT = Instant.parse("2026-11-22T12:00:00Z");

  private static final List<InteractionKind> KINDS =
      List.of(
          InteractionKind.SENT,
          InteractionKind.DELIVERED,
          InteractionKind.OPENED,
          InteractionKind.CLICKED);

  /** How many reports. */
  @Param({"60", "10000"})
  public int reports;

  /** Whether the driver makes one insert of many, as its users may ask for. */
  @Param({"false", "true"})
  public boolean reWriteBatchedInserts;

  private Postgres server;
  private HikariDataSource connections;
  private AgentView desk;
  private List<ReportRow> rows = List.of();
  private PlainReports plain;

  @Setup
  public void fill() throws SQLException {
    server = Postgres.temporary();
    connections = server.pool("reWriteBatchedInserts=" + reWriteBatchedInserts);
    execute("drop schema if exists " + SCHEMA + " cascade");
    SchemaMigrator.of(connections, SCHEMA, Clock.systemUTC()).migrate();
    desk =
        CustomerView.builder()
            .storage(JdbcStorage.of(connections, SCHEMA))
            .clock(Clock.systemUTC())
            .secrets(Secrets.of(new byte[32]))
            .build()
            .as(Agent.system(new AgentId("benchmark")));
    List<MessageRow> messages = messages(reports / KINDS.size());
    desk.messageIntake().take(messages.iterator(), outcome -> {});
    rows = shuffled(messages);
    execute("vacuum analyze");
    reports();
    plain = PlainReports.read(connections, SCHEMA, rows, MessageIntake.CHUNK);
  }

  private List<MessageRow> messages(int many) {
    List<MessageRow> messages = new ArrayList<>();
    CustomerId customer = null;
    for (int number = 0; number < many; number++) {
      if (number % A_CUSTOMER == 0 || customer == null) {
        customer =
            desk.customers()
                .register(Registration.builder(Person.of("Lia", null)).build())
                .customer();
      }
      SentMessage sent =
          SentMessage.builder(
                  "Fatura",
                  MessageChannel.EMAIL,
                  new Purpose("billing"),
                  Address.email("lia@exemplo.com.br"),
                  SENT.plusSeconds(number))
              .build();
      messages.add(MessageRow.of(number + 1L, new MessageId("m-" + number), customer, sent));
    }
    return messages;
  }

  private static List<ReportRow> shuffled(List<MessageRow> messages) {
    List<Interaction> all = new ArrayList<>();
    for (MessageRow message : messages) {
      for (int kind = 0; kind < KINDS.size(); kind++) {
        all.add(
            Interaction.of(
                message.message(), KINDS.get(kind), message.sent().at().plusSeconds(kind * 30L)));
      }
    }
    Collections.shuffle(all, new Random(1));
    List<ReportRow> rows = new ArrayList<>();
    all.forEach(one -> rows.add(new ReportRow(rows.size() + 1L, one)));
    return rows;
  }

  @Setup(Level.Invocation)
  public void empty() throws SQLException {
    execute(
        """
        truncate reports.interaction, reports.interaction_total;
        update reports.message set
          latest_kind = null, latest_at = null, delivered = false, engaged = false;
        update reports.message_total set interactions = 0, delivered = 0, engaged = 0""");
    execute("vacuum reports.message, reports.message_total");
    execute("checkpoint");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Benchmark
  public MessageTotals reports() {
    return desk.messageIntake().report(rows.iterator(), outcome -> {});
  }

  @Benchmark
  public long plainBatches() throws SQLException {
    plain.write(connections, SCHEMA);
    return plain.size();
  }

  /** Fails unless both have written the same. */
  @TearDown(Level.Invocation)
  public void check() throws SQLException {
    long kept = count("select count(*) from reports.interaction");
    long counted = count("select sum(count) from reports.interaction_total");
    long told =
        count(
            "select count(*) from reports.message"
                + " where latest_kind = 'CLICKED' and delivered and engaged");
    long totalled =
        count(
            "select sum(interactions) from reports.message_total"
                + " where delivered = messages and engaged = messages");
    if (kept != rows.size() || counted != kept || totalled != kept || told * KINDS.size() != kept) {
      throw new IllegalStateException(
          "of %d reports %d are kept, %d counted, %d totalled, %d messages say so"
              .formatted(rows.size(), kept, counted, totalled, told));
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @TearDown
  public void stop() {
    connections.close();
    server.close();
  }
}
