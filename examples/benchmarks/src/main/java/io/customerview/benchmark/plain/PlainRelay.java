package io.customerview.benchmark.plain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A relay as somebody writes it by hand who needs no library: plain JDBC on one connection, the
 * statements prepared once. It reads what the decision reads, writes what a hand-over leaves, and
 * commits as often as ours; what it reads it takes for allowed.
 */
public final class PlainRelay {

  private static final String LOCK_LANES =
      """
      select customer_id from $s.outbox_lane where due <= ? order by due, place limit ? for update skip locked""";

  /** The first of each lane; it takes it for granted that none is leased or tried again. */
  private static final String CLAIM =
      """
      with head as materialized (
        select first.id from unnest(?::uuid[]) as lane (customer_id)
        cross join lateral (
          select id from $s.outbox o
          where o.customer_id = lane.customer_id and o.recipient = 'CUSTOMER' and o.due is not null
          order by o.place limit 1) first
      ), locked as (
        select o.id from head join $s.outbox o on o.id = head.id for update of o skip locked
      )
      update $s.outbox o set state = 'LEASED', due = ?, codes = '{}', lease = o.lease + 1
      from locked where o.id = locked.id returning o.*""";

  private static final String LOCK_LANE =
      "select 1 from $s.outbox_lane where customer_id = any(?) and recipient = 'CUSTOMER' for update";

  /** What comes next in lanes: the one that is leased, else the first. */
  private static final String FOLLOW =
      """
      with next as (
        select lane.customer_id, first.due, first.place from unnest(?::uuid[]) as lane (customer_id)
        left join lateral (
          select due, place from $s.outbox o
          where o.customer_id = lane.customer_id and o.recipient = 'CUSTOMER' and o.due is not null
          order by (o.state = 'LEASED') desc, o.due, o.place limit 1) first on true
      )
      merge into $s.outbox_lane l using next on l.customer_id = next.customer_id and l.recipient = 'CUSTOMER'
      when matched and next.due is null then delete
      when matched then update set due = next.due, place = next.place
      when not matched and next.due is not null then
        insert (customer_id, recipient, due, place) values (next.customer_id, 'CUSTOMER', next.due, next.place)""";

  private static final String LOCK_ARRIVALS = "select pg_advisory_xact_lock_shared(?)";
  private static final String LOCK_CUSTOMERS =
      "select id, version from $s.customer where id = any(?) order by id for no key update";
  private static final String LOCK_ENTRY = "select * from $s.outbox where id = ? for update";
  private static final String AWAITED = "select * from $s.awaited_report where message_id = ?";
  private static final String KNOWN = "select * from $s.message where id = ?";

  private static final String ADD_MESSAGE =
      """
      insert into $s.message (
        id, customer_id, name, channel, contact_channel, purpose, destination, media_type, body, agent, sent_at, day, test,
        files)
      select id::text, customer_id, name, channel, contact_channel, purpose, destination, media_type, body, agent, ?,
        current_date, test, files
      from $s.outbox where id = ?""";

  private static final String HAND_OVER =
      """
      insert into $s.hand_over (id, customer_id, channel, contact_channel, purpose, normalized, moment, test)
      values (?, ?, 'email', 'EMAIL', 'billing', ?, ?, false)
      on conflict (id) do update set moment = excluded.moment, normalized = excluded.normalized
      where excluded.moment > hand_over.moment""";

  private static final String END =
      """
      update $s.outbox set state = 'HANDED_OVER', due = null, ended_at = ?, codes = '{}', address = destination,
        reference = null, lease = 1, attempts = 1
      where id = ?""";

  private static final String BEGIN =
      """
      update $s.outbox set state = 'LEASED', due = ?, ended_at = null, codes = '{}', address = null, reference = null,
        lease = 1, attempts = 1
      where id = ?""";

  private static final String RAISE = "update $s.customer set version = ? where id = ?";

  private static final String AUDIT =
      """
      insert into $s.audit_entry (id, customer_id, version, moment, agent, operation, happenings)
      values (?, ?, ?, ?, 'by-hand', 'outbox.relay', cast(? as jsonb))""";

  /** What the decision reads. */
  private static final List<String> DECISION =
      List.of(
          """
          select customer.*, array(
            select array[document.country, document.type, document.rule, document.number]
            from $s.identity_document document where document.customer_id = customer.id) as documents
          from $s.customer customer where id = ?""",
          """
          select point.*, entry.* from $s.contact_point point
          left join lateral (
            select * from $s.consent_entry entry
            where entry.customer_id = point.customer_id and entry.point_id = point.id order by sequence desc limit 1
          ) entry on true
          where point.customer_id = ? and point.deleted_at is null""",
          "select * from $s.consent_entry where customer_id = ? order by sequence",
          "select * from $s.hand_over where customer_id = ? and moment > now() order by moment, id",
          "select * from $s.pause where customer_id = ? and ends_at > now() order by set_at, id");

  private static final String SUPPRESSED =
      "select * from $s.suppression where hash = any(?) and lifted_at is null";

  private final DataSource connections;
  private final String schema;
  private final int batch;

  public PlainRelay(DataSource connections, String schema, int batch) {
    this.connections = connections;
    this.schema = schema;
    this.batch = batch;
  }

  private record Entry(UUID id, UUID customer, String destination) {}

  /** Empties the outbox, and returns how many messages it handed over. */
  public int run() throws SQLException {
    int handedOver = 0;
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      try (Statements at = new Statements(connection, schema)) {
        List<Entry> claimed = claim(at);
        while (!claimed.isEmpty()) {
          Entry ended = null;
          for (Entry entry : claimed) {
            step(at, ended, entry);
            ended = entry;
          }
          step(at, ended, null);
          handedOver += claimed.size();
          claimed = claim(at);
        }
      }
      connection.setAutoCommit(true);
    }
    return handedOver;
  }

  private List<Entry> claim(Statements at) throws SQLException {
    OffsetDateTime now = now();
    List<UUID> lanes = new ArrayList<>();
    try (ResultSet rows = at.query(LOCK_LANES, now, batch)) {
      while (rows.next()) {
        lanes.add(rows.getObject("customer_id", UUID.class));
      }
    }
    List<Entry> claimed = new ArrayList<>();
    if (!lanes.isEmpty()) {
      try (ResultSet rows = at.query(CLAIM, lanes.toArray(UUID[]::new), now.plusMinutes(10))) {
        while (rows.next()) {
          claimed.add(
              new Entry(
                  rows.getObject("id", UUID.class),
                  rows.getObject("customer_id", UUID.class),
                  rows.getString("destination")));
        }
      }
      follow(at, lanes.toArray(UUID[]::new));
    }
    at.commit();
    return claimed;
  }

  private static void follow(Statements at, UUID... lanes) throws SQLException {
    at.read(LOCK_LANE, (Object) lanes);
    at.write(FOLLOW, (Object) lanes);
  }

  /** Writes down that one was handed over, and begins the next one, in one transaction. */
  private static void step(Statements at, @Nullable Entry ended, @Nullable Entry next)
      throws SQLException {
    List<UUID> customers = new ArrayList<>();
    if (ended != null) {
      at.read(LOCK_ARRIVALS, (long) ended.id().hashCode() & 63);
      customers.add(ended.customer());
    }
    if (next != null) {
      customers.add(next.customer());
    }
    long version = lock(at, customers, ended);
    if (ended != null) {
      end(at, ended, version + 1);
    }
    if (next != null) {
      begin(at, next);
    }
    at.commit();
  }

  private static long lock(Statements at, List<UUID> customers, @Nullable Entry ended)
      throws SQLException {
    long version = 0;
    try (ResultSet rows = at.query(LOCK_CUSTOMERS, (Object) customers.toArray(UUID[]::new))) {
      while (rows.next()) {
        if (ended != null && ended.customer().equals(rows.getObject("id", UUID.class))) {
          version = rows.getLong("version");
        }
      }
    }
    return version;
  }

  private static void end(Statements at, Entry entry, long version) throws SQLException {
    OffsetDateTime now = now();
    at.read(LOCK_ENTRY, entry.id());
    at.write(END, now, entry.id());
    follow(at, entry.customer());
    at.read(AWAITED, entry.id().toString());
    at.read(KNOWN, entry.id().toString());
    at.write(ADD_MESSAGE, now, entry.id());
    at.write(RAISE, version, entry.customer());
    at.write(
        AUDIT,
        UUID.randomUUID(),
        entry.customer(),
        version,
        now,
        "[{\"event\": \"message.added\", \"details\": {\"message\": \"***\", \"channel\": \"email\"}}]");
  }

  private static void begin(Statements at, Entry entry) throws SQLException {
    at.read(LOCK_ENTRY, entry.id());
    for (String question : DECISION) {
      at.read(question, entry.customer());
    }
    at.read(SUPPRESSED, (Object) new String[] {entry.destination()});
    OffsetDateTime now = now();
    at.write(HAND_OVER, entry.id(), entry.customer(), entry.destination(), now);
    at.write(BEGIN, now.plusMinutes(10), entry.id());
    follow(at, entry.customer());
  }

  private static OffsetDateTime now() {
    return Instant.now().atOffset(ZoneOffset.UTC);
  }

  /** Statements that are prepared once. */
  private static final class Statements implements AutoCloseable {

    private final Connection connection;
    private final String schema;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection, String schema) {
      this.connection = connection;
      this.schema = schema;
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
      PreparedStatement statement = prepared.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql.replace("$s", schema));
        prepared.put(sql, statement);
      }
      for (int index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      return statement;
    }

    ResultSet query(String sql, Object... values) throws SQLException {
      return bound(sql, values).executeQuery();
    }

    /** Reads every column of every row, as whoever needs them does. */
    void read(String sql, Object... values) throws SQLException {
      try (ResultSet rows = query(sql, values)) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            rows.getObject(column);
          }
        }
      }
    }

    void write(String sql, Object... values) throws SQLException {
      bound(sql, values).executeUpdate();
    }

    void commit() throws SQLException {
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      for (PreparedStatement statement : prepared.values()) {
        statement.close();
      }
    }
  }
}
