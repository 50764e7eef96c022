package io.customerview.memory;

import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ContactHistoryEntry;
import io.customerview.contact.HandOver;
import io.customerview.contact.Pause;
import io.customerview.document.Restore;
import io.customerview.merge.MergeConflict;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.timeline.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    boolean isAsAfter() {
      return isCleaned() || Objects.equals(said(table.get(key)), said(after));
    }

    /** What is done with goes after a while, by nobody's decision. */
    boolean isCleaned() {
      return table.get(key) == null
          && (after instanceof AnsweredRequest
              || (after instanceof Restore restore && !restore.isOpen())
              || (after instanceof OutboxEntry entry
                  && entry.state().isEnded()
                  && entry.state().kind() != Kind.SET_ASIDE));
    }

    /** A revision is for calendars, which hear of an event anew when a later merge is undone. */
    private static @Nullable Object said(@Nullable Object row) {
      return row instanceof Event event ? event.withRevision(1) : row;
    }

    void putBack(UnitOfWork work) {
      if (before == null) {
        table.remove(work, key);
      } else {
        table.put(work, key, before);
      }
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

  /** Returns what has changed since, but for one part. */
  List<MergeConflict> conflicts(String exempt) {
    List<MergeConflict> conflicts = new ArrayList<>();
    for (Row<?, ?> row : rows.values()) {
      if (!row.part().equals(exempt)
          && !Objects.equals(row.before(), row.after())
          && !row.isAsAfter()) {
        row.id().ifPresent(id -> conflicts.add(new MergeConflict(row.part(), id)));
      }
    }
    return conflicts.stream().distinct().toList();
  }

  /** Returns the ids of what was handed over, of that which tells about past moments. */
  Set<UUID> brought() {
    Set<UUID> brought = new HashSet<>();
    for (Row<?, ?> row : rows.values()) {
      if (row.before() instanceof ConsentEntry entry) {
        brought.add(entry.id());
      } else if (row.before() instanceof ContactHistoryEntry entry) {
        brought.add(entry.id());
      } else if (row.before() instanceof HandOver handOver) {
        brought.add(handOver.id());
      } else if (row.before() instanceof Pause pause) {
        brought.add(pause.id());
      }
    }
    return brought;
  }

  /** Puts every row back as it was. */
  void undo(UnitOfWork work) {
    for (Row<?, ?> row : rows.values()) {
      if (!Objects.equals(row.before(), row.after()) && !row.isCleaned()) {
        row.putBack(work);
      }
    }
  }
}
