package io.customerview.jdbc.internal.sql;

import io.customerview.base.Membership;
import io.customerview.contact.AddressKey;
import io.customerview.contact.Consent;
import io.customerview.contact.ContactChannel;
import io.customerview.customer.Customer;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.journey.CustomerJourney;
import io.customerview.merge.Merge;
import io.customerview.merge.Merge.Place;
import io.customerview.merge.Merge.Span;
import io.customerview.merge.Merge.Trace;
import io.customerview.merge.MergeConflict;
import io.customerview.merge.MergedPoint;
import io.customerview.merge.Merges;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The merges that were made, in PostgreSQL. */
public final class JdbcMerges implements Merges {

  private static final String INSERT =
      """
      insert into $schema.merge (
        id, customer_id, survivor_id, former_id, at, agent, external_id, former_ids, members, filled, last_consent,
        marker_id, portfolio_id, journey_id, journey_version, imports, pauses, consents_after, history_after)
      values (
        :id, :survivor, :survivor, :former, :at, :agent, :external, :formerIds, :members, :filled, :lastConsent,
        :marker, :portfolio, :journey, :journeyVersion, :imports, :pauses, :consentsAfter, :historyAfter)""";

  private static final String INSERT_POINT =
      """
      insert into $schema.merge_point (
        merge_id, point_id, fate, channel, address, is_primary, added_at, consent_id, after)
      values (:merge, :point, :fate, :channel, :address, :primary, :addedAt, :consent, :after)""";

  private static final String MEMBERSHIPS =
      """
      select member.* from $schema.merge_kept kept
      cross join lateral jsonb_populate_record(null::$schema.segment_member, kept.row) member
      where kept.merge_id = :id and kept.relation = 'segment_member'""";

  private static final String NOT_DUPLICATES =
      """
      select (kept.row ->> 'other_id')::uuid from $schema.merge_kept kept
      join $schema.merge merge on merge.id = kept.merge_id
      where kept.merge_id = :id and kept.relation = 'not_duplicate'
        and kept.row ->> 'customer_id' = merge.former_id::text
        and kept.row ->> 'other_id' <> merge.survivor_id::text""";

  private static final String PARTED =
      """
      with recursive parted (customer_id, former_id) as (
        select customer_id, former_id from $schema.merge
        where customer_id = any(:ids) and undone_at is not null
        union
        select parted.customer_id, merge.former_id from parted
        join $schema.merge merge on merge.survivor_id = parted.former_id and merge.undone_at is not null
      )
      select customer_id, former_id from parted""";

  private static final String JOINED =
      """
      select merge.customer_id, point.address from $schema.merge_point point
      join $schema.merge merge on merge.id = point.merge_id
      where point.fate = 'JOINED' and point.channel = :channel""";

  private static final List<String> FORGET =
      List.of(
          "delete from $schema.merge_moved where merge_id = :id",
          "delete from $schema.merge_digested where merge_id = :id",
          "delete from $schema.merge_kept where merge_id = :id",
          "delete from $schema.merge_point where merge_id = :id");

  private static final String NOTE_UNDONE =
      """
      update $schema.merge set
        undone_at = :at, external_id = null, former_ids = '{}', members = '{}', filled = '{}', last_consent = 0,
        marker_id = null, portfolio_id = null, journey_id = null, journey_version = null, imports = '{}', pauses = '{}',
        consents_until = :consentsUntil, history_until = :historyUntil
      where id = :id""";

  /**
   * Merges into the duplicate that are kept otherwise since; or of it, into somebody who was
   * erased.
   */
  private static final String GIVE_BACK_ERASED =
      """
      update $schema.merge kept set customer_id = merge.former_id
      from $schema.merge
      where merge.id = :id and kept.customer_id = merge.survivor_id and merge.former_id || merge.former_ids @> array[
        case when exists (select 1 from $schema.customer known where known.id = kept.survivor_id)
            or exists (select 1 from $schema.customer_alias known where known.former_id = kept.survivor_id)
          then kept.survivor_id else kept.former_id end]""";

  private static final String PUT =
      """
      insert into $schema.merge (
        id, customer_id, survivor_id, former_id, at, agent, undone_at, former_ids, members, filled, last_consent,
        imports, pauses, consents_after, history_after, consents_until, history_until)
      values (
        :id, :customer, :survivor, :former, :at, :agent, :undoneAt, '{}', '{}', '{}', 0, '{}', '{}',
        :consentsAfter, :historyAfter, :consentsUntil, :historyUntil)
      on conflict (id) do update set
        customer_id = :customer, survivor_id = :survivor, former_id = :former,
        consents_until = :consentsUntil, history_until = :historyUntil""";

  private final Supplier<List<CustomerOwned>> owned;

  /**
   * Makes the collection.
   *
   * @param owned every collection that holds something of single customers
   */
  public JdbcMerges(Supplier<List<CustomerOwned>> owned) {
    this.owned = owned;
  }

  @Override
  public void merge(UnitOfWork work, Merge merge) {
    insert(work, merge);
    MergedRows.note(work, merge);
    for (CustomerOwned part : owned.get()) {
      part.reassign(work, merge.former(), merge.survivor());
    }
    for (CustomerOwned part : owned.get()) {
      part.erase(work, merge.former());
    }
    MergedRows.noteDigests(work, merge);
  }

  private static void insert(UnitOfWork work, Merge merge) {
    Trace trace = merge.trace();
    JdbcUnitOfWork.handle(work)
        .createUpdate(INSERT)
        .bind("id", merge.id().value())
        .bind("survivor", merge.survivor().value())
        .bind("former", merge.former().value())
        .bind("at", Values.utc(merge.at()))
        .bind("agent", merge.agent().value())
        .bind(
            "external",
            merge
                .kept()
                .map(Customer::registration)
                .flatMap(one -> one.externalId())
                .map(id -> id.value())
                .orElse(null))
        .bind("formerIds", Values.uuids(trace.formerIds()))
        .bind("members", Values.uuids(trace.members()))
        .bind("filled", trace.filled().toArray(String[]::new))
        .bind("lastConsent", trace.lastConsent())
        .bind(
            "imports", trace.imports().stream().map(PortfolioImportId::value).toArray(UUID[]::new))
        .bind("pauses", trace.pauses().toArray(UUID[]::new))
        .bind("consentsAfter", merge.span().after().consents())
        .bind("historyAfter", merge.span().after().history())
        .bindByType("marker", trace.marker().map(MarkerId::value).orElse(null), UUID.class)
        .bindByType("portfolio", trace.portfolio().map(PortfolioId::value).orElse(null), UUID.class)
        .bindByType("journey", trace.journey().map(JourneyId::value).orElse(null), UUID.class)
        .bindByType(
            "journeyVersion", trace.journeyVersion().map(Version::number).orElse(null), Long.class)
        .execute();
    Writing.each(
        work,
        INSERT_POINT,
        trace.points(),
        (statement, point) ->
            statement
                .bind("merge", merge.id().value())
                .bind("point", point.point().value())
                .bind("fate", point.fate().name())
                .bind("channel", point.address().channel().name())
                .bind("address", Addresses.write(point.address()))
                .bind("primary", point.primary())
                .bind("addedAt", Values.utc(point.addedAt()))
                .bindByType("consent", point.consent().orElse(null), UUID.class)
                .bind("after", point.after().name()));
  }

  @Override
  public Optional<Merge> find(UnitOfWork work, MergeId merge) {
    return read(work, "where id = :id", merge.value()).stream().findFirst();
  }

  @Override
  public List<Merge> of(UnitOfWork work, CustomerId customer) {
    return read(work, "where customer_id = :id order by place desc", customer.value());
  }

  private static List<Merge> read(UnitOfWork work, String where, UUID id) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.merge " + where)
        .bind("id", id)
        .map((row, context) -> merge(work, row))
        .list();
  }

  private static Merge merge(UnitOfWork work, ResultSet row) throws SQLException {
    MergeId id = new MergeId(row.getObject("id", UUID.class));
    Optional<OffsetDateTime> undone =
        Optional.ofNullable(row.getObject("undone_at", OffsetDateTime.class));
    return new Merge(
        id,
        Values.id(row, "survivor_id"),
        Values.id(row, "former_id"),
        Values.instant(row, "at"),
        new AgentId(row.getString("agent")),
        undone.map(OffsetDateTime::toInstant),
        span(row),
        undone.isPresent() ? Optional.empty() : JdbcCustomers.kept(work, id),
        undone.isPresent() ? Trace.NONE : trace(work, id, row));
  }

  private static Span span(ResultSet row) throws SQLException {
    return new Span(
        new Place(row.getLong("consents_after"), row.getLong("history_after")),
        row.getObject("consents_until") == null
            ? Optional.empty()
            : Optional.of(new Place(row.getLong("consents_until"), row.getLong("history_until"))));
  }

  private static Trace trace(UnitOfWork work, MergeId id, ResultSet row) throws SQLException {
    return new Trace(
        ids(row, "former_ids", CustomerId::new),
        ids(row, "members", CustomerId::new),
        new LinkedHashSet<>(Values.texts(row, "filled")),
        points(work, id),
        row.getLong("last_consent"),
        id(row, "marker_id", MarkerId::new),
        id(row, "portfolio_id", PortfolioId::new),
        id(row, "journey_id", JourneyId::new),
        Optional.ofNullable(row.getObject("journey_version", Long.class)).map(Version::new),
        memberships(work, id),
        ids(row, "imports", PortfolioImportId::new),
        ids(row, "pauses", Function.identity()),
        notDuplicates(work, id));
  }

  private static Set<CustomerId> notDuplicates(UnitOfWork work, MergeId id) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(NOT_DUPLICATES)
        .bind("id", id.value())
        .mapTo(UUID.class)
        .list()
        .stream()
        .map(CustomerId::new)
        .collect(Collectors.toSet());
  }

  private static List<Membership> memberships(UnitOfWork work, MergeId id) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(MEMBERSHIPS)
        .bind("id", id.value())
        .map(
            (row, context) ->
                new Membership(
                    new SegmentId(row.getObject("segment_id", UUID.class)),
                    Values.id(row, "customer_id"),
                    Values.instant(row, "since"),
                    new Version(row.getLong("rule_version"))))
        .list();
  }

  private static <I> Set<I> ids(ResultSet row, String column, Function<UUID, I> of)
      throws SQLException {
    return Stream.of((UUID[]) row.getArray(column).getArray()).map(of).collect(Collectors.toSet());
  }

  private static <I> Optional<I> id(ResultSet row, String column, Function<UUID, I> of)
      throws SQLException {
    @Nullable UUID id = row.getObject(column, UUID.class);
    return Optional.ofNullable(id).map(of);
  }

  private static List<MergedPoint> points(UnitOfWork work, MergeId id) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.merge_point where merge_id = :id order by place")
        .bind("id", id.value())
        .map(
            (row, context) ->
                new MergedPoint(
                    new ContactPointId(row.getObject("point_id", UUID.class)),
                    MergedPoint.Fate.valueOf(row.getString("fate")),
                    Addresses.read(
                        ContactChannel.valueOf(row.getString("channel")), row.getString("address")),
                    row.getBoolean("is_primary"),
                    Values.instant(row, "added_at"),
                    Optional.ofNullable(row.getObject("consent_id", UUID.class)),
                    Consent.State.valueOf(row.getString("after"))))
        .list();
  }

  @Override
  public Set<UUID> broughtAfter(UnitOfWork work, CustomerId customer, Instant moment) {
    return MergedRows.broughtAfter(work, customer, moment);
  }

  @Override
  public List<Undone> parted(UnitOfWork work, Collection<CustomerId> formers) {
    return undone(work, "former_id", formers);
  }

  @Override
  public List<Undone> into(UnitOfWork work, Collection<CustomerId> survivors) {
    return undone(work, "survivor_id", survivors);
  }

  private static List<Undone> undone(UnitOfWork work, String of, Collection<CustomerId> customers) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.merge where %s = any(:customers) and undone_at is not null order by place"
                .formatted(of))
        .bind("customers", Values.uuids(customers))
        .map((row, context) -> new Undone(Values.id(row, "customer_id"), merge(work, row)))
        .list();
  }

  @Override
  public void forget(UnitOfWork work, MergeId merge) {
    JdbcUnitOfWork.handle(work).execute("delete from $schema.merge where id = ?", merge.value());
  }

  @Override
  public void put(UnitOfWork work, Undone undone) {
    Merge merge = undone.merge();
    Place until = merge.span().until().orElseThrow();
    JdbcUnitOfWork.handle(work)
        .createUpdate(PUT)
        .bind("consentsAfter", merge.span().after().consents())
        .bind("historyAfter", merge.span().after().history())
        .bind("consentsUntil", until.consents())
        .bind("historyUntil", until.history())
        .bind("id", merge.id().value())
        .bind("customer", undone.customer().value())
        .bind("survivor", merge.survivor().value())
        .bind("former", merge.former().value())
        .bind("at", Values.utc(merge.at()))
        .bind("agent", merge.agent().value())
        .bind("undoneAt", Values.utc(merge.undoneAt().orElseThrow()))
        .execute();
  }

  @Override
  public Set<ContractId> contractsOf(UnitOfWork work, Merge merge) {
    return MergedRows.contracts(work, merge);
  }

  @Override
  public Map<CustomerId, Set<CustomerId>> partedFrom(
      UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, Set<CustomerId>> found = new HashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(Values.sized(PARTED, customers))
        .bind("ids", Values.uuids(customers))
        .map(
            (row, context) -> Map.entry(Values.id(row, "customer_id"), Values.id(row, "former_id")))
        .forEach(
            one -> found.computeIfAbsent(one.getKey(), key -> new HashSet<>()).add(one.getValue()));
    return found;
  }

  @Override
  public Set<CustomerId> joined(UnitOfWork work, AddressKey address) {
    Set<CustomerId> joined = new HashSet<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(JOINED)
        .bind("channel", address.channel().name())
        .map(
            (row, context) ->
                Map.entry(
                    Values.id(row, "customer_id"),
                    Addresses.read(address.channel(), row.getString("address"))))
        .forEach(
            one -> {
              if (AddressKey.of(one.getValue()).equals(address)) {
                joined.add(one.getKey());
              }
            });
    return joined;
  }

  @Override
  public List<MergeConflict> conflicts(UnitOfWork work, Merge merge) {
    return MergedRows.conflicts(work, merge);
  }

  @Override
  public void undo(UnitOfWork work, Merge undone) {
    MergedRows.putBack(work, undone);
    JdbcAcceptances.part(work, undone.survivor(), undone.former());
    JdbcRestores.part(work, undone.survivor(), undone.former());
    JdbcEvents.givenBack(work, undone.former());
    JdbcMessages.part(work, undone.survivor(), undone.former());
    JdbcOutbox.part(work, undone.survivor(), undone.former());
    JdbcContracts.refresh(work, List.of(undone.survivor(), undone.former()));
    Handle handle = JdbcUnitOfWork.handle(work);
    handle.createUpdate(GIVE_BACK_ERASED).bind("id", undone.id().value()).execute();
    FORGET.forEach(sql -> handle.createUpdate(sql).bind("id", undone.id().value()).execute());
    Place until = undone.span().until().orElseThrow();
    handle
        .createUpdate(NOTE_UNDONE)
        .bind("id", undone.id().value())
        .bind("consentsUntil", until.consents())
        .bind("historyUntil", until.history())
        .bind("at", Values.utc(undone.undoneAt().orElseThrow()))
        .execute();
  }

  @Override
  public String part() {
    return Merge.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "merge");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    for (Merge merge : of(work, customer)) {
      record.accept(
          merge.toRecord(
              JdbcCustomerJourneys.kept(work, merge).map(CustomerJourney::toRecord),
              JdbcPortfolioImportLog.kept(work, merge)));
    }
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.merge where customer_id = ?", customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.merge set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
