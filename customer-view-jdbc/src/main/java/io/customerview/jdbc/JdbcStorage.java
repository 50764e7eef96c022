package io.customerview.jdbc;

import io.customerview.audit.AuditTrail;
import io.customerview.contact.ConsentLog;
import io.customerview.contact.ContactHistory;
import io.customerview.contact.ContactPoints;
import io.customerview.contact.HandOvers;
import io.customerview.contact.Pauses;
import io.customerview.contact.SuppressionList;
import io.customerview.customer.Customers;
import io.customerview.identity.SearchKeys;
import io.customerview.jdbc.internal.sql.JdbcAuditTrail;
import io.customerview.jdbc.internal.sql.JdbcConsentLog;
import io.customerview.jdbc.internal.sql.JdbcContactHistory;
import io.customerview.jdbc.internal.sql.JdbcContactPoints;
import io.customerview.jdbc.internal.sql.JdbcCustomers;
import io.customerview.jdbc.internal.sql.JdbcHandOvers;
import io.customerview.jdbc.internal.sql.JdbcLocks;
import io.customerview.jdbc.internal.sql.JdbcPauses;
import io.customerview.jdbc.internal.sql.JdbcSearchIndex;
import io.customerview.jdbc.internal.sql.JdbcSearchKeys;
import io.customerview.jdbc.internal.sql.JdbcSummaries;
import io.customerview.jdbc.internal.sql.JdbcSuppressions;
import io.customerview.jdbc.internal.work.JdbcUnits;
import io.customerview.jdbc.internal.work.Schema;
import io.customerview.search.CustomerSummaries;
import io.customerview.search.SearchIndex;
import io.customerview.shared.CustomerLocks;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import io.customerview.storage.Storage;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A storage in PostgreSQL 15 or later, bound to one schema: one tenant.
 *
 * <p>Every unit of work takes one connection. One that arrives with auto-commit on is ours, and its
 * transaction is ended by us. One that arrives with auto-commit off is in a transaction of the
 * host's (a {@code DataSource} bound to it by a framework, such as Spring's {@code
 * TransactionAwareDataSourceProxy}): each use case then runs in a savepoint there, is never
 * committed or closed by us, and a refusal rolls back to the savepoint, so that the host can go on.
 * So a pool must hand out connections with auto-commit on, as every pool does unless told
 * otherwise.
 *
 * <p>The schema must be up to date: {@link SchemaMigrator}. Thread-safe.
 */
public final class JdbcStorage implements Storage {

  /** The schema of a host that names none. */
  public static final String DEFAULT_SCHEMA = "customer_view";

  private final JdbcUnits units;
  private final JdbcLocks locks = new JdbcLocks();
  private final JdbcAuditTrail audit = new JdbcAuditTrail();
  private final JdbcCustomers customers;
  private final JdbcSearchKeys searchKeys = new JdbcSearchKeys();
  private final JdbcSearchIndex searchIndex = new JdbcSearchIndex();
  private final JdbcSummaries summaries = new JdbcSummaries();
  private final JdbcContactPoints contactPoints = new JdbcContactPoints();
  private final JdbcConsentLog consents = new JdbcConsentLog();
  private final JdbcContactHistory contactHistory = new JdbcContactHistory();
  private final JdbcHandOvers handOvers = new JdbcHandOvers();
  private final JdbcPauses pauses = new JdbcPauses();
  private final JdbcSuppressions suppressions = new JdbcSuppressions();

  private JdbcStorage(DataSource dataSource, Schema schema) {
    this.units = new JdbcUnits(dataSource, schema);
    this.customers = new JdbcCustomers(schema.lockKey("tree"));
  }

  /** Obtains a storage in the schema {@value #DEFAULT_SCHEMA}. */
  public static JdbcStorage of(DataSource dataSource) {
    return of(dataSource, DEFAULT_SCHEMA);
  }

  /**
   * Obtains a storage in a schema.
   *
   * @param schema lower-case letters, digits and underscores, a letter first, at most 63
   * @throws IllegalArgumentException if the schema has another kind of name
   */
  public static JdbcStorage of(DataSource dataSource, String schema) {
    return new JdbcStorage(dataSource, new Schema(schema));
  }

  @Override
  public <T> T read(Instant moment, Function<UnitOfWork, T> body) {
    return units.read(moment, body);
  }

  @Override
  public <T> T write(Instant moment, Function<UnitOfWork, T> body) {
    return units.write(moment, body);
  }

  @Override
  public CustomerLocks locks() {
    return locks;
  }

  @Override
  public AuditTrail audit() {
    return audit;
  }

  @Override
  public Customers customers() {
    return customers;
  }

  @Override
  public SearchKeys searchKeys() {
    return searchKeys;
  }

  @Override
  public SearchIndex searchIndex() {
    return searchIndex;
  }

  @Override
  public CustomerSummaries customerSummaries() {
    return summaries;
  }

  @Override
  public ContactPoints contactPoints() {
    return contactPoints;
  }

  @Override
  public ConsentLog consents() {
    return consents;
  }

  @Override
  public ContactHistory contactHistory() {
    return contactHistory;
  }

  @Override
  public SuppressionList suppressions() {
    return suppressions;
  }

  @Override
  public HandOvers handOvers() {
    return handOvers;
  }

  @Override
  public Pauses pauses() {
    return pauses;
  }

  @Override
  public List<CustomerOwned> owned() {
    return List.of(
        audit, searchKeys, contactPoints, consents, contactHistory, handOvers, pauses, customers);
  }
}
