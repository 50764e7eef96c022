package io.customerview.jdbc.internal.sql;

import io.customerview.customer.Customer;
import io.customerview.customer.CustomerRecord;
import io.customerview.customer.CustomerStatus;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Customers;
import io.customerview.customer.Party;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentType;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.SearchEntries;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.ExternalId;
import io.customerview.shared.MergeId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The customers in PostgreSQL. */
public final class JdbcCustomers implements Customers, CustomerOwned {

  private static final String INSERT =
      """
      insert into $schema.customer (
        id, version, external_id, kind, given_name, family_name, social_name, legal_name, trade_name, folded_name,
        cpf, cnpj, city, state, country, industry, city_key, state_key, industry_key, parent_id, time_zone, enabled,
        cancelled_on, cancelled_reason, registered_at)
      values (
        :id, :version, :externalId, :kind, :givenName, :familyName, :socialName, :legalName, :tradeName, :foldedName,
        :cpf, :cnpj, :city, :state, :country, :industry, :cityKey, :stateKey, :industryKey, :parent, :timeZone, :enabled,
        :cancelledOn, :cancelledReason, :registeredAt)\
      """;

  private static final String UPDATE =
      """
      update $schema.customer set
        external_id = :externalId, kind = :kind, given_name = :givenName, family_name = :familyName,
        social_name = :socialName, legal_name = :legalName, trade_name = :tradeName, folded_name = :foldedName,
        cpf = :cpf, cnpj = :cnpj, city = :city, state = :state, country = :country, industry = :industry,
        city_key = :cityKey, state_key = :stateKey, industry_key = :industryKey, parent_id = :parent,
        time_zone = coalesce(:timeZone, case when time_zone = any(:unknownZones) then time_zone end),
        enabled = :enabled, cancelled_on = :cancelledOn, cancelled_reason = :cancelledReason
      where id = :id\
      """;

  /** Where a customer has an id, it counts, and no merge. */
  private static final String BY_EXTERNAL_ID =
      """
      select external_id, id from $schema.customer where external_id = any(:ids)
      union all
      select external_id, customer_id as id from $schema.merge
      where external_id = any(:ids)
        and not exists (
          select from $schema.customer present where present.external_id = merge.external_id)\
      """;

  private static final String ABSORBED =
      """
      select former_id, external_id from $schema.merge
      where customer_id = :customer and undone_at is null
      order by place\
      """;

  private static final String KEPT =
      """
      select customer.*, array(
          select array[document.country, document.type, document.rule, document.number]
          from $schema.merge_kept other
          cross join lateral jsonb_populate_record(null::$schema.identity_document, other.row) document
          where other.merge_id = kept.merge_id and other.relation = 'identity_document'
          order by document.country, document.type) as documents
      from $schema.merge_kept kept
      cross join lateral jsonb_populate_record(null::$schema.customer, kept.row) customer
      where kept.merge_id = :merge and kept.relation = 'customer'\
      """;

  /**
   * Time zones that other processes have kept and this JDK doesn't know: its data are older, or
   * newer. They count as none here, and an edit that gives none leaves them.
   */
  private static final Set<String> UNKNOWN_ZONES = ConcurrentHashMap.newKeySet();

  private final long treeKey;

  /** Makes the collection; the key is that of the advisory lock on who stands above whom. */
  public JdbcCustomers(long treeKey) {
    this.treeKey = treeKey;
  }

  @Override
  public void add(UnitOfWork work, Collection<Customer> customers) {
    Handle handle = JdbcUnitOfWork.handle(work);
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (Customer customer : customers) {
      bind(batch, customer);
      batch
          .bind("version", customer.version().number())
          .bind("registeredAt", Values.utc(customer.registeredAt()))
          .add();
    }
    batch.execute();
    addDocuments(handle, customers);
  }

  @Override
  public void update(UnitOfWork work, Collection<Customer> customers) {
    Handle handle = JdbcUnitOfWork.handle(work);
    PreparedBatch batch = handle.prepareBatch(UPDATE);
    for (Customer customer : customers) {
      bind(batch, customer);
      batch.bind("unknownZones", UNKNOWN_ZONES.toArray(String[]::new)).add();
    }
    batch.execute();
    handle
        .createUpdate("delete from $schema.identity_document where customer_id = any(:ids)")
        .bind("ids", Values.uuids(customers.stream().map(Customer::id).toList()))
        .execute();
    addDocuments(handle, customers);
  }

  private static void bind(PreparedBatch batch, Customer customer) {
    Registration registration = customer.registration();
    Party party = registration.party();
    Person person = party instanceof Person one ? one : null;
    Company company = party instanceof Company one ? one : null;
    Cancelled cancelled = customer.status() instanceof Cancelled one ? one : null;
    batch
        .bind("id", customer.id().value())
        .bind("externalId", registration.externalId().map(ExternalId::value).orElse(null))
        .bind("kind", person == null ? "COMPANY" : "PERSON")
        .bind("givenName", person == null ? null : person.givenName())
        .bind("familyName", person == null ? null : person.familyName().orElse(null))
        .bind("socialName", person == null ? null : person.socialName().orElse(null))
        .bind("legalName", company == null ? null : company.legalName())
        .bind("tradeName", company == null ? null : company.tradeName().orElse(null))
        .bind("foldedName", SearchEntries.sortName(party.displayName()))
        .bind("cpf", registration.cpf().map(Cpf::compact).orElse(null))
        .bind("cnpj", registration.cnpj().map(Cnpj::compact).orElse(null))
        .bind("city", registration.city().orElse(null))
        .bind("state", registration.state().orElse(null))
        .bind("country", registration.country().map(Country::compact).orElse(null))
        .bind("industry", registration.industry().orElse(null))
        .bind("cityKey", registration.cityKey().orElse(null))
        .bind("stateKey", registration.stateKey().orElse(null))
        .bind("industryKey", registration.industryKey().orElse(null))
        .bindByType("parent", registration.parent().map(CustomerId::value).orElse(null), UUID.class)
        .bind("timeZone", registration.timeZone().map(ZoneId::getId).orElse(null))
        .bind("enabled", registration.isEnabled())
        .bindByType("cancelledOn", cancelled == null ? null : cancelled.on(), LocalDate.class)
        .bind("cancelledReason", cancelled == null ? null : cancelled.reason());
  }

  private static void addDocuments(Handle handle, Collection<Customer> customers) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into $schema.identity_document (customer_id, country, type, rule, number)
            values (:customer, :country, :type, :rule, :number)\
            """);
    for (Customer customer : customers) {
      for (IdentityDocument document : customer.registration().documents()) {
        batch
            .bind("customer", customer.id().value())
            .bind("country", document.country().compact())
            .bind("type", document.type().code())
            .bind("rule", document.type().rule().name())
            .bind("number", document.formatted())
            .add();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public Map<CustomerId, Customer> find(UnitOfWork work, Collection<CustomerId> customers) {
    if (customers.isEmpty()) {
      return Map.of();
    }
    Map<CustomerId, Customer> found = new LinkedHashMap<>();
    for (Customer customer : byId(customers).list(work)) {
      found.put(customer.id(), customer);
    }
    return found;
  }

  static Reading<Customer> byId(Collection<CustomerId> customers) {
    return select(
        Values.sized("where id = any(:ids)", customers), Map.of("ids", Values.uuids(customers)));
  }

  @Override
  public Map<ExternalId, CustomerId> byExternalId(
      UnitOfWork work, Collection<ExternalId> externalIds) {
    if (externalIds.isEmpty()) {
      return Map.of();
    }
    Map<ExternalId, CustomerId> found = new HashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(BY_EXTERNAL_ID)
        .bind("ids", externalIds.stream().map(ExternalId::value).toArray(String[]::new))
        .map(
            (row, context) ->
                Map.entry(
                    new ExternalId(row.getString("external_id")),
                    new CustomerId(row.getObject("id", UUID.class))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  @Override
  public List<Absorbed> absorbed(UnitOfWork work, CustomerId customer) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(ABSORBED)
        .bind("customer", customer.value())
        .map(
            (row, context) ->
                new Absorbed(
                    new CustomerId(row.getObject("former_id", UUID.class)),
                    Optional.ofNullable(row.getString("external_id")).map(ExternalId::new)))
        .list();
  }

  @Override
  public List<Customer> membersOf(
      UnitOfWork work, CustomerId company, Optional<Place> after, int limit) {
    return members(company, "", after, limit).list(work);
  }

  @Override
  public List<CustomerId> memberIdsOf(UnitOfWork work, CustomerId company) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select id from $schema.customer where parent_id = :company order by id")
        .bind("company", company.value())
        .map((row, context) -> Values.id(row, "id"))
        .list();
  }

  @Override
  public List<Customer> peopleOf(
      UnitOfWork work, CustomerId company, Optional<Place> after, int limit) {
    return people(company, after, limit).list(work);
  }

  static Reading<Customer> people(CustomerId company, Optional<Place> after, int limit) {
    return members(company, " and kind = 'PERSON'", after, limit);
  }

  private static Reading<Customer> members(
      CustomerId company, String which, Optional<Place> after, int limit) {
    Map<String, Object> values = new HashMap<>();
    values.put("company", company.value());
    values.put("limit", limit);
    after.ifPresent(
        last -> {
          values.put("name", last.sortName());
          values.put("member", last.member().value());
        });
    String behind =
        after.isPresent() ? " and (folded_name, id) > (:name collate \"C\", :member)" : "";
    return select(
        "where parent_id = :company%s%s order by folded_name, id limit :limit"
            .formatted(which, behind),
        values);
  }

  /** Reads customers with their identity documents, in one statement. */
  private static Reading<Customer> select(String where, Map<String, ?> values) {
    return new Reading<>(
        """
        select customer.*, array(
            select array[document.country, document.type, document.rule, document.number]
            from $schema.identity_document document
            where document.customer_id = customer.id
            order by document.country, document.type) as documents
        from $schema.customer customer
        """
            + where,
        values,
        JdbcCustomers::customer);
  }

  /** Returns a customer as it was before it was merged. */
  static Optional<Customer> kept(UnitOfWork work, MergeId merge) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(KEPT)
        .bind("merge", merge.value())
        .map((row, context) -> customer(Columns.of(row)))
        .findOne();
  }

  private static Customer customer(Columns row) throws SQLException {
    Registration.Builder registration =
        Registration.builder(party(row))
            .cpf(ifPresent(row.getString("cpf"), Cpf::parse))
            .cnpj(ifPresent(row.getString("cnpj"), Cnpj::parse))
            .city(row.getString("city"))
            .state(row.getString("state"))
            .country(ifPresent(row.getString("country"), Country::parse))
            .industry(row.getString("industry"))
            .parent(ifPresent(row.getObject("parent_id", UUID.class), CustomerId::new))
            .externalId(row.getString("external_id"))
            .timeZone(zone(row.getString("time_zone")))
            .enabled(row.getBoolean("enabled"));
    for (List<?> document : row.getList("documents", List.class)) {
      registration.document(document(document.stream().map(String.class::cast).toList()));
    }
    LocalDate cancelledOn = row.getObject("cancelled_on", LocalDate.class);
    return new Customer(
        new CustomerId(row.getObject("id", UUID.class)),
        new Version(row.getLong("version")),
        registration.build(),
        cancelledOn == null
            ? CustomerStatus.active()
            : new Cancelled(cancelledOn, row.getString("cancelled_reason")),
        Values.instant(row, "registered_at"));
  }

  private static @Nullable ZoneId zone(@Nullable String id) {
    if (id == null) {
      return null;
    }
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknown) {
      UNKNOWN_ZONES.add(id);
      return null;
    }
  }

  private static IdentityDocument document(List<String> parts) {
    DocumentType type =
        new DocumentType(
            Country.parse(parts.get(0)), parts.get(1), DocumentType.Rule.valueOf(parts.get(2)));
    return IdentityDocument.parse(type, parts.get(3));
  }

  private static Party party(Columns row) throws SQLException {
    return row.getString("kind").equals("PERSON")
        ? Person.of(row.getString("given_name"), row.getString("family_name"))
            .withSocialName(row.getString("social_name"))
        : Company.of(row.getString("legal_name"), row.getString("trade_name"));
  }

  private static <V, T> @Nullable T ifPresent(
      @Nullable V value, java.util.function.Function<V, T> read) {
    return value == null ? null : read.apply(value);
  }

  @Override
  public List<CustomerId> after(UnitOfWork work, Optional<CustomerId> customer, int limit) {
    Query query =
        JdbcUnitOfWork.handle(work)
            .createQuery(
                customer.isPresent()
                    ? "select id from $schema.customer where id > :after order by id limit :limit"
                    : "select id from $schema.customer order by id limit :limit");
    customer.ifPresent(id -> query.bind("after", id.value()));
    return query.bind("limit", limit).map((row, context) -> Values.id(row, "id")).list();
  }

  @Override
  public int inCity(UnitOfWork work, String city, Optional<String> state, int limit) {
    Query query =
        JdbcUnitOfWork.handle(work)
            .createQuery(
                """
                select count(*) from (
                  select from $schema.customer where city_key = :city and %s limit :limit) counted\
                """
                    .formatted(state.isPresent() ? "state_key = :state" : "state_key is null"));
    state.ifPresent(key -> query.bind("state", key));
    return query.bind("city", city).bind("limit", limit).mapTo(Integer.class).one();
  }

  @Override
  public void lockTree(UnitOfWork work) {
    JdbcUnitOfWork.handle(work).execute("select pg_advisory_xact_lock(?)", treeKey);
  }

  @Override
  public String part() {
    return CustomerRecord.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    find(work, customer).map(CustomerRecord::of).ifPresent(record);
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    Handle handle = JdbcUnitOfWork.handle(work);
    for (String statement :
        List.of(
            "update $schema.customer set parent_id = null where parent_id = ?",
            "delete from $schema.identity_document where customer_id = ?",
            "delete from $schema.customer_alias where present_id = ?",
            "delete from $schema.customer where id = ?")) {
      handle.execute(statement, customer.value());
    }
  }

  /** Hands over who stands below; a registration is not handed over. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.customer set parent_id = ? where parent_id = ?",
            to.value(),
            from.value());
  }
}
