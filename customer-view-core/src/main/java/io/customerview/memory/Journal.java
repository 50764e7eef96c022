package io.customerview.memory;

import io.customerview.cases.CustomerCase;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ContactHistoryEntry;
import io.customerview.contact.HandOver;
import io.customerview.contact.Pause;
import io.customerview.contract.Contract;
import io.customerview.document.Restore;
import io.customerview.merge.MergeConflict;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.EventId;
import io.customerview.shared.UnitOfWork;
import io.customerview.timeline.Event;
import io.customerview.timeline.Participant;
import io.customerview.timeline.Participant.OfPeople;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What became of rows, part by part: how each was before the first change and after the last one.
 */
final class Journal {

  private final Map<Place, Row<?, ?>> rows = new LinkedHashMap<>();
  private String part = "";

  /** Where a row stands. Tables are told apart by which they are. */
  private record Place(int table, Object key) {}

  /** A row, before and after; nothing stands for none. */
  private record Row<K, V>(
      String part, Table<K, V> table, K key, @Nullable V before, @Nullable V after) {

    boolean isAsAfter(Predicate<CustomerId> isNobody) {
      @Nullable V now = table.get(key);
      @Nullable V noted = after == null ? null : asNewAs(now, after);
      return isGone() || Objects.equals(said(now, isNobody), said(noted, isNobody));
    }

    /**
     * How new the host's row is, which came again meanwhile and said the same, is no change; nor is
     * what an erasure took from an undone merge.
     */
    @SuppressWarnings("unchecked") // a contract stays a contract, a case a case, a merge a merge
    private static <V> V asNewAs(@Nullable V now, V noted) {
      if (now instanceof Contract is && noted instanceof Contract was) {
        return (V) new Contract(was.id(), was.customer(), was.terms(), is.asOf());
      }
      if (now instanceof MemoryMerges.Owned is && noted instanceof MemoryMerges.Owned was) {
        return (V) new MemoryMerges.Owned(was.owner(), is.merge());
      }
      return now instanceof CustomerCase is && noted instanceof CustomerCase was
          ? (V) was.with(is.edition())
          : noted;
    }

    /** What is done with goes after a while, and what was another one's with that one. */
    boolean isGone() {
      return table.get(key) == null
          && (after instanceof AnsweredRequest
              || after instanceof Restore
              || after instanceof ConsentEntry
              || after instanceof ContactHistoryEntry
              || after instanceof MemoryMerges.Owned
              || isTakenPartIn()
              || (after instanceof OutboxEntry entry
                  && entry.state().isEnded()
                  && entry.state().kind() != Kind.SET_ASIDE));
    }

    private boolean isTakenPartIn() {
      return before instanceof Event was
          && after instanceof Event is
          && was.customer().equals(is.customer());
    }

    /** A revision is for calendars, which hear of an event anew when a later merge is undone. */
    private static @Nullable Object said(@Nullable Object row, Predicate<CustomerId> isNobody) {
      return row instanceof Event event ? present(event, isNobody).withRevision(1) : row;
    }

    /** Whoever was erased takes part in nothing any more. */
    private static Event present(Event event, Predicate<CustomerId> isNobody) {
      Event present = event;
      for (Participant participant : event.draft().participants()) {
        if (participant instanceof OfPeople one && isNobody.test(one.person())) {
          present = present.without(one.person());
        }
      }
      return present;
    }

    @SuppressWarnings("unchecked") // an event stays an event
    void putBack(UnitOfWork work, Predicate<CustomerId> isNobody) {
      if (before == null) {
        table.remove(work, key);
      } else {
        V row = before instanceof Event event ? (V) present(event, isNobody) : before;
        table.put(work, key, asNewAs(table.get(key), row));
      }
    }

    boolean isOf(Set<EventId> events) {
      return (before instanceof Event was && events.contains(was.id()))
          || (after instanceof Event is && events.contains(is.id()));
    }

    /** Returns the id of what the row holds; a row that only leads to another one has none. */
    Optional<String> id() {
      if (key instanceof UUID
          || key.getClass().getPackage().equals(CustomerId.class.getPackage())) {
        return Optional.of(key.toString());
      }
      return before instanceof OutboxEntry entry
          ? Optional.of(entry.id().toString())
          : Optional.empty();
    }
  }

  /** Returns whether it tells of one of these events. */
  boolean tells(Set<EventId> events) {
    return rows.values().stream().anyMatch(row -> row.isOf(events));
  }

  /** Returns what it tells but for these events. */
  Journal without(Set<EventId> events) {
    Journal rest = new Journal();
    rows.forEach(
        (place, row) -> {
          if (!row.isOf(events)) {
            rest.rows.put(place, row);
          }
        });
    return rest;
  }

  /** Says which part what follows belongs to. */
  void begin(String next) {
    part = next;
  }

  <K, V> void add(Table<K, V> table, K key, @Nullable V before, @Nullable V after) {
    Place place = new Place(System.identityHashCode(table), key);
    @SuppressWarnings("unchecked") // the place tells the table
    @Nullable Row<K, V> known = (Row<K, V>) rows.get(place);
    rows.put(
        place,
        new Row<>(
            known == null ? part : known.part(),
            table,
            key,
            known == null ? before : known.before(),
            after));
  }

  /**
   * Returns what has changed since, but for one part.
   *
   * @param isNobody whether somebody was erased
   */
  List<MergeConflict> conflicts(String exempt, Predicate<CustomerId> isNobody) {
    List<MergeConflict> conflicts = new ArrayList<>();
    for (Row<?, ?> row : rows.values()) {
      if (!row.part().equals(exempt)
          && !Objects.equals(row.before(), row.after())
          && !row.isAsAfter(isNobody)) {
        row.id().ifPresent(id -> conflicts.add(new MergeConflict(row.part(), id)));
      }
    }
    return conflicts.stream().distinct().toList();
  }

  /** Returns the ids of what was handed over, of that which tells about past moments. */
  Set<UUID> brought() {
    Set<UUID> brought = new HashSet<>();
    for (Row<?, ?> row : rows.values()) {
      told(row.before()).ifPresent(brought::add);
    }
    return brought;
  }

  private static Optional<UUID> told(@Nullable Object row) {
    if (row instanceof ConsentEntry entry) {
      return Optional.of(entry.id());
    }
    if (row instanceof ContactHistoryEntry entry) {
      return Optional.of(entry.id());
    }
    if (row instanceof HandOver handOver) {
      return Optional.of(handOver.id());
    }
    return row instanceof Pause pause ? Optional.of(pause.id()) : Optional.empty();
  }

  /** Returns the ids of what tells about past moments, was handed over and is gone since. */
  private Set<UUID> gone() {
    Set<UUID> gone = new HashSet<>();
    for (Row<?, ?> row : rows.values()) {
      if (row.isGone()) {
        told(row.after()).ifPresent(gone::add);
      }
    }
    return gone;
  }

  /** Returns the contracts that were handed over. */
  Set<ContractId> contracts() {
    Set<ContractId> contracts = new HashSet<>();
    for (Row<?, ?> row : rows.values()) {
      if (row.before() instanceof Contract contract) {
        contracts.add(contract.id());
      }
    }
    return contracts;
  }

  /**
   * Puts every row back as it was.
   *
   * @param isNobody whether somebody was erased
   */
  void undo(UnitOfWork work, Predicate<CustomerId> isNobody) {
    Set<UUID> gone = gone();
    for (Row<?, ?> row : rows.values()) {
      if (!Objects.equals(row.before(), row.after())
          && !row.isGone()
          && told(row.before()).filter(gone::contains).isEmpty()) {
        row.putBack(work, isNobody);
      }
    }
  }
}
