package io.customerview.jdbc.internal.sql;

import io.customerview.document.Restore;
import io.customerview.document.Restores;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/** The archived files that were asked for, in PostgreSQL. */
public final class JdbcRestores implements Restores {

  @Override
  public void save(UnitOfWork work, Restore restore) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            insert into $schema.restore (file_id, document_id, customer_id, requested_at, askers, until)
            values (:file, :document, :customer, :requestedAt, :askers, :until)
            on conflict (file_id) do update set
              requested_at = excluded.requested_at, askers = excluded.askers, until = excluded.until""")
        .bind("file", restore.file().value())
        .bind("document", restore.document().value())
        .bind("customer", restore.customer().value())
        .bind("requestedAt", Values.utc(restore.requestedAt()))
        .bind("askers", restore.askers().stream().map(AgentId::value).toArray(String[]::new))
        .bindByType("until", restore.archivesOn().orElse(null), LocalDate.class)
        .execute();
  }

  @Override
  public Map<FileId, Restore> find(UnitOfWork work, Collection<FileId> files) {
    Map<FileId, Restore> found = new LinkedHashMap<>();
    if (!files.isEmpty()) {
      ofFiles(files).list(work).forEach(restore -> found.put(restore.file(), restore));
    }
    return found;
  }

  static Reading<Restore> ofFiles(Collection<FileId> files) {
    return new Reading<>(
        "select * from $schema.restore where file_id = any(:files)",
        Map.of("files", uuids(files)),
        JdbcRestores::restore);
  }

  private static UUID[] uuids(Collection<FileId> files) {
    return files.stream().map(FileId::value).toArray(UUID[]::new);
  }

  private static Restore restore(Columns row) throws SQLException {
    return new Restore(
        new FileId(row.getObject("file_id", UUID.class)),
        new DocumentId(row.getObject("document_id", UUID.class)),
        Values.id(row, "customer_id"),
        Values.instant(row, "requested_at"),
        row.getList("askers", String.class).stream().map(AgentId::new).toList(),
        Optional.ofNullable(row.getObject("until", LocalDate.class)));
  }

  @Override
  public List<Restore> open(UnitOfWork work, Optional<Place> after, int limit) {
    String behind = after.isPresent() ? " and (document_id, file_id) > (:document, :file)" : "";
    Query query =
        JdbcUnitOfWork.handle(work)
            .createQuery(
                "select * from $schema.restore where until is null"
                    + behind
                    + " order by document_id, file_id limit :limit")
            .bind("limit", limit);
    after.ifPresent(
        place ->
            query.bind("document", place.document().value()).bind("file", place.file().value()));
    return query.map((row, context) -> restore(Columns.of(row))).list();
  }

  @Override
  public List<FileId> over(UnitOfWork work, LocalDate today, Optional<FileId> after, int limit) {
    String behind = after.isPresent() ? " and file_id > :file" : "";
    Query query =
        JdbcUnitOfWork.handle(work)
            .createQuery(
                "select file_id from $schema.restore where until <= :today"
                    + behind
                    + " order by file_id limit :limit")
            .bind("today", today)
            .bind("limit", limit);
    after.ifPresent(file -> query.bind("file", file.value()));
    return query.map((row, context) -> new FileId(row.getObject("file_id", UUID.class))).list();
  }

  @Override
  public void removeOver(UnitOfWork work, Collection<FileId> files, LocalDate today) {
    JdbcUnitOfWork.handle(work)
        .createUpdate("delete from $schema.restore where file_id = any(:files) and until <= :today")
        .bind("files", uuids(files))
        .bind("today", today)
        .execute();
  }

  @Override
  public void remove(UnitOfWork work, FileId file) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.restore where file_id = ?", file.value());
  }

  @Override
  public String part() {
    return Restore.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "restore");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.restore where customer_id = :customer order by file_id")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> restore(Columns.of(row)))
        .forEach(one -> record.accept(one.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.restore where customer_id = ?", customer.value());
  }

  /** Whose a document is, the files that were asked for of it are too. */
  static void part(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            """
            update $schema.restore restore set customer_id = document.customer_id
            from $schema.document document
            where document.id = restore.document_id and restore.customer_id = ? and document.customer_id = ?""",
            from.value(),
            to.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.restore set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
