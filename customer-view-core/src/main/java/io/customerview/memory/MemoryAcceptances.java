package io.customerview.memory;

import io.customerview.acceptance.Acceptance;
import io.customerview.acceptance.Acceptances;
import io.customerview.document.DocumentFile;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The acceptances, by document and in the order of each customer's list. */
final class MemoryAcceptances implements Acceptances {

  private static final DocumentId FIRST_ID = new DocumentId(new UUID(0, 0));

  private final Table<DocumentId, Acceptance> rows = Table.ordered();
  private final Table<Key, Acceptance> byCustomer =
      new Table<>(Comparator.comparing(Key::customer).thenComparing(Key::place));
  private final MemoryDocuments documents;

  private record Key(CustomerId customer, Place place) {

    static Key of(Acceptance acceptance) {
      return new Key(acceptance.customer(), Place.of(acceptance));
    }
  }

  MemoryAcceptances(MemoryDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void save(UnitOfWork work, Acceptance acceptance) {
    remove(work, acceptance.document());
    rows.put(work, acceptance.document(), acceptance);
    byCustomer.put(work, Key.of(acceptance), acceptance);
  }

  private void remove(UnitOfWork work, DocumentId document) {
    find(work, document).ifPresent(before -> byCustomer.remove(work, Key.of(before)));
    rows.remove(work, document);
  }

  @Override
  public Optional<Acceptance> find(UnitOfWork work, DocumentId document) {
    return Optional.ofNullable(rows.get(document));
  }

  @Override
  public List<Acceptance> of(
      UnitOfWork work, CustomerId customer, Optional<Place> after, int limit) {
    return of(customer).stream()
        .filter(one -> after.isEmpty() || Place.of(one).compareTo(after.get()) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public long finalVersions(UnitOfWork work, CustomerId customer) {
    return of(customer).stream().filter(one -> one.finalVersion().isPresent()).count();
  }

  private List<Acceptance> of(CustomerId customer) {
    return List.copyOf(
        byCustomer
            .rows()
            .subMap(
                new Key(customer, new Place(Instant.MAX, FIRST_ID)),
                new Key(customer, new Place(Instant.MIN, FIRST_ID)))
            .values());
  }

  @Override
  public String part() {
    return Acceptance.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(one -> record.accept(one.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (Acceptance one : of(customer)) {
      remove(work, one.document());
      documents.removeLater(
          work, one.finalVersion().stream().map(DocumentFile::id).toList(), work.moment());
    }
  }

  /** Whose a document is, its acceptance is too, also where it was asked for since a merge. */
  void part(UnitOfWork work, CustomerId from, CustomerId to) {
    for (Acceptance one : of(from)) {
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
