package io.customerview.jdbc.internal.sql;

import io.customerview.contact.AddressConsent;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ConsentEntry.Cause;
import io.customerview.contact.ConsentLog;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.Suppression;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The record of consent in PostgreSQL. */
public final class JdbcConsentLog implements ConsentLog {

  private final JdbcSuppressions suppressions;

  /**
   * @param suppressions where an erasure leaves the hashes of opted-out addresses
   */
  public JdbcConsentLog(JdbcSuppressions suppressions) {
    this.suppressions = suppressions;
  }

  @Override
  public void append(UnitOfWork work, Collection<ConsentEntry> entries) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.consent_entry (
                  id, customer_id, point_id, channel, normalized, address_hash, consent, since, reason, source,
                  method, given_at, purposes, legal_basis, text_version, proof, moment, agent, cause, merge_id)
                values (
                  :id, :customer, :point, :channel, :normalized, :addressHash, :consent, :since, :reason, :source,
                  :method, :givenAt, :purposes, :legalBasis, :textVersion, :proof, :moment, :agent,
                  :cause, :merge)""");
    for (ConsentEntry entry : entries) {
      ConsentRows.bind(batch, entry.consent());
      batch
          .bind("id", entry.id())
          .bind("customer", entry.customer().value())
          .bindByType("point", entry.point().map(ContactPointId::value).orElse(null), UUID.class)
          .bind("channel", entry.channel().name())
          .bind("normalized", entry.normalized())
          .bind("addressHash", entry.addressHash())
          .bind("moment", Values.utc(entry.moment()))
          .bind("agent", entry.agent().value())
          .bind("cause", entry.cause().name())
          .bindByType("merge", entry.merge().map(MergeId::value).orElse(null), UUID.class)
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public Map<CustomerId, Map<AddressKey, AddressConsent>> byAddress(
      UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, List<ConsentEntry>> entries = new LinkedHashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(
            Values.sized(
                """
                select * from $schema.consent_entry
                where customer_id = any(:customers) and (consent <> 'NOT_GIVEN' or cause <> 'SAID')
                order by customer_id, sequence""",
                customers))
        .bind("customers", Values.uuids(customers))
        .map((row, context) -> entry(row))
        .forEach(
            entry ->
                entries.computeIfAbsent(entry.customer(), any -> new ArrayList<>()).add(entry));
    Map<CustomerId, Map<AddressKey, AddressConsent>> found = new LinkedHashMap<>();
    entries.forEach((customer, of) -> found.put(customer, AddressConsent.of(of)));
    return found;
  }

  @Override
  public List<ConsentEntry> upTo(UnitOfWork work, CustomerId customer, Instant moment) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select * from $schema.consent_entry
            where customer_id = :customer and moment <= :moment
            order by sequence""")
        .bind("customer", customer.value())
        .bind("moment", Values.utc(moment))
        .map((row, context) -> entry(row))
        .list();
  }

  @Override
  public long last(UnitOfWork work, Collection<CustomerId> customers) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select coalesce(max(sequence), 0) from $schema.consent_entry where customer_id = any(:customers)")
        .bind("customers", Values.uuids(customers))
        .mapTo(Long.class)
        .one();
  }

  @Override
  public List<ConsentEntry> behind(UnitOfWork work, CustomerId customer, long place) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select * from $schema.consent_entry
            where customer_id = :customer and sequence > :place
            order by sequence""")
        .bind("customer", customer.value())
        .bind("place", place)
        .map((row, context) -> entry(row))
        .list();
  }

  private static ConsentEntry entry(ResultSet row) throws SQLException {
    return new ConsentEntry(
        row.getObject("id", UUID.class),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        Optional.ofNullable(row.getObject("point_id", UUID.class)).map(ContactPointId::new),
        ContactChannel.valueOf(row.getString("channel")),
        row.getString("normalized"),
        row.getString("address_hash"),
        ConsentRows.read(Columns.of(row)),
        Values.instant(row, "moment"),
        new AgentId(row.getString("agent")),
        Cause.valueOf(row.getString("cause")),
        Optional.ofNullable(row.getObject("merge_id", UUID.class)).map(MergeId::new));
  }

  @Override
  public String part() {
    return ContactRecords.CONSENTS;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "consent_entry");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    each(work, customer, entry -> record.accept(ContactRecords.of(entry)));
  }

  @Override
  public void each(UnitOfWork work, CustomerId customer, Consumer<ConsentEntry> entry) {
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.consent_entry where customer_id = :customer order by sequence")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> entry(row))
        .forEach(entry);
  }

  @Override
  public void remove(UnitOfWork work, CustomerId customer, Set<UUID> entries) {
    Suppression.Left left = new Suppression.Left();
    each(
        work,
        customer,
        entry -> {
          if (entries.contains(entry.id())) {
            left.take(entry);
          }
        });
    suppressions.add(work, left.at(work.moment()));
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            "delete from $schema.consent_entry where customer_id = :customer and id = any(:entries)")
        .bind("customer", customer.value())
        .bind("entries", entries.toArray(UUID[]::new))
        .execute();
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    Suppression.Left left = new Suppression.Left();
    each(work, customer, left::take);
    suppressions.add(work, left.at(work.moment()));
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.consent_entry where customer_id = ?", customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.consent_entry set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
