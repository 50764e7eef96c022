package io.customerview.memory;

import io.customerview.document.Document;
import io.customerview.document.DocumentFile;
import io.customerview.document.Documents;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The documents, by id and in the order of each customer's list, and where their bytes should be.
 */
final class MemoryDocuments implements Documents {

  private static final DocumentId FIRST_ID = new DocumentId(new UUID(0, 0));

  private final Table<DocumentId, Document> rows = Table.ordered();
  private final Table<Key, Document> byCustomer =
      new Table<>(
          Comparator.comparing(Key::customer)
              .thenComparing(Key::sentAt, Comparator.reverseOrder())
              .thenComparing(Key::id));

  /** When the document was sent, of files whose bytes are not in the archive. */
  private final Table<FileId, Instant> unarchived = Table.ordered();

  /** From when on bytes are to be removed. */
  private final Table<FileId, Instant> removals = Table.ordered();

  private final MemoryRestores restores;

  MemoryDocuments(MemoryRestores restores) {
    this.restores = restores;
  }

  private record Key(CustomerId customer, Instant sentAt, DocumentId id) {

    static Key of(Document document) {
      return new Key(document.customer(), document.sentAt(), document.id());
    }
  }

  @Override
  public void add(UnitOfWork work, Document document) {
    if (rows.contains(document.id())) {
      throw new RefusedException(new ConcurrentChange());
    }
    put(work, document);
    for (DocumentFile file : document.files()) {
      unarchived.put(work, file.id(), document.sentAt());
      removals.remove(work, file.id());
    }
  }

  @Override
  public void update(UnitOfWork work, Document document) {
    Document before = rows.get(document.id());
    if (before != null) {
      byCustomer.remove(work, Key.of(before));
      put(work, document);
      document.files().stream()
          .filter(file -> file.deletedAt().isPresent())
          .filter(file -> before.file(file.id()).deletedAt().isEmpty())
          .forEach(file -> remove(work, file));
    }
  }

  private void remove(UnitOfWork work, DocumentFile file) {
    unarchived.remove(work, file.id());
    removals.put(work, file.id(), work.moment());
  }

  private void put(UnitOfWork work, Document document) {
    rows.put(work, document.id(), document);
    byCustomer.put(work, Key.of(document), document);
  }

  @Override
  public Optional<Document> find(UnitOfWork work, DocumentId document) {
    return Optional.ofNullable(rows.get(document));
  }

  @Override
  public Map<DocumentId, Document> find(UnitOfWork work, Collection<DocumentId> documents) {
    Map<DocumentId, Document> found = new LinkedHashMap<>();
    documents.forEach(id -> find(work, id).ifPresent(document -> found.put(id, document)));
    return found;
  }

  @Override
  public List<Document> of(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      ZoneId zone,
      Optional<Place> after,
      int limit) {
    Optional<Instant> start = days.start(zone);
    Optional<Instant> end = days.end(zone);
    Predicate<Document> isAfter =
        after
            .map(place -> new Key(customer, place.sentAt(), place.id()))
            .<Predicate<Document>>map(
                last ->
                    document -> byCustomer.rows().comparator().compare(Key.of(document), last) > 0)
            .orElse(document -> true);
    return listOf(customer).values().stream()
        .filter(document -> start.isEmpty() || !document.sentAt().isBefore(start.get()))
        .filter(document -> end.isEmpty() || document.sentAt().isBefore(end.get()))
        .filter(isAfter)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Document> of(UnitOfWork work, CustomerId customer) {
    return of(customer);
  }

  @Override
  public long storedFiles(UnitOfWork work, CustomerId customer) {
    return of(customer).stream()
        .flatMap(document -> document.files().stream())
        .filter(file -> file.deletedAt().isEmpty())
        .count();
  }

  List<Document> of(CustomerId customer) {
    return List.copyOf(listOf(customer).values());
  }

  private SortedMap<Key, Document> listOf(CustomerId customer) {
    return byCustomer
        .rows()
        .subMap(new Key(customer, Instant.MAX, FIRST_ID), new Key(customer, Instant.MIN, FIRST_ID));
  }

  @Override
  public List<DueFile> toArchive(
      UnitOfWork work, Instant sentBefore, Optional<DueFile> after, int limit) {
    return due(unarchived, after, sentAt -> sentAt.isBefore(sentBefore), restores::lacks, limit);
  }

  @Override
  public void archived(UnitOfWork work, Collection<FileId> files) {
    files.forEach(file -> unarchived.remove(work, file));
  }

  @Override
  public void unarchived(UnitOfWork work, Collection<DueFile> files) {
    files.forEach(file -> unarchived.put(work, file.file(), file.since()));
  }

  @Override
  public void removeLater(UnitOfWork work, Collection<FileId> files, Instant from) {
    files.forEach(file -> removals.put(work, file, from));
  }

  @Override
  public List<DueFile> toRemove(UnitOfWork work, Instant now, Optional<DueFile> after, int limit) {
    return due(removals, after, from -> !from.isAfter(now), file -> true, limit);
  }

  @Override
  public void kept(UnitOfWork work, Collection<FileId> files) {
    files.forEach(file -> removals.remove(work, file));
  }

  @Override
  public void removed(UnitOfWork work, Collection<DueFile> files) {
    for (DueFile one : files) {
      if (one.since().equals(removals.get(one.file()))) {
        removals.remove(work, one.file());
      }
    }
  }

  private static List<DueFile> due(
      Table<FileId, Instant> files,
      Optional<DueFile> after,
      Predicate<Instant> isDue,
      Predicate<FileId> isWanted,
      int limit) {
    return files.rows().entrySet().stream()
        .filter(file -> isDue.test(file.getValue()) && isWanted.test(file.getKey()))
        .map(file -> new DueFile(file.getValue(), file.getKey()))
        .filter(file -> after.isEmpty() || file.compareTo(after.get()) > 0)
        .sorted()
        .limit(limit)
        .toList();
  }

  @Override
  public String part() {
    return Document.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(document -> document.toRecords().forEach(record));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (Document document : of(customer)) {
      byCustomer.remove(work, Key.of(document));
      rows.remove(work, document.id());
      document.files().stream()
          .filter(file -> file.deletedAt().isEmpty())
          .forEach(file -> remove(work, file));
    }
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    of(from).forEach(document -> update(work, document.reassignedTo(to)));
  }
}
