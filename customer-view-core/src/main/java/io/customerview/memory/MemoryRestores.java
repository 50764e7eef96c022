package io.customerview.memory;

import io.customerview.document.Documents;
import io.customerview.document.Restore;
import io.customerview.document.Restores;
import io.customerview.shared.CustomerId;
import io.customerview.shared.FileId;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The archived files that were asked for: few, so all are gone through. */
final class MemoryRestores implements Restores {

  private final Table<FileId, Restore> rows = Table.ordered();

  /** Returns whether nobody has asked for a file, or its time is over and its bytes were moved. */
  boolean lacks(FileId file) {
    return !rows.contains(file);
  }

  @Override
  public void save(UnitOfWork work, Restore restore) {
    rows.put(work, restore.file(), restore);
  }

  @Override
  public Map<FileId, Restore> find(UnitOfWork work, Collection<FileId> files) {
    Map<FileId, Restore> found = new LinkedHashMap<>();
    for (FileId file : files) {
      Restore restore = rows.get(file);
      if (restore != null) {
        found.put(file, restore);
      }
    }
    return found;
  }

  @Override
  public List<Restore> open(UnitOfWork work, Optional<Place> after, int limit) {
    return rows.values().stream()
        .filter(Restore::isOpen)
        .filter(one -> after.isEmpty() || Place.of(one).compareTo(after.get()) > 0)
        .sorted(Comparator.comparing(Place::of))
        .limit(limit)
        .toList();
  }

  @Override
  public List<FileId> over(UnitOfWork work, LocalDate today, Optional<FileId> after, int limit) {
    return rows.values().stream()
        .filter(one -> isOver(one, today))
        .map(Restore::file)
        .filter(file -> after.isEmpty() || file.compareTo(after.get()) > 0)
        .limit(limit)
        .toList();
  }

  private static boolean isOver(Restore restore, LocalDate today) {
    return !restore.isOpen() && !restore.isAvailableOn(today);
  }

  @Override
  public void removeOver(UnitOfWork work, Collection<FileId> files, LocalDate today) {
    for (Restore one : find(work, files).values()) {
      if (isOver(one, today)) {
        rows.remove(work, one.file());
      }
    }
  }

  @Override
  public void remove(UnitOfWork work, FileId file) {
    rows.remove(work, file);
  }

  @Override
  public String part() {
    return Restore.PART;
  }

  private List<Restore> of(CustomerId customer) {
    return rows.values().stream().filter(one -> one.customer().equals(customer)).toList();
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(one -> record.accept(one.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    of(customer).forEach(one -> rows.remove(work, one.file()));
  }

  /** Whose a document is, the files that were asked for of it are too. */
  void part(UnitOfWork work, CustomerId from, CustomerId to, Documents documents) {
    for (Restore one : of(from)) {
      documents
          .find(work, one.document())
          .filter(document -> document.customer().equals(to))
          .ifPresent(document -> save(work, one.reassignedTo(to)));
    }
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    of(from).forEach(one -> save(work, one.reassignedTo(to)));
  }
}
