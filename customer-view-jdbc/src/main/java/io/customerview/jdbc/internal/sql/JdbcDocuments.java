package io.customerview.jdbc.internal.sql;

import io.customerview.document.Document;
import io.customerview.document.DocumentFile;
import io.customerview.document.Documents;
import io.customerview.document.FileName;
import io.customerview.document.SentBy;
import io.customerview.identity.DocumentNumber;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The documents in PostgreSQL. */
public final class JdbcDocuments implements Documents {

  /** A document with one of its files; those of one document follow each other, in their order. */
  private static final String SELECT =
      """
      select document.id, document.customer_id, document.number, document.name, document.sent_at, document.automation,
        document.automation_name, document.automation_version,
        file.id as file_id, file.name as file_name, file.media_type, file.size, file.sha256, file.deleted_at
      from (%s) document
      join $schema.document_file file on file.document_id = document.id
      order by document.sent_at desc, document.id, file.position""";

  private static final String COUNT =
      """
      select count(*) from $schema.document_file file
      join $schema.document document on document.id = file.document_id
      where document.customer_id = :customer""";

  private static final String REMOVE_LATER =
      """
      insert into $schema.file_removal (file_id, due) select unnest(:files), :due
      on conflict (file_id) do update set due = excluded.due""";

  @Override
  public void add(UnitOfWork work, Document document) {
    Handle handle = JdbcUnitOfWork.handle(work);
    Optional<SentBy> sentBy = document.sentBy();
    int added =
        handle
            .createUpdate(
                """
                insert into $schema.document (
                  id, customer_id, number, name, sent_at, automation, automation_name, automation_version)
                values (
                  :id, :customer, :number, :name, :sentAt, :automation, :automationName, :automationVersion)
                on conflict (id) do nothing""")
            .bind("id", document.id().value())
            .bind("customer", document.customer().value())
            .bind("number", document.number().formatted())
            .bind("name", document.name())
            .bind("sentAt", Values.utc(document.sentAt()))
            .bind("automation", sentBy.map(SentBy::automation).orElse(null))
            .bind("automationName", sentBy.map(SentBy::name).orElse(null))
            .bind("automationVersion", sentBy.map(SentBy::version).orElse(null))
            .execute();
    if (added == 0) {
      throw new RefusedException(new ConcurrentChange());
    }
    addFiles(handle, document);
    kept(work, document.files().stream().map(DocumentFile::id).toList());
  }

  private static void addFiles(Handle handle, Document document) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into $schema.document_file (
              id, document_id, position, name, media_type, size, sha256, sent_at, deleted_at)
            values (:id, :document, :position, :name, :mediaType, :size, :sha256, :sentAt, :deletedAt)""");
    int position = 0;
    for (DocumentFile file : document.files()) {
      batch
          .bind("id", file.id().value())
          .bind("document", document.id().value())
          .bind("position", position++)
          .bind("name", file.name().text())
          .bind("mediaType", file.name().mediaType())
          .bind("size", file.size())
          .bind("sha256", file.sha256())
          .bind("sentAt", Values.utc(document.sentAt()))
          .bindByType(
              "deletedAt", file.deletedAt().map(Values::utc).orElse(null), OffsetDateTime.class)
          .add();
    }
    batch.execute();
  }

  @Override
  public void update(UnitOfWork work, Document document) {
    Handle handle = JdbcUnitOfWork.handle(work);
    handle
        .createUpdate("update $schema.document set customer_id = :customer where id = :id")
        .bind("customer", document.customer().value())
        .bind("id", document.id().value())
        .execute();
    for (DocumentFile file : document.files()) {
      file.deletedAt().ifPresent(moment -> delete(work, file.id(), moment));
    }
  }

  private static void delete(UnitOfWork work, FileId file, Instant moment) {
    Handle handle = JdbcUnitOfWork.handle(work);
    int deleted =
        handle
            .createUpdate(
                "update $schema.document_file set deleted_at = :moment where id = :id and deleted_at is null")
            .bind("moment", Values.utc(moment))
            .bind("id", file.value())
            .execute();
    if (deleted > 0) {
      removeFrom(handle, List.of(file), work.moment());
    }
  }

  @Override
  public Optional<Document> find(UnitOfWork work, DocumentId document) {
    return Optional.ofNullable(find(work, List.of(document)).get(document));
  }

  @Override
  public Map<DocumentId, Document> find(UnitOfWork work, Collection<DocumentId> documents) {
    Map<DocumentId, Document> found = new LinkedHashMap<>();
    if (!documents.isEmpty()) {
      whole(byId(documents).list(work)).forEach(document -> found.put(document.id(), document));
    }
    return found;
  }

  static Reading<Document> byId(Collection<DocumentId> documents) {
    UUID[] ids = documents.stream().map(DocumentId::value).toArray(UUID[]::new);
    return select("select * from $schema.document where id = any(:ids)", Map.of("ids", ids));
  }

  @Override
  public List<Document> of(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      ZoneId zone,
      Optional<Place> after,
      int limit) {
    return whole(page(customer, days, zone, after, limit).list(work));
  }

  static Reading<Document> page(
      CustomerId customer, DateRange days, ZoneId zone, Optional<Place> after, int limit) {
    StringBuilder where = new StringBuilder("customer_id = :customer");
    Map<String, Object> values = new HashMap<>();
    values.put("customer", customer.value());
    values.put("limit", limit);
    days.start(zone)
        .ifPresent(
            start -> {
              where.append(" and sent_at >= :start");
              values.put("start", Values.utc(start));
            });
    days.end(zone)
        .ifPresent(
            end -> {
              where.append(" and sent_at < :end");
              values.put("end", Values.utc(end));
            });
    after.ifPresent(
        place -> {
          where.append(" and sent_at <= :sentAt and (sent_at < :sentAt or id > :id)");
          values.put("sentAt", Values.utc(place.sentAt()));
          values.put("id", place.id().value());
        });
    return select(
        "select * from $schema.document where %s order by sent_at desc, id limit :limit"
            .formatted(where),
        values);
  }

  @Override
  public List<Document> of(UnitOfWork work, CustomerId customer) {
    return whole(ofAll(customer).list(work));
  }

  private static Reading<Document> ofAll(CustomerId customer) {
    return select(
        "select * from $schema.document where customer_id = :customer",
        Map.of("customer", customer.value()));
  }

  @Override
  public long storedFiles(UnitOfWork work, CustomerId customer) {
    return Counting.count(work, customer, COUNT + " and file.deleted_at is null");
  }

  private static Reading<Document> select(String documents, Map<String, ?> values) {
    return new Reading<>(SELECT.formatted(documents), values, JdbcDocuments::document);
  }

  /** Makes documents of rows with one file each. */
  static List<Document> whole(List<Document> rows) {
    Map<DocumentId, Document> found = new LinkedHashMap<>();
    Map<DocumentId, List<DocumentFile>> files = new HashMap<>();
    for (Document row : rows) {
      found.putIfAbsent(row.id(), row);
      files.computeIfAbsent(row.id(), id -> new ArrayList<>()).addAll(row.files());
    }
    return found.values().stream()
        .map(
            row ->
                new Document(
                    row.id(),
                    row.customer(),
                    row.number(),
                    row.name(),
                    row.sentAt(),
                    row.sentBy(),
                    files.getOrDefault(row.id(), List.of())))
        .toList();
  }

  /** A document with the one file of this row. */
  private static Document document(Columns row) throws SQLException {
    String automation = row.getString("automation");
    return new Document(
        new DocumentId(row.getObject("id", UUID.class)),
        Values.id(row, "customer_id"),
        DocumentNumber.parse(row.getString("number")),
        row.getString("name"),
        Values.instant(row, "sent_at"),
        automation == null
            ? Optional.empty()
            : Optional.of(
                new SentBy(
                    automation,
                    row.getString("automation_name"),
                    row.getString("automation_version"))),
        List.of(
            new DocumentFile(
                new FileId(row.getObject("file_id", UUID.class)),
                new FileName(row.getString("file_name"), row.getString("media_type")),
                row.getLong("size"),
                row.getString("sha256"),
                Optional.ofNullable(row.getObject("deleted_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant))));
  }

  @Override
  public List<DueFile> toArchive(
      UnitOfWork work, Instant sentBefore, Optional<DueFile> after, int limit) {
    return due(
        work,
        "select sent_at as since, id from $schema.document_file"
            + " where not moved and deleted_at is null and sent_at < :until"
            + " and not exists (select 1 from $schema.restore restore where restore.file_id = id)",
        "(sent_at, id)",
        sentBefore,
        after,
        limit);
  }

  @Override
  public List<DueFile> toRemove(UnitOfWork work, Instant now, Optional<DueFile> after, int limit) {
    return due(
        work,
        "select due as since, file_id as id from $schema.file_removal where due <= :until",
        "(due, file_id)",
        now,
        after,
        limit);
  }

  private static List<DueFile> due(
      UnitOfWork work,
      String files,
      String place,
      Instant until,
      Optional<DueFile> after,
      int limit) {
    Map<String, Object> values = new HashMap<>();
    values.put("until", Values.utc(until));
    values.put("limit", limit);
    after.ifPresent(
        last -> {
          values.put("since", Values.utc(last.since()));
          values.put("id", last.file().value());
        });
    String rest = after.isPresent() ? " and " + place + " > (:since, :id)" : "";
    return JdbcUnitOfWork.handle(work)
        .createQuery(files + rest + " order by since, id limit :limit")
        .bindMap(values)
        .map(
            (row, context) ->
                new DueFile(
                    Values.instant(row, "since"), new FileId(row.getObject("id", UUID.class))))
        .list();
  }

  @Override
  public void archived(UnitOfWork work, Collection<FileId> files) {
    setMoved(work, files, true);
  }

  @Override
  public void unarchived(UnitOfWork work, Collection<DueFile> files) {
    setMoved(work, files.stream().map(DueFile::file).toList(), false);
  }

  private static void setMoved(UnitOfWork work, Collection<FileId> files, boolean moved) {
    JdbcUnitOfWork.handle(work)
        .createUpdate("update $schema.document_file set moved = :moved where id = any(:files)")
        .bind("moved", moved)
        .bind("files", uuids(files))
        .execute();
  }

  @Override
  public void removeLater(UnitOfWork work, Collection<FileId> files, Instant from) {
    removeFrom(JdbcUnitOfWork.handle(work), files, from);
  }

  private static void removeFrom(Handle handle, Collection<FileId> files, Instant from) {
    handle
        .createUpdate(REMOVE_LATER)
        .bind("files", uuids(files))
        .bind("due", Values.utc(from))
        .execute();
  }

  @Override
  public void removed(UnitOfWork work, Collection<DueFile> files) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            delete from $schema.file_removal
            where (file_id, due) in (
              select * from unnest(:files, cast(:moments as timestamptz[])))""")
        .bind("files", files.stream().map(one -> one.file().value()).toArray(UUID[]::new))
        .bind("moments", files.stream().map(one -> one.since().toString()).toArray(String[]::new))
        .execute();
  }

  @Override
  public void kept(UnitOfWork work, Collection<FileId> files) {
    JdbcUnitOfWork.handle(work)
        .createUpdate("delete from $schema.file_removal where file_id = any(:files)")
        .bind("files", uuids(files))
        .execute();
  }

  private static UUID[] uuids(Collection<FileId> files) {
    return files.stream().map(FileId::value).toArray(UUID[]::new);
  }

  @Override
  public String part() {
    return Document.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.count(work, customer, COUNT);
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    ofAll(customer).each(work, Values.FETCH, row -> row.toRecords().forEach(record));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    Handle handle = JdbcUnitOfWork.handle(work);
    List<FileId> files =
        handle
            .createQuery(
                """
                delete from $schema.document_file file using $schema.document document
                where document.id = file.document_id and document.customer_id = :customer
                returning file.id""")
            .bind("customer", customer.value())
            .map((row, context) -> new FileId(row.getObject("id", UUID.class)))
            .list();
    removeFrom(handle, files, work.moment());
    handle.execute("delete from $schema.document where customer_id = ?", customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.document set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
