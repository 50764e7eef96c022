package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.journey.CustomerJourney;
import io.customerview.merge.Merge;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.portfolio.PortfolioImportLog;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/** The imports of portfolios in PostgreSQL. */
public final class JdbcPortfolioImportLog implements PortfolioImportLog {

  private static final String INSERT_CHANGE =
      """
      insert into $schema.portfolio_import_change (
        import_id, customer_id, from_portfolio, from_new, from_since, to_portfolio, to_new, to_since)
      values (:import, :customer, :from, :fromNew, :fromSince, :to, :toNew, :toSince)""";

  private static final String CHANGES =
      """
      select change.*, made.at as made_at, made.agent, made.customers, made.undone_at
      from $schema.portfolio_import_change change
      join $schema.portfolio_import made on made.id = change.import_id\
      """;

  @Override
  public void add(UnitOfWork work, PortfolioImport made) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            insert into $schema.portfolio_import (id, at, agent, customers, undone_at)
            values (:id, :at, :agent, :customers, :undoneAt)""")
        .bind("id", made.id().value())
        .bind("at", Values.utc(made.at()))
        .bind("agent", made.agent().value())
        .bind("customers", made.customers())
        .bindByType("undoneAt", made.undoneAt().map(Values::utc).orElse(null), OffsetDateTime.class)
        .execute();
  }

  @Override
  public void did(
      UnitOfWork work,
      PortfolioImportId id,
      Collection<ImportedChange> changes,
      Collection<CustomerJourney> left) {
    Writing.each(
        work,
        INSERT_CHANGE,
        changes,
        (statement, change) -> {
          statement.bind("import", id.value()).bind("customer", change.customer().value());
          bind(statement, "from", change.before());
          bind(statement, "to", change.after());
        });
    JourneysLeft.save(work, id, left);
  }

  @Override
  public Map<CustomerId, CustomerJourney> left(
      UnitOfWork work, PortfolioImportId id, Collection<CustomerId> customers) {
    return JourneysLeft.of(work, id, customers);
  }

  private static void bind(SqlStatement<?> statement, String which, Optional<Placement> placement) {
    statement
        .bindByType(which, placement.map(one -> one.portfolio().value()).orElse(null), UUID.class)
        .bindByType(which + "New", placement.map(Placement::isNew).orElse(null), Boolean.class)
        .bindByType(
            which + "Since",
            placement.map(one -> Values.utc(one.since())).orElse(null),
            OffsetDateTime.class);
  }

  @Override
  public List<PortfolioImport> latest(UnitOfWork work, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select id as import_id, at as made_at, agent, customers, undone_at
            from $schema.portfolio_import order by at desc, id desc limit :limit""")
        .bind("limit", limit)
        .map((row, context) -> made(row))
        .list();
  }

  @Override
  public Optional<PortfolioImport> hold(UnitOfWork work, PortfolioImportId id) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select id as import_id, at as made_at, agent, customers, undone_at
            from $schema.portfolio_import where id = :id for update""")
        .bind("id", id.value())
        .map((row, context) -> made(row))
        .findOne();
  }

  private static PortfolioImport made(ResultSet row) throws SQLException {
    return new PortfolioImport(
        new PortfolioImportId(row.getObject("import_id", UUID.class)),
        Values.instant(row, "made_at"),
        new AgentId(row.getString("agent")),
        row.getLong("customers"),
        Optional.ofNullable(row.getObject("undone_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  @Override
  public List<ImportedChange> changes(UnitOfWork work, PortfolioImportId id) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(CHANGES + " where change.import_id = :id order by change.customer_id")
        .bind("id", id.value())
        .map((row, context) -> change(row))
        .list();
  }

  private static ImportedChange change(ResultSet row) throws SQLException {
    CustomerId customer = Values.id(row, "customer_id");
    return new ImportedChange(
        customer,
        placement(row, customer, "from"),
        placement(row, customer, "to"),
        Optional.ofNullable(row.getObject("overtaken_by", UUID.class)).map(PortfolioImportId::new));
  }

  private static Optional<Placement> placement(ResultSet row, CustomerId customer, String which)
      throws SQLException {
    UUID portfolio = row.getObject(which + "_portfolio", UUID.class);
    return portfolio == null
        ? Optional.empty()
        : Optional.of(
            new Placement(
                customer,
                new PortfolioId(portfolio),
                row.getBoolean(which + "_new"),
                Values.instant(row, which + "_since")));
  }

  @Override
  public Set<PortfolioImportId> counting(UnitOfWork work, CustomerId customer) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select change.import_id from $schema.portfolio_import_change change
            join $schema.portfolio_import made on made.id = change.import_id
            where change.customer_id = :customer and change.overtaken_by is distinct from :byHand
              and made.undone_at is null""")
        .bind("customer", customer.value())
        .bind("byHand", ImportedChange.BY_HAND.value())
        .mapTo(UUID.class)
        .list()
        .stream()
        .map(PortfolioImportId::new)
        .collect(Collectors.toSet());
  }

  @Override
  public void overtake(UnitOfWork work, Collection<CustomerId> customers, PortfolioImportId by) {
    mark(work, customers, "overtaken_by = :by", "overtaken_by is null", by);
  }

  @Override
  public void undo(UnitOfWork work, Collection<CustomerId> customers, PortfolioImportId by) {
    mark(work, customers, "overtaken_by = null", "overtaken_by = :by", by);
  }

  private static void mark(
      UnitOfWork work,
      Collection<CustomerId> customers,
      String set,
      String where,
      PortfolioImportId by) {
    if (!customers.isEmpty()) {
      JdbcUnitOfWork.handle(work)
          .createUpdate(
              "update $schema.portfolio_import_change set %s where customer_id = any(:customers) and %s"
                  .formatted(set, where))
          .bind("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
          .bind("by", by.value())
          .execute();
    }
  }

  @Override
  public void update(UnitOfWork work, PortfolioImport changed) {
    JdbcUnitOfWork.handle(work)
        .createUpdate("update $schema.portfolio_import set undone_at = :undoneAt where id = :id")
        .bind("id", changed.id().value())
        .bindByType(
            "undoneAt", changed.undoneAt().map(Values::utc).orElse(null), OffsetDateTime.class)
        .execute();
  }

  @Override
  public String part() {
    return ImportedChange.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "portfolio_import_change");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery(CHANGES + " where change.customer_id = :customer order by change.import_id")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> Map.entry(made(row), change(row)))
        .list()
        .forEach(did -> record.accept(record(work, did.getKey(), did.getValue())));
  }

  /** Returns what imports did with the duplicate of a merge that stands, as it is exported. */
  static List<Map<String, Object>> kept(UnitOfWork work, Merge merge) {
    List<CustomerId> former = List.of(merge.former());
    return JdbcUnitOfWork.handle(work)
        .createQuery(KeptRows.sql(CHANGES, JourneysLeft.TABLES) + " order by change.import_id")
        .bind("merge", merge.id().value())
        .map((row, context) -> Map.entry(made(row), change(row)))
        .list()
        .stream()
        .map(
            did ->
                did.getValue()
                    .toRecord(
                        did.getKey(),
                        Optional.ofNullable(
                            JourneysLeft.of(
                                    work, did.getKey().id(), former, Optional.of(merge.id()))
                                .get(merge.former()))))
        .toList();
  }

  private Map<String, Object> record(UnitOfWork work, PortfolioImport of, ImportedChange change) {
    CustomerId customer = change.customer();
    return change.toRecord(
        of, Optional.ofNullable(left(work, of.id(), List.of(customer)).get(customer)));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "delete from $schema.portfolio_import_change where customer_id = ?", customer.value());
  }

  /** What an import did with a customer that is merged away is nothing to undo of another one. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
