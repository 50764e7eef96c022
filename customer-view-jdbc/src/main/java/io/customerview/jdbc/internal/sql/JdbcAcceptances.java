package io.customerview.jdbc.internal.sql;

import io.customerview.acceptance.Acceptance;
import io.customerview.acceptance.Acceptances;
import io.customerview.document.DocumentFile;
import io.customerview.document.Documents;
import io.customerview.document.FileName;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The acceptances in PostgreSQL. */
public final class JdbcAcceptances implements Acceptances {

  private static final String SAVE =
      """
      insert into $schema.acceptance (
        document_id, customer_id, asked_at, deadline, accepted_at, file_id, file_name, media_type, size, sha256)
      values (
        :document, :customer, :askedAt, :deadline, :acceptedAt, :file, :fileName, :mediaType, :size, :sha256)
      on conflict (document_id) do update set
        deadline = excluded.deadline, accepted_at = excluded.accepted_at, file_id = excluded.file_id,
        file_name = excluded.file_name, media_type = excluded.media_type, size = excluded.size, sha256 = excluded.sha256""";

  private final Documents documents;

  /**
   * Makes the collection.
   *
   * @param documents has the list of files that are to be removed
   */
  public JdbcAcceptances(Documents documents) {
    this.documents = documents;
  }

  @Override
  public void save(UnitOfWork work, Acceptance acceptance) {
    Optional<DocumentFile> file = acceptance.finalVersion();
    JdbcUnitOfWork.handle(work)
        .createUpdate(SAVE)
        .bind("document", acceptance.document().value())
        .bind("customer", acceptance.customer().value())
        .bind("askedAt", Values.utc(acceptance.askedAt()))
        .bind("deadline", Values.utc(acceptance.deadline()))
        .bindByType(
            "acceptedAt",
            acceptance.acceptedAt().map(Values::utc).orElse(null),
            OffsetDateTime.class)
        .bindByType("file", file.map(one -> one.id().value()).orElse(null), UUID.class)
        .bind("fileName", file.map(one -> one.name().text()).orElse(null))
        .bind("mediaType", file.map(one -> one.name().mediaType()).orElse(null))
        .bindByType("size", file.map(DocumentFile::size).orElse(null), Long.class)
        .bind("sha256", file.map(DocumentFile::sha256).orElse(null))
        .execute();
  }

  @Override
  public Optional<Acceptance> find(UnitOfWork work, DocumentId document) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.acceptance where document_id = :document")
        .bind("document", document.value())
        .map((row, context) -> acceptance(Columns.of(row)))
        .findOne();
  }

  @Override
  public List<Acceptance> of(
      UnitOfWork work, CustomerId customer, Optional<Place> after, int limit) {
    return page(customer, after, limit).list(work);
  }

  static Reading<Acceptance> page(CustomerId customer, Optional<Place> after, int limit) {
    Map<String, Object> values = new HashMap<>();
    values.put("customer", customer.value());
    values.put("limit", limit);
    after.ifPresent(
        place -> {
          values.put("askedAt", Values.utc(place.askedAt()));
          values.put("document", place.document().value());
        });
    String behind =
        after.isPresent()
            ? " and asked_at <= :askedAt and (asked_at < :askedAt or document_id > :document)"
            : "";
    return new Reading<>(
        "select * from $schema.acceptance where customer_id = :customer"
            + behind
            + " order by asked_at desc, document_id limit :limit",
        values,
        JdbcAcceptances::acceptance);
  }

  @Override
  public long finalVersions(UnitOfWork work, CustomerId customer) {
    return Counting.count(
        work,
        customer,
        "select count(file_id) from $schema.acceptance where customer_id = :customer");
  }

  private static Acceptance acceptance(Columns row) throws SQLException {
    return new Acceptance(
        new DocumentId(row.getObject("document_id", UUID.class)),
        Values.id(row, "customer_id"),
        Values.instant(row, "asked_at"),
        Values.instant(row, "deadline"),
        Optional.ofNullable(row.getObject("accepted_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        file(row));
  }

  private static Optional<DocumentFile> file(Columns row) throws SQLException {
    UUID file = row.getObject("file_id", UUID.class);
    return file == null
        ? Optional.empty()
        : Optional.of(
            new DocumentFile(
                new FileId(file),
                new FileName(row.getString("file_name"), row.getString("media_type")),
                row.getLong("size"),
                row.getString("sha256"),
                Optional.empty()));
  }

  @Override
  public String part() {
    return Acceptance.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "acceptance");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    page(customer, Optional.empty(), Integer.MAX_VALUE)
        .each(work, Values.FETCH, one -> record.accept(one.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    Handle handle = JdbcUnitOfWork.handle(work);
    List<FileId> files =
        handle
            .createQuery(
                "select file_id from $schema.acceptance where customer_id = :customer and file_id is not null")
            .bind("customer", customer.value())
            .map((row, context) -> new FileId(row.getObject("file_id", UUID.class)))
            .list();
    documents.removeLater(work, files, work.moment());
    handle.execute("delete from $schema.acceptance where customer_id = ?", customer.value());
  }

  /** Whose a document is, its acceptance is too, also where it was asked for since a merge. */
  static void part(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            """
            update $schema.acceptance acceptance set customer_id = document.customer_id
            from $schema.document document
            where document.id = acceptance.document_id and acceptance.customer_id = ? and document.customer_id = ?""",
            from.value(),
            to.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.acceptance set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
