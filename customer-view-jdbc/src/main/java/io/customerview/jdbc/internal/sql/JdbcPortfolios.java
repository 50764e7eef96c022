package io.customerview.jdbc.internal.sql;

import io.customerview.customer.Customers.Place;
import io.customerview.customer.Party.Company;
import io.customerview.identity.Cnpj;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.portfolio.CustomerPortfolio;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.Portfolios;
import io.customerview.portfolio.TemplateRow;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The portfolios in PostgreSQL; where a customer is stands in the customer's row. */
public final class JdbcPortfolios implements Portfolios {

  @Override
  public List<Portfolio> all(UnitOfWork work) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.portfolio order by name")
        .map((row, context) -> portfolio(Columns.of(row)))
        .list();
  }

  /** Others go on reading, and putting customers into portfolios. */
  @Override
  public List<Portfolio> lock(UnitOfWork work) {
    JdbcUnitOfWork.handle(work)
        .execute("lock table $schema.portfolio in share update exclusive mode");
    return all(work);
  }

  @Override
  public Optional<Portfolio> find(UnitOfWork work, PortfolioId portfolio) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.portfolio where id = :id")
        .bind("id", portfolio.value())
        .map((row, context) -> portfolio(Columns.of(row)))
        .findOne();
  }

  @Override
  public Map<PortfolioId, Portfolio> hold(UnitOfWork work, Collection<PortfolioId> portfolios) {
    Map<PortfolioId, Portfolio> held = new LinkedHashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.portfolio where id = any(:ids) order by id for share")
        .bind("ids", portfolios.stream().map(PortfolioId::value).toArray(UUID[]::new))
        .map((row, context) -> portfolio(Columns.of(row)))
        .forEach(portfolio -> held.put(portfolio.id(), portfolio));
    return held;
  }

  private static Portfolio portfolio(Columns row) throws SQLException {
    return new Portfolio(
        new PortfolioId(row.getObject("id", UUID.class)),
        row.getString("name"),
        new AgentId(row.getString("manager")),
        Optional.ofNullable(row.getObject("journey_id", UUID.class)).map(JourneyId::new),
        row.getBoolean("is_default"),
        new Version(row.getLong("version")));
  }

  /** They are written in another order, which the index of defaults needs. */
  private static void lockInOrder(UnitOfWork work, Collection<Portfolio> portfolios) {
    JdbcUnitOfWork.handle(work)
        .createQuery("select id from $schema.portfolio where id = any(:ids) order by id for update")
        .bind("ids", portfolios.stream().map(one -> one.id().value()).toArray(UUID[]::new))
        .mapTo(UUID.class)
        .list();
  }

  @Override
  public void save(UnitOfWork work, Collection<Portfolio> portfolios) {
    lockInOrder(work, portfolios);
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.portfolio (id, name, manager, journey_id, is_default, version)
                values (:id, :name, :manager, :journey, :isDefault, :version)
                on conflict (id) do update set name = excluded.name, manager = excluded.manager,
                  journey_id = excluded.journey_id,
                  is_default = excluded.is_default, version = excluded.version""");
    portfolios.stream()
        .sorted(Comparator.comparing(Portfolio::isDefault))
        .forEach(
            portfolio ->
                batch
                    .bind("id", portfolio.id().value())
                    .bind("name", portfolio.name())
                    .bind("manager", portfolio.manager().value())
                    .bindByType(
                        "journey",
                        portfolio.journey().map(JourneyId::value).orElse(null),
                        UUID.class)
                    .bind("isDefault", portfolio.isDefault())
                    .bind("version", portfolio.version().number())
                    .add());
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public void remove(UnitOfWork work, PortfolioId portfolio) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.portfolio where id = ?", portfolio.value());
  }

  @Override
  public long count(UnitOfWork work, PortfolioId portfolio) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select count(*) from $schema.customer where portfolio_id = :portfolio")
        .bind("portfolio", portfolio.value())
        .mapTo(Long.class)
        .one();
  }

  @Override
  public List<CustomerId> in(UnitOfWork work, PortfolioId portfolio) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select id from $schema.customer where portfolio_id = :portfolio order by id")
        .bind("portfolio", portfolio.value())
        .map((row, context) -> Values.id(row, "id"))
        .list();
  }

  @Override
  public Map<CustomerId, Placement> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, Placement> found = new LinkedHashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select id, portfolio_id, portfolio_new, portfolio_since from $schema.customer
            where id = any(:ids) and portfolio_id is not null""")
        .bind("ids", Values.uuids(customers))
        .map(
            (row, context) ->
                new Placement(
                    Values.id(row, "id"),
                    new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                    row.getBoolean("portfolio_new"),
                    Values.instant(row, "portfolio_since")))
        .forEach(placement -> found.put(placement.customer(), placement));
    return found;
  }

  @Override
  public Optional<CustomerPortfolio> of(UnitOfWork work, CustomerId customer) {
    return ofCustomer(customer).list(work).stream().findFirst();
  }

  static Reading<CustomerPortfolio> ofCustomer(CustomerId customer) {
    return new Reading<>(
        """
        select portfolio.*, customer.portfolio_new, customer.portfolio_since
        from $schema.customer customer
        join $schema.portfolio portfolio on portfolio.id = customer.portfolio_id
        where customer.id = :customer""",
        Map.of("customer", customer.value()),
        row ->
            new CustomerPortfolio(
                portfolio(row),
                row.getBoolean("portfolio_new"),
                Values.instant(row, "portfolio_since")));
  }

  @Override
  public Map<CustomerId, Optional<PortfolioId>> whereabouts(
      UnitOfWork work, Collection<CustomerId> customers) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select id, portfolio_id from $schema.customer where id = any(:ids)")
        .bind("ids", new ManyIds(customers))
        .scanResultSet((rows, context) -> whereabouts(rows.get(), customers.size()));
  }

  private static Map<CustomerId, Optional<PortfolioId>> whereabouts(ResultSet rows, int most)
      throws SQLException {
    Map<CustomerId, Optional<PortfolioId>> found = new HashMap<>(2 * most);
    Map<UUID, Optional<PortfolioId>> portfolios = new HashMap<>(); // few, and one object for each
    while (rows.next()) {
      UUID portfolio = rows.getObject(2, UUID.class);
      found.put(
          new CustomerId(rows.getObject(1, UUID.class)),
          portfolio == null
              ? Optional.empty()
              : portfolios.computeIfAbsent(portfolio, id -> Optional.of(new PortfolioId(id))));
    }
    return found;
  }

  @Override
  public long countActiveCompanies(UnitOfWork work) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select count(*) from $schema.customer where kind = 'COMPANY' and cancelled_on is null")
        .mapTo(Long.class)
        .one();
  }

  @Override
  public List<TemplateRow> activeCompanies(UnitOfWork work, Optional<Place> after, int limit) {
    String rest =
        after.isEmpty() ? "" : "and (customer.folded_name, customer.id) > (:afterName, :afterId)";
    Query query =
        JdbcUnitOfWork.handle(work)
            .createQuery(
                """
                select customer.id as customer_id, customer.legal_name, customer.trade_name, customer.cnpj, portfolio.*
                from (
                  select * from $schema.customer customer
                  where customer.kind = 'COMPANY' and customer.cancelled_on is null %s
                  order by customer.folded_name, customer.id limit :limit
                ) as customer
                left join $schema.portfolio portfolio on portfolio.id = customer.portfolio_id
                order by customer.folded_name, customer.id"""
                    .formatted(rest))
            .bind("limit", limit);
    after.ifPresent(
        last -> query.bind("afterName", last.sortName()).bind("afterId", last.member().value()));
    return query.map((row, context) -> templateRow(row)).list();
  }

  private static TemplateRow templateRow(ResultSet row) throws SQLException {
    return new TemplateRow(
        Values.id(row, "customer_id"),
        Company.of(row.getString("legal_name"), row.getString("trade_name")),
        Optional.ofNullable(row.getString("cnpj")).map(Cnpj::parse),
        row.getObject("id") == null ? Optional.empty() : Optional.of(portfolio(Columns.of(row))));
  }

  @Override
  public void put(UnitOfWork work, Collection<Placement> placements) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                update $schema.customer set
                  portfolio_id = :portfolio, portfolio_new = :isNew, portfolio_since = :since
                where id = :customer""");
    for (Placement placement : placements) {
      batch
          .bind("customer", placement.customer().value())
          .bind("portfolio", placement.portfolio().value())
          .bind("isNew", placement.isNew())
          .bind("since", Values.utc(placement.since()))
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public void takeOut(UnitOfWork work, Collection<CustomerId> customers) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            update $schema.customer set portfolio_id = null, portfolio_new = null, portfolio_since = null
            where id = any(:ids)""")
        .bind("ids", Values.uuids(customers))
        .execute();
  }

  @Override
  public String part() {
    return Portfolio.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    Placement placement = of(work, List.of(customer)).get(customer);
    if (placement != null) {
      record.accept(placement.toRecord(find(work, placement.portfolio()).orElseThrow()));
    }
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    takeOut(work, List.of(customer));
  }

  /** A customer is in one portfolio at most, and the one that stays keeps its own (MRG-2). */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
