package io.customerview.jdbc.internal.sql;

import io.customerview.contract.Cancellation;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.contract.Contracts;
import io.customerview.contract.Tag;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The contracts in PostgreSQL. Whatever writes them also writes what they come to: the revenue and
 * the renewals that the customer base is ordered by.
 */
public final class JdbcContracts implements Contracts {

  private static final String INSERT =
      """
      insert into $schema.contract (
        id, customer_id, type, status, value, contracted_on, renews_on, tags, tag_keys, cancelled_on, cancelled_reason,
        cancelled_here_at, as_of)
      values (
        :id, :customer, :type, :status, :value, :contractedOn, :renewsOn, :tags, :tagKeys, :cancelledOn,
        :cancelledReason, :cancelledHereAt, :asOf)""";

  private static final String UPDATE =
      """
      update $schema.contract set
        customer_id = :customer, type = :type, status = :status, value = :value, contracted_on = :contractedOn,
        renews_on = :renewsOn, tags = :tags, tag_keys = :tagKeys, cancelled_on = :cancelledOn,
        cancelled_reason = :cancelledReason, cancelled_here_at = :cancelledHereAt, as_of = :asOf
      where id = :id""";

  private static final String FIGURES =
      """
      with figures as (
        select customer.id,
          coalesce(sum(contract.value) filter (where contract.status in ('ACTIVE', 'EXPIRING', 'EXPIRED')), 0) as revenue,
          max(contract.renews_on) filter (where contract.status <> 'CANCELLED') as last_renewal
        from $schema.customer customer
        left join $schema.contract contract on contract.customer_id = customer.id and contract.type = 'RECURRING'
        where customer.id = any(:customers)
        group by customer.id)
      update $schema.customer customer set revenue = figures.revenue, last_renewal = figures.last_renewal
      from figures
      where customer.id = figures.id
        and (customer.revenue, customer.last_renewal) is distinct from (figures.revenue, figures.last_renewal)""";

  private static final String RENEWALS =
      """
      insert into $schema.renewal (customer_id, renews_on, first_day, to_come)
      select customer_id, renews_on, first_day, first_day > :today
      from (
        select customer_id, renews_on,
          coalesce(lag(renews_on) over (partition by customer_id order by renews_on) + 1, '-infinity') as first_day
        from (
          select distinct customer_id, renews_on from $schema.contract
          where customer_id = any(:customers) and type = 'RECURRING' and status <> 'CANCELLED'
            and renews_on is not null
        ) as renewing
      ) as turning""";

  @Override
  public void add(UnitOfWork work, Collection<Contract> contracts) {
    write(work, INSERT, contracts);
    refresh(work, owners(contracts));
  }

  @Override
  public void update(UnitOfWork work, Collection<Contract> contracts) {
    Set<CustomerId> owners = owners(contracts);
    find(work, contracts.stream().map(Contract::id).toList())
        .values()
        .forEach(before -> owners.add(before.customer()));
    write(work, UPDATE, contracts);
    refresh(work, owners);
  }

  private static Set<CustomerId> owners(Collection<Contract> contracts) {
    Set<CustomerId> owners = new HashSet<>();
    contracts.forEach(contract -> owners.add(contract.customer()));
    return owners;
  }

  private static void write(UnitOfWork work, String statement, Collection<Contract> contracts) {
    PreparedBatch batch = JdbcUnitOfWork.handle(work).prepareBatch(statement);
    for (Contract contract : contracts) {
      Optional<Cancellation> cancellation = contract.cancellation();
      batch
          .bind("id", contract.id().value())
          .bind("customer", contract.customer().value())
          .bind("type", contract.type().name())
          .bind("status", contract.status().name())
          .bind("value", contract.value().toBigDecimal())
          .bind("contractedOn", contract.contractedOn())
          .bindByType("renewsOn", contract.renewsOn().orElse(null), LocalDate.class)
          .bind("tags", contract.tags().stream().map(Tag::text).toArray(String[]::new))
          .bind("tagKeys", contract.tags().stream().map(Tag::key).toArray(String[]::new))
          .bindByType(
              "cancelledOn", cancellation.map(Cancellation::on).orElse(null), LocalDate.class)
          .bind("cancelledReason", cancellation.flatMap(Cancellation::reason).orElse(null))
          .bindByType(
              "cancelledHereAt",
              cancellation.flatMap(Cancellation::madeHereAt).map(Values::utc).orElse(null),
              OffsetDateTime.class)
          .bindByType("asOf", contract.asOf().map(Values::utc).orElse(null), OffsetDateTime.class)
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** Works out again what the contracts of these customers come to. */
  static void refresh(UnitOfWork work, Collection<CustomerId> customers) {
    if (customers.isEmpty()) {
      return;
    }
    UUID[] ids = Values.uuids(customers);
    Handle handle = JdbcUnitOfWork.handle(work);
    handle.createUpdate(FIGURES).bind("customers", ids).execute();
    handle
        .createUpdate("delete from $schema.renewal where customer_id = any(:customers)")
        .bind("customers", ids)
        .execute();
    handle
        .createUpdate(RENEWALS)
        .bind("customers", ids)
        .bind("today", earliestToday(work))
        .execute();
  }

  /** What is to come on this day has not come on any day that is today somewhere. */
  private static LocalDate earliestToday(UnitOfWork work) {
    return work.moment().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }

  @Override
  public Map<ContractId, Contract> find(UnitOfWork work, Collection<ContractId> contracts) {
    Map<ContractId, Contract> found = new LinkedHashMap<>();
    if (!contracts.isEmpty()) {
      String[] ids = contracts.stream().map(ContractId::value).toArray(String[]::new);
      select("where id = any(:ids)", Map.of("ids", ids))
          .list(work)
          .forEach(contract -> found.put(contract.id(), contract));
    }
    return found;
  }

  @Override
  public Map<CustomerId, List<Contract>> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, List<Contract>> found = new LinkedHashMap<>();
    if (!customers.isEmpty()) {
      all(customers)
          .list(work)
          .forEach(
              contract ->
                  found
                      .computeIfAbsent(contract.customer(), id -> new ArrayList<>())
                      .add(contract));
    }
    return found;
  }

  static Reading<Contract> all(Collection<CustomerId> customers) {
    return select(
        Values.sized(
            "where customer_id = any(:customers) order by customer_id, contracted_on desc, id",
            customers),
        Map.of("customers", Values.uuids(customers)));
  }

  @Override
  public List<Contract> of(UnitOfWork work, CustomerId customer, Optional<Place> after, int limit) {
    return page(customer, after, limit).list(work);
  }

  static Reading<Contract> page(CustomerId customer, Optional<Place> after, int limit) {
    Map<String, Object> values = new HashMap<>();
    values.put("customer", customer.value());
    values.put("limit", limit);
    after.ifPresent(
        place -> {
          values.put("day", place.contractedOn());
          values.put("id", place.id().value());
        });
    String rest =
        after.isPresent() ? "and contracted_on <= :day and (contracted_on < :day or id > :id)" : "";
    return select(
        "where customer_id = :customer %s order by contracted_on desc, id limit :limit"
            .formatted(rest),
        values);
  }

  private static Reading<Contract> select(String where, Map<String, ?> values) {
    return new Reading<>(
        "select * from $schema.contract " + where, values, JdbcContracts::contract);
  }

  private static Contract contract(Columns row) throws SQLException {
    List<Tag> tags = row.getList("tags", String.class).stream().map(Tag::of).toList();
    LocalDate cancelledOn = row.getObject("cancelled_on", LocalDate.class);
    return new Contract(
        new ContractId(row.getString("id")),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new ContractTerms(
            ContractType.valueOf(row.getString("type")),
            ContractStatus.valueOf(row.getString("status")),
            Money.of(row.getBigDecimal("value")),
            row.getObject("contracted_on", LocalDate.class),
            Optional.ofNullable(row.getObject("renews_on", LocalDate.class)),
            tags,
            cancelledOn == null
                ? Optional.empty()
                : Optional.of(
                    new Cancellation(
                        cancelledOn,
                        Optional.ofNullable(row.getString("cancelled_reason")),
                        moment(row, "cancelled_here_at")))),
        moment(row, "as_of"));
  }

  private static Optional<Instant> moment(Columns row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public String part() {
    return Contract.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "contract");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    all(List.of(customer)).each(work, Values.FETCH, contract -> record.accept(contract.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.contract where customer_id = ?", customer.value());
    refresh(work, List.of(customer));
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.contract set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
    refresh(work, List.of(from, to));
  }
}
