package io.customerview.benchmark.profile;

import io.customerview.shared.CustomerId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A profile as SQL that was written afresh from the question alone, a statement for each part, with
 * nothing made of the rows but lists of values.
 */
final class ProfileByHand {

  private static final int PAGE = 50;

  private static final String HEAD =
      """
      select c.*, m.name, m.emoji, p.name, p.manager,
        (select sum(k.value) from profile.contract k
          where k.customer_id = c.id and k.type = 'RECURRING' and k.status in ('ACTIVE', 'EXPIRING', 'EXPIRED')),
        (select min(k.contracted_on) from profile.contract k where k.customer_id = c.id),
        (select min(k.renews_on) from profile.contract k where k.customer_id = c.id and k.renews_on >= date '2026-11-22')
      from profile.customer c
      left join profile.marker m on m.id = c.marker_id
      left join profile.portfolio p on p.id = c.portfolio_id
      where c.id = ?""";

  private static final String CONTACTS =
      """
      select p.*, e.* from profile.contact_point p
      left join lateral (
        select * from profile.consent_entry e where e.customer_id = p.customer_id and e.point_id = p.id
        order by e.sequence desc limit 1) e on true
      where p.customer_id = ? and p.deleted_at is null order by p.added_at""";

  private static final String PEOPLE =
      """
      select c.id, c.given_name, c.family_name, p.*, e.*
      from (select * from profile.customer where parent_id = ? and kind = 'PERSON' order by folded_name limit 50) c
      left join profile.contact_point p on p.customer_id = c.id and p.deleted_at is null
      left join lateral (
        select * from profile.consent_entry e where e.customer_id = p.customer_id and e.point_id = p.id
        order by e.sequence desc limit 1) e on true
      order by c.folded_name, p.added_at""";

  private static final String DOCUMENTS =
      """
      select d.*, f.*, r.requested_at, r.until
      from (select * from profile.document where customer_id = ? order by sent_at desc, id limit 50) d
      join profile.document_file f on f.document_id = d.id
      left join profile.restore r on r.file_id = f.id
      order by d.sent_at desc, d.id, f.position""";

  private static final String MESSAGES =
      """
      select id, name, channel, automation_name, campaign, destination, sent_at, latest_kind, latest_at, certificate
      from profile.message where customer_id = ? and not test order by sent_at desc, id desc limit 50""";

  private static final String INBOUND =
      "select * from profile.inbound where customer_id = ? order by at desc, id desc limit 50";

  /** For the totals and for the dashboard. */
  private static final String TOTALS =
      """
      select m.channel, i.kind, count(*), min(i.at), max(i.at), m.campaign
      from profile.message m join profile.interaction i on i.message_id = m.id
      where m.customer_id = ? and not m.test group by m.channel, i.kind, m.campaign""";

  private static final String INBOUND_TOTALS =
      """
      select channel, campaign, count(*), min(at), max(at)
      from profile.inbound where customer_id = ? group by channel, campaign""";

  /** For the journey map, and how effective each channel was. */
  private static final String SENT =
      """
      select m.channel, m.campaign, count(*), min(m.sent_at), max(m.sent_at),
        count(*) filter (where exists (select from profile.interaction i where i.message_id = m.id
          and i.kind in ('DELIVERED', 'RECEIVED', 'OPENED', 'CLICKED', 'REPLIED'))),
        count(*) filter (where exists (select from profile.interaction i where i.message_id = m.id
          and i.kind in ('OPENED', 'CLICKED', 'REPLIED')))
      from profile.message m
      where m.customer_id = ? and not m.test group by m.channel, m.campaign""";

  private static final String CASES =
      """
      with recursive below as (
        select cast(? as uuid) as id
        union
        select c.id from profile.customer c join below on c.parent_id = below.id),
      page as (
        select k.* from profile.customer_case k join below on below.id = k.customer_id
        order by k.created_at desc, k.number desc limit 50)
      select page.*, c.given_name, c.family_name, c.legal_name, c.trade_name, h.channel, h.count
      from page
      join profile.customer c on c.id = page.customer_id
      left join lateral (
        select one.channel, count(*) from (
          select m.channel from profile.message m join profile.interaction i on i.message_id = m.id
          where m.case_id = page.number and not m.test
          union all
          select n.channel from profile.inbound n where n.case_id = page.number) one
        group by one.channel) h on true
      order by page.created_at desc, page.number desc""";

  private static final String CASE_STATES =
      """
      with recursive below as (
        select cast(? as uuid) as id
        union
        select c.id from profile.customer c join below on c.parent_id = below.id)
      select k.state, k.campaign, count(*)
      from profile.customer_case k join below on below.id = k.customer_id
      group by k.state, k.campaign""";

  private static final String ACCEPTANCES =
      """
      select a.*, d.number, d.name from profile.acceptance a join profile.document d on d.id = a.document_id
      where a.customer_id = ? order by a.asked_at desc, a.document_id limit 50""";

  private static final String RECEIPTS =
      """
      select m.id, m.name, m.destination, m.certificate, coalesce(min(i.at) filter (where i.kind = 'SENT'), m.sent_at),
        min(i.at) filter (where i.kind = 'DELIVERED'), min(i.at) filter (where i.kind = 'RECEIVED'),
        min(i.at) filter (where i.kind = 'OPENED')
      from (
        select * from profile.message where customer_id = ? and certificate is not null and not test
        order by sent_at desc, id desc limit 50) m
      left join profile.interaction i on i.message_id = m.id
      group by m.id, m.name, m.destination, m.certificate, m.sent_at order by m.sent_at desc, m.id desc""";

  private static final String JOURNEY =
      """
      select s.name, s.position, cs.entered_on, cs.completed_on, jm.name, cm.due, cm.completed_on
      from profile.customer_journey j
      join profile.journey_stage s on s.journey_id = j.journey_id
      left join profile.journey_milestone jm on jm.stage_id = s.id
      left join profile.customer_stage cs on cs.customer_id = j.customer_id and cs.stage_id = s.id
      left join profile.customer_milestone cm on cm.customer_id = j.customer_id and cm.milestone_id = jm.id
      where j.customer_id = ? order by s.position, jm.position""";

  private static final String EVENTS =
      """
      select e.*, p.agent, p.customer_id
      from (select * from profile.event where customer_id = ? order by start_at desc, id limit 50) e
      left join profile.event_participant p on p.event_id = e.id
      order by e.start_at desc, e.id, p.position""";

  private static final String CONTRACTS =
      "select * from profile.contract where customer_id = ? order by contracted_on desc, id limit 50";

  private static final List<String> PARTS =
      List.of(
          HEAD,
          CONTACTS,
          PEOPLE,
          DOCUMENTS,
          MESSAGES,
          INBOUND,
          TOTALS,
          INBOUND_TOTALS,
          SENT,
          CASES,
          CASE_STATES,
          ACCEPTANCES,
          RECEIPTS,
          JOURNEY,
          EVENTS,
          CONTRACTS);

  private final DataSource connections;

  ProfileByHand(DataSource connections) {
    this.connections = connections;
  }

  /** Returns all parts, in the order in which they stand here. */
  List<List<Object>> of(CustomerId customer) throws SQLException {
    List<List<Object>> parts = new ArrayList<>();
    try (Connection connection = connections.getConnection()) {
      for (String part : PARTS) {
        parts.add(rows(connection, part, customer));
      }
    }
    return parts;
  }

  /** Returns the customer's row alone. */
  List<Object> row(CustomerId customer) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      return rows(connection, "select * from profile.customer where id = ?", customer);
    }
  }

  private static List<Object> rows(Connection connection, String sql, CustomerId customer)
      throws SQLException {
    List<Object> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, customer.value());
      try (ResultSet result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          @Nullable Object[] row = new Object[columns];
          for (int column = 0; column < columns; column++) {
            row[column] = result.getObject(column + 1);
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** Returns the number of rows on the first page of messages. */
  static int messages(List<List<Object>> parts) {
    return Math.min(PAGE, parts.get(PARTS.indexOf(MESSAGES)).size());
  }

  /** Returns the number of contracts. */
  static int contracts(List<List<Object>> parts) {
    return parts.get(PARTS.indexOf(CONTRACTS)).size();
  }

  /** Returns how many interactions were counted. */
  static long interactions(List<List<Object>> parts) {
    return counted(parts, TOTALS) + counted(parts, INBOUND_TOTALS);
  }

  /** Returns how many cases were counted. */
  static long cases(List<List<Object>> parts) {
    return counted(parts, CASE_STATES);
  }

  /** Returns how many cases are on the first page. */
  static long casesShown(List<List<Object>> parts) {
    return parts.get(PARTS.indexOf(CASES)).stream()
        .map(row -> ((Object[]) row)[0])
        .distinct()
        .count();
  }

  /** Returns how many messages were counted. */
  static long sent(List<List<Object>> parts) {
    return counted(parts, SENT);
  }

  /** Returns how many of them were delivered. */
  static long delivered(List<List<Object>> parts) {
    return sum(parts, SENT, 5);
  }

  /** Returns how many of them were opened, clicked or replied to. */
  static long engaged(List<List<Object>> parts) {
    return sum(parts, SENT, 6);
  }

  private static long counted(List<List<Object>> parts, String part) {
    return sum(parts, part, 2);
  }

  private static long sum(List<List<Object>> parts, String part, int column) {
    return parts.get(PARTS.indexOf(part)).stream()
        .mapToLong(row -> (Long) ((Object[]) row)[column])
        .sum();
  }
}
