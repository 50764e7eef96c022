package io.customerview.memory;

import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.Claimed;
import io.customerview.message.Claimed.Unreadable;
import io.customerview.message.Outbox;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxLine;
import io.customerview.message.OutgoingState;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The outbox, by place; writers take turns, so whoever claims is alone. */
final class MemoryOutbox implements Outbox {

  private static final Comparator<OutboxEntry> LONGEST_DUE =
      Comparator.comparing((OutboxEntry entry) -> entry.state().due().orElseThrow())
          .thenComparing(OutboxEntry::place);

  private final Table<Long, OutboxEntry> entries = Table.ordered();
  private final Table<OutgoingId, Long> places = Table.ordered();
  private final Table<IdempotencyKey, AnsweredRequest> requests = Table.ordered();
  private long lastPlace;

  @Override
  public void add(UnitOfWork work, Collection<OutboxEntry> added) {
    for (OutboxEntry entry : added) {
      long place = ++lastPlace;
      places.put(work, entry.id(), place);
      entries.put(work, place, entry.at(place));
    }
  }

  @Override
  public Claimed claim(UnitOfWork work, Instant until, int limit) {
    List<OutboxEntry> claimed =
        lanes().values().stream()
            .map(MemoryOutbox::notHeldBack)
            .filter(lane -> isDue(Collections.min(lane, LONGEST_DUE), work))
            .sorted(Comparator.comparing(lane -> Collections.min(lane, LONGEST_DUE), LONGEST_DUE))
            .limit(limit)
            .map(lane -> lane.stream().filter(entry -> isDue(entry, work)).findFirst())
            .map(entry -> entry.orElseThrow().leased(until))
            .sorted(Comparator.comparing(OutboxEntry::place))
            .toList();
    save(work, claimed);
    return new Claimed(claimed, List.of());
  }

  /** Whatever is here can be read. */
  @Override
  public boolean setAside(UnitOfWork work, Unreadable unreadable) {
    return false;
  }

  private static boolean isDue(OutboxEntry entry, UnitOfWork work) {
    return !entry.state().due().orElseThrow().isAfter(work.moment());
  }

  /** What keeps one order among itself. */
  private record Lane(CustomerId customer, Recipient recipient) {

    static Lane of(OutboxEntry entry) {
      return new Lane(entry.customer(), entry.recipient());
    }
  }

  /** Returns what is open, by place. */
  private Map<Lane, List<OutboxEntry>> lanes() {
    Map<Lane, List<OutboxEntry>> lanes = new LinkedHashMap<>();
    for (OutboxEntry entry : entries.values()) {
      if (!entry.state().isEnded()) {
        lanes.computeIfAbsent(Lane.of(entry), lane -> new ArrayList<>()).add(entry);
      }
    }
    return lanes;
  }

  /** Returns the one that is leased; else all as far as the first that is tried again. */
  private static List<OutboxEntry> notHeldBack(List<OutboxEntry> lane) {
    List<OutboxEntry> first = new ArrayList<>();
    boolean held = false;
    for (OutboxEntry entry : lane) {
      if (entry.state().kind() == Kind.LEASED) {
        return List.of(entry);
      }
      if (!held) {
        first.add(entry);
      }
      held |= entry.state().kind() == Kind.RETRYING;
    }
    return first;
  }

  @Override
  public Map<OutgoingId, OutboxEntry> find(UnitOfWork work, Collection<OutgoingId> ids) {
    Map<OutgoingId, OutboxEntry> found = new LinkedHashMap<>();
    for (OutgoingId id : ids) {
      Long place = places.get(id);
      if (place != null) {
        OutboxEntry entry = entries.get(place);
        if (entry != null) {
          found.put(id, entry);
        }
      }
    }
    return found;
  }

  @Override
  public Map<OutgoingId, OutboxEntry> tried(UnitOfWork work, Collection<OutgoingId> ids) {
    Map<OutgoingId, OutboxEntry> tried = find(work, ids);
    tried
        .values()
        .removeIf(
            entry ->
                entry.tried().isEmpty()
                    || entry.recipient() != Recipient.CUSTOMER
                    || entry.state().kind() == Kind.HANDED_OVER);
    return tried;
  }

  @Override
  public Map<OutgoingId, OutboxEntry> lock(UnitOfWork work, Collection<OutgoingId> ids) {
    return find(work, ids);
  }

  @Override
  public void save(UnitOfWork work, Collection<OutboxEntry> changed) {
    for (OutboxEntry entry : changed) {
      Optional.ofNullable(find(work, List.of(entry.id())).get(entry.id()))
          .ifPresent(stored -> put(work, stored.standingAs(entry)));
    }
  }

  @Override
  public void wake(UnitOfWork work, CustomerId customer) {
    for (OutboxEntry entry : of(customer)) {
      if (entry.state().kind() == Kind.WAITING && !isDue(entry, work)) {
        put(work, entry.with(Waiting.at(work.moment())));
      }
    }
  }

  private void put(UnitOfWork work, OutboxEntry entry) {
    if (entry.state().kind() == Kind.LEASED && isAnotherLeased(entry)) {
      throw new RefusedException(new ConcurrentChange());
    }
    entries.put(work, entry.place(), entry);
  }

  private boolean isAnotherLeased(OutboxEntry entry) {
    return entries.values().stream()
        .anyMatch(
            other ->
                other.state().kind() == Kind.LEASED
                    && !other.id().equals(entry.id())
                    && Lane.of(other).equals(Lane.of(entry)));
  }

  @Override
  public List<OutboxLine> list(UnitOfWork work, Kind state, long after, int limit) {
    return entries.rows().tailMap(after, false).values().stream()
        .filter(entry -> entry.state().kind() == state)
        .limit(limit)
        .map(OutboxEntry::line)
        .toList();
  }

  @Override
  public Map<Kind, Long> counts(UnitOfWork work) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    entries.values().forEach(entry -> counts.merge(entry.state().kind(), 1L, Long::sum));
    for (Kind done : List.of(Kind.HANDED_OVER, Kind.DENIED)) {
      counts.computeIfPresent(done, (kind, count) -> Math.min(count, MOST_COUNTED));
    }
    return counts;
  }

  @Override
  public void answer(UnitOfWork work, AnsweredRequest request) {
    if (requests.contains(request.key())) {
      throw new RefusedException(new ConcurrentChange());
    }
    requests.put(work, request.key(), request);
  }

  @Override
  public Optional<AnsweredRequest> answered(UnitOfWork work, IdempotencyKey key) {
    return Optional.ofNullable(requests.get(key));
  }

  @Override
  public int clean(UnitOfWork work, Instant before, int limit) {
    List<OutboxEntry> old =
        entries.values().stream()
            .filter(entry -> isDone(entry.state(), before))
            .sorted(
                Comparator.comparing((OutboxEntry entry) -> entry.state().endedAt().orElseThrow())
                    .thenComparing(OutboxEntry::place))
            .limit(limit)
            .toList();
    old.forEach(entry -> remove(work, entry));
    List<AnsweredRequest> answered =
        requests.values().stream()
            .filter(request -> request.at().isBefore(before))
            .filter(request -> find(work, List.of(request.outgoing())).isEmpty())
            .sorted(Comparator.comparing(AnsweredRequest::at).thenComparing(AnsweredRequest::key))
            .limit(limit)
            .toList();
    answered.forEach(request -> requests.remove(work, request.key()));
    return old.size() + answered.size();
  }

  private static boolean isDone(OutgoingState state, Instant before) {
    return state.kind() != Kind.SET_ASIDE
        && state.endedAt().filter(at -> at.isBefore(before)).isPresent();
  }

  private void remove(UnitOfWork work, OutboxEntry entry) {
    entries.remove(work, entry.place());
    places.remove(work, entry.id());
  }

  @Override
  public String part() {
    return OutboxEntry.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(entry -> record.accept(entry.toRecord()));
    requestsOf(customer).forEach(request -> record.accept(request.toRecord()));
  }

  private List<OutboxEntry> of(CustomerId customer) {
    return entries.values().stream().filter(entry -> entry.customer().equals(customer)).toList();
  }

  private List<AnsweredRequest> requestsOf(CustomerId customer) {
    return requests.values().stream()
        .filter(request -> request.customer().equals(customer))
        .toList();
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    of(customer).forEach(entry -> remove(work, entry));
    requestsOf(customer).forEach(request -> requests.remove(work, request.key()));
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    of(from).forEach(entry -> put(work, entry.reassignedTo(to)));
    requestsOf(from)
        .forEach(request -> requests.put(work, request.key(), request.reassignedTo(to)));
  }
}
