package io.customerview.memory;

import io.customerview.journey.CustomerJourney;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.portfolio.PortfolioImportLog;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The imports of portfolios, and what each did. */
final class MemoryPortfolioImportLog implements PortfolioImportLog {

  private static final CustomerId FIRST = new CustomerId(new UUID(0, 0));

  private final Table<PortfolioImportId, PortfolioImport> imports = Table.ordered();
  private final Table<Key, ImportedChange> changes = new Table<>(Key.ORDER);
  private final Table<Key, CustomerJourney> journeys = new Table<>(Key.ORDER);

  private record Key(PortfolioImportId of, CustomerId customer) {
    static final Comparator<Key> ORDER = Comparator.comparing(Key::of).thenComparing(Key::customer);
  }

  @Override
  public void add(UnitOfWork work, PortfolioImport made) {
    imports.put(work, made.id(), made);
  }

  @Override
  public void did(
      UnitOfWork work,
      PortfolioImportId id,
      Collection<ImportedChange> did,
      Collection<CustomerJourney> left) {
    did.forEach(change -> changes.put(work, new Key(id, change.customer()), change));
    left.forEach(journey -> journeys.put(work, new Key(id, journey.customer()), journey));
  }

  @Override
  public Map<CustomerId, CustomerJourney> left(
      UnitOfWork work, PortfolioImportId id, Collection<CustomerId> customers) {
    Map<CustomerId, CustomerJourney> found = new LinkedHashMap<>();
    for (CustomerId customer : customers) {
      left(new Key(id, customer)).ifPresent(journey -> found.put(customer, journey));
    }
    return found;
  }

  private Optional<CustomerJourney> left(Key key) {
    return Optional.ofNullable(journeys.get(key));
  }

  @Override
  public List<PortfolioImport> latest(UnitOfWork work, int limit) {
    return imports.values().stream()
        .sorted(
            Comparator.comparing(PortfolioImport::at).thenComparing(PortfolioImport::id).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<PortfolioImport> hold(UnitOfWork work, PortfolioImportId id) {
    return Optional.ofNullable(imports.get(id));
  }

  @Override
  public List<ImportedChange> changes(UnitOfWork work, PortfolioImportId id) {
    return changes.rows().tailMap(new Key(id, FIRST), true).entrySet().stream()
        .takeWhile(row -> row.getKey().of().equals(id))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public Set<PortfolioImportId> counting(UnitOfWork work, CustomerId customer) {
    return keys(customer)
        .filter(
            key ->
                !Objects.requireNonNull(changes.get(key))
                    .overtakenBy()
                    .equals(Optional.of(ImportedChange.BY_HAND)))
        .map(Key::of)
        .filter(id -> Objects.requireNonNull(imports.get(id)).undoneAt().isEmpty())
        .collect(Collectors.toSet());
  }

  @Override
  public void overtake(UnitOfWork work, Collection<CustomerId> customers, PortfolioImportId by) {
    mark(work, customers, Optional.empty(), Optional.of(by));
  }

  @Override
  public void undo(UnitOfWork work, Collection<CustomerId> customers, PortfolioImportId by) {
    mark(work, customers, Optional.of(by), Optional.empty());
  }

  private void mark(
      UnitOfWork work,
      Collection<CustomerId> customers,
      Optional<PortfolioImportId> from,
      Optional<PortfolioImportId> to) {
    Set<CustomerId> wanted = Set.copyOf(customers);
    List<Key> marked =
        changes.rows().entrySet().stream()
            .filter(row -> wanted.contains(row.getKey().customer()))
            .filter(row -> row.getValue().overtakenBy().equals(from))
            .map(Map.Entry::getKey)
            .toList();
    marked.forEach(
        key -> changes.put(work, key, Objects.requireNonNull(changes.get(key)).overtaken(to)));
  }

  @Override
  public void update(UnitOfWork work, PortfolioImport changed) {
    imports.put(work, changed.id(), changed);
  }

  @Override
  public String part() {
    return ImportedChange.PART;
  }

  private Stream<Key> keys(CustomerId customer) {
    return changes.rows().keySet().stream().filter(key -> key.customer().equals(customer));
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    keys(customer)
        .map(
            key ->
                Objects.requireNonNull(changes.get(key))
                    .toRecord(Objects.requireNonNull(imports.get(key.of())), left(key)))
        .forEach(record);
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (Key key : keys(customer).toList()) {
      changes.remove(work, key);
      journeys.remove(work, key);
    }
  }

  /** What an import did with a customer that is merged away is nothing to undo of another one. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
