package io.customerview.jdbc.internal.sql;

import io.customerview.cases.CaseEdition;
import io.customerview.cases.CaseGroup;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.CaseState;
import io.customerview.cases.Cases;
import io.customerview.cases.CustomerCase;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.net.URI;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlStatement;

/** The cases in PostgreSQL. */
public final class JdbcCases implements Cases {

  private static final String INSERT =
      """
      insert into $schema.customer_case (
        number, customer_id, state, created_at, campaign, link, as_of, sequence)
      values (:number, :customer, :state, :createdAt, :campaign, :link, :asOf, :sequence)""";

  private static final String UPDATE =
      """
      update $schema.customer_case set customer_id = :customer, state = :state, created_at = :createdAt,
        campaign = :campaign, link = :link, as_of = :asOf, sequence = :sequence
      where number = :number""";

  /** The customer and who stands below it; {@code union} ends also where somebody made a cycle. */
  private static final String BELOW =
      """
      with recursive below as (
        select cast(:customer as uuid) as id
        union
        select customer.id from $schema.customer customer join below on customer.parent_id = below.id)
      """;

  /** The first cases of each are read, and no more. */
  private static final String LIST =
      BELOW
          + """
          select newest.* from below cross join lateral (
            select * from $schema.customer_case one where one.customer_id = below.id %s
            order by one.created_at desc, one.number desc limit :limit) as newest
          order by newest.created_at desc, newest.number desc limit :limit""";

  /** Counted for each of them, so that nobody else's cases are read, however many there are. */
  private static final String GROUPS =
      BELOW
          + """
          select counted.state, counted.campaign, cast(sum(counted.cases) as bigint) as cases
          from below cross join lateral (
            select one.state, one.campaign, count(*) as cases
            from $schema.customer_case one where one.customer_id = below.id %s
            group by one.state, one.campaign) as counted
          group by counted.state, counted.campaign""";

  @Override
  public void add(UnitOfWork work, Collection<CustomerCase> cases) {
    Writing.each(work, INSERT, cases, JdbcCases::bind);
  }

  @Override
  public void update(UnitOfWork work, Collection<CustomerCase> cases) {
    Writing.each(work, UPDATE, cases, JdbcCases::bind);
  }

  private static void bind(SqlStatement<?> statement, CustomerCase one) {
    statement
        .bind("number", one.number().value())
        .bind("customer", one.customer().value())
        .bind("state", one.state().code())
        .bind("createdAt", Values.utc(one.createdAt()))
        .bind("campaign", one.campaign().orElse(null))
        .bind("link", one.link().map(URI::toString).orElse(null))
        .bind("asOf", Values.utc(one.edition().at()))
        .bind("sequence", one.edition().sequence());
  }

  @Override
  public Map<CaseId, CustomerCase> find(UnitOfWork work, Collection<CaseId> cases) {
    Map<CaseId, CustomerCase> found = new LinkedHashMap<>();
    if (!cases.isEmpty()) {
      String[] ids = cases.stream().map(CaseId::value).toArray(String[]::new);
      new Reading<>(
              Values.sized("select * from $schema.customer_case where number = any(:ids)", cases),
              Map.of("ids", ids),
              JdbcCases::read)
          .list(work)
          .forEach(one -> found.put(one.number(), one));
    }
    return found;
  }

  @Override
  public List<CustomerCase> list(
      UnitOfWork work,
      CustomerId customer,
      CaseQuery query,
      Optional<Place> after,
      int limit,
      ZoneId zone) {
    return page(customer, query, after, limit, zone).list(work);
  }

  static Reading<CustomerCase> page(
      CustomerId customer, CaseQuery query, Optional<Place> after, int limit, ZoneId zone) {
    Map<String, Object> values = new HashMap<>();
    String where = where(customer, query, zone, values);
    if (after.isPresent()) {
      where += " and (one.created_at, one.number) < (:placeAt, :placeNumber)";
      values.put("placeAt", Values.utc(after.get().createdAt()));
      values.put("placeNumber", after.get().number().value());
    }
    values.put("limit", limit);
    return new Reading<>(LIST.formatted(where), values, JdbcCases::read);
  }

  private static String where(
      CustomerId customer, CaseQuery query, ZoneId zone, Map<String, Object> values) {
    values.put("customer", customer.value());
    StringBuilder where = new StringBuilder();
    query
        .state()
        .ifPresent(state -> add(where, " and one.state = :state", values, "state", state.code()));
    query
        .campaign()
        .ifPresent(
            campaign ->
                add(
                    where,
                    " and coalesce(one.campaign, '') = :campaign",
                    values,
                    "campaign",
                    campaign.name().orElse("")));
    query
        .days()
        .start(zone)
        .ifPresent(
            start ->
                add(where, " and one.created_at >= :start", values, "start", Values.utc(start)));
    query
        .days()
        .end(zone)
        .ifPresent(end -> add(where, " and one.created_at < :end", values, "end", Values.utc(end)));
    return where.toString();
  }

  private static void add(
      StringBuilder where,
      String condition,
      Map<String, Object> values,
      String name,
      Object value) {
    where.append(condition);
    values.put(name, value);
  }

  @Override
  public List<CaseGroup> groups(
      UnitOfWork work, CustomerId customer, CaseQuery query, ZoneId zone) {
    return grouped(customer, query, zone).list(work);
  }

  static Reading<CaseGroup> grouped(CustomerId customer, CaseQuery query, ZoneId zone) {
    Map<String, Object> values = new HashMap<>();
    String where = where(customer, query, zone, values);
    return new Reading<>(
        GROUPS.formatted(where),
        values,
        row ->
            new CaseGroup(
                new CaseState(row.getString("state")),
                Optional.ofNullable(row.getString("campaign")),
                row.getLong("cases")));
  }

  private static CustomerCase read(Columns row) throws SQLException {
    return new CustomerCase(
        new CaseId(row.getString("number")),
        Values.id(row, "customer_id"),
        new CaseState(row.getString("state")),
        Values.instant(row, "created_at"),
        Optional.ofNullable(row.getString("campaign")),
        Optional.ofNullable(row.getString("link")).map(URI::create),
        new CaseEdition(Values.instant(row, "as_of"), row.getLong("sequence")));
  }

  @Override
  public String part() {
    return CustomerCase.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "customer_case");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    new Reading<>(
            """
            select * from $schema.customer_case where customer_id = :customer
            order by created_at desc, number desc""",
            Map.of("customer", customer.value()),
            JdbcCases::read)
        .each(work, Values.FETCH, one -> record.accept(one.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.customer_case where customer_id = ?", customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.customer_case set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
