package io.customerview.benchmark.base;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageRow;
import io.customerview.message.RelaySettings;
import io.customerview.message.ResendTo;
import io.customerview.message.SentMessage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.RelayListener;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * An outbox that is full, and can be filled again with the same messages. Thread-safe once it is
 * filled.
 */
public final class OutboxBase {

  private final DataSource connections;
  private final String schema;
  private final int messages;
  private final CustomerView view;

  private OutboxBase(DataSource connections, String schema, int messages, MessageGateway gateway) {
    this.connections = connections;
    this.schema = schema;
    this.messages = messages;
    this.view =
        CustomerView.builder()
            .storage(JdbcStorage.of(connections, schema))
            .clock(Clock.systemUTC())
            .secrets(Postgres.secrets())
            .messages(gateway)
            .build();
  }

  /**
   * Makes a schema with customers who have been written to, two messages for each in the outbox.
   */
  public static OutboxBase fill(
      DataSource connections, String schema, int messages, MessageGateway gateway)
      throws SQLException {
    OutboxBase base = new OutboxBase(connections, schema, messages, gateway);
    base.execute("drop schema if exists " + schema + " cascade");
    SchemaMigrator.of(connections, schema, Clock.systemUTC()).migrate();
    AgentView desk = base.view.as(Agent.system(new AgentId("benchmark")));
    for (int index = 0; index < messages / 2; index++) {
      CustomerId customer = customer(desk, index);
      MessageId sent = sent(desk, customer, index);
      for (String key : List.of("a" + index, "b" + index)) {
        desk.messageSending().resend(customer, sent, ResendTo.first(), new IdempotencyKey(key));
      }
    }
    base.execute(
        "create table $s.waiting as select * from $s.outbox;"
            + " create table $s.lane_before as select * from $s.outbox_lane;"
            + " create table $s.sent_before as select * from $s.message;"
            + " create table $s.version_before as select id, version from $s.customer");
    return base;
  }

  private static CustomerId customer(AgentView desk, int index) {
    Registered registered =
        desk.customers().register(Registration.builder(Person.of("Lia", "Teles")).build());
    desk.contacts()
        .add(
            registered.customer(),
            registered.version(),
            NewContact.of(address(index))
                .optedIn(Evidence.of("site", "form", Clock.systemUTC().instant())));
    return registered.customer();
  }

  private static Address address(int index) {
    return Address.email("lia" + index + "@exemplo.com.br");
  }

  private static MessageId sent(AgentView desk, CustomerId customer, int index) {
    MessageId id = new MessageId("m-" + index);
    SentMessage sent =
        SentMessage.builder(
                "Fatura",
                MessageChannel.EMAIL,
                new Purpose("billing"),
                address(index),
                Clock.systemUTC().instant())
            .content(MessageContent.text("Sua fatura venceu. ".repeat(20)))
            .build();
    desk.messageIntake()
        .take(List.of(MessageRow.of(1, id, customer, sent)).iterator(), outcome -> {});
    return id;
  }

  /** Puts the same messages into the outbox again, and forgets that they were sent. */
  public void queueAgain() throws SQLException {
    execute(
        """
        truncate $s.outbox, $s.outbox_lane, $s.message, $s.interaction, $s.interaction_total, $s.message_total, $s.hand_over, $s.audit_entry;
        insert into $s.message select * from $s.sent_before;
        update $s.customer set version = before.version from $s.version_before before where before.id = customer.id;
        insert into $s.outbox overriding system value select * from $s.waiting;
        insert into $s.outbox_lane select * from $s.lane_before;
        analyze $s.outbox, $s.outbox_lane""");
    execute("vacuum " + schema + ".customer");
    execute("checkpoint");
  }

  /** Runs a relay until nothing is open, and returns how many messages it handed over. */
  public int relayAll() {
    var relay =
        view.relay(
            RelaySettings.builder().lease(Duration.ofMinutes(10)).build(), RelayListener.none());
    int handedOver = 0;
    int last;
    do {
      last = relay.runOnce().handedOver();
      handedOver += last;
    } while (last > 0);
    return handedOver;
  }

  /** Fails unless every message was handed over, and is kept. */
  public void checkAllSent() throws SQLException {
    long sent =
        count(
            "select count(*) from $s.outbox join $s.message on message.id = outbox.id::text"
                + " where state = 'HANDED_OVER'");
    long counted = count("select count(*) from $s.hand_over");
    if (sent != messages || counted != messages) {
      throw new IllegalStateException(
          "of %d messages %d were handed over and %d counted".formatted(messages, sent, counted));
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.replace("$s", schema))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql.replace("$s", schema));
    }
  }
}
