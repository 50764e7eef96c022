package io.customerview.memory;

import io.customerview.base.Membership;
import io.customerview.base.SegmentMembers;
import io.customerview.base.Turn;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is in which segment, from both sides, and the customers' next days. */
final class MemorySegmentMembers implements SegmentMembers {

  private static final CustomerId FIRST_CUSTOMER = new CustomerId(new UUID(0, 0));
  private static final SegmentId FIRST_SEGMENT = new SegmentId(new UUID(0, 0));
  private static final CustomerId LAST_CUSTOMER = new CustomerId(new UUID(-1, -1));
  private static final SegmentId LAST_SEGMENT = new SegmentId(new UUID(-1, -1));

  private record Key(SegmentId segment, CustomerId customer) {
    static Key of(Membership membership) {
      return new Key(membership.segment(), membership.customer());
    }
  }

  private record Due(LocalDate day, CustomerId customer) {}

  private final Table<Key, Membership> bySegment =
      new Table<>(Comparator.comparing(Key::segment).thenComparing(Key::customer));
  private final Table<Key, Membership> byCustomer =
      new Table<>(Comparator.comparing(Key::customer).thenComparing(Key::segment));
  private final Table<Due, Turn> turns =
      new Table<>(Comparator.comparing(Due::day).thenComparing(Due::customer));
  private final Table<CustomerId, Turn> turnOf = Table.ordered();

  @Override
  public Map<CustomerId, List<Membership>> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, List<Membership>> found = new LinkedHashMap<>();
    for (CustomerId customer : customers) {
      List<Membership> own = of(customer);
      if (!own.isEmpty()) {
        found.put(customer, own);
      }
    }
    return found;
  }

  private List<Membership> of(CustomerId customer) {
    return List.copyOf(
        byCustomer
            .rows()
            .subMap(new Key(FIRST_SEGMENT, customer), true, new Key(LAST_SEGMENT, customer), true)
            .values());
  }

  boolean isMember(SegmentId segment, CustomerId customer) {
    return bySegment.contains(new Key(segment, customer));
  }

  @Override
  public void enter(UnitOfWork work, Collection<Membership> memberships) {
    for (Membership membership : memberships) {
      Key key = Key.of(membership);
      if (!bySegment.contains(key)) {
        bySegment.put(work, key, membership);
        byCustomer.put(work, key, membership);
      }
    }
  }

  @Override
  public void leave(UnitOfWork work, Collection<Membership> memberships) {
    for (Membership membership : memberships) {
      bySegment.remove(work, Key.of(membership));
      byCustomer.remove(work, Key.of(membership));
    }
  }

  void removeAll(UnitOfWork work, SegmentId segment) {
    leave(work, List.copyOf(of(segment, FIRST_CUSTOMER, true)));
  }

  private Collection<Membership> of(SegmentId segment, CustomerId from, boolean included) {
    return bySegment
        .rows()
        .subMap(new Key(segment, from), included, new Key(segment, LAST_CUSTOMER), true)
        .values();
  }

  @Override
  public List<Membership> members(
      UnitOfWork work, SegmentId segment, Optional<CustomerId> after, int limit) {
    return of(segment, after.orElse(FIRST_CUSTOMER), after.isEmpty()).stream()
        .limit(limit)
        .toList();
  }

  @Override
  public Map<SegmentId, Long> counts(UnitOfWork work, Collection<SegmentId> wanted) {
    Map<SegmentId, Long> counts = new HashMap<>();
    for (SegmentId segment : wanted) {
      long count = of(segment, FIRST_CUSTOMER, true).size();
      if (count > 0) {
        counts.put(segment, count);
      }
    }
    return counts;
  }

  @Override
  public void turns(UnitOfWork work, Map<CustomerId, Optional<Turn>> next) {
    next.forEach(
        (customer, turn) -> {
          Turn before = turnOf.get(customer);
          if (before != null) {
            turnOf.remove(work, customer);
            turns.remove(work, new Due(before.day(), customer));
          }
          turn.ifPresent(
              one -> {
                turnOf.put(work, customer, one);
                turns.put(work, new Due(one.day(), customer), one);
              });
        });
  }

  @Override
  public Map<CustomerId, LocalDate> due(
      UnitOfWork work, LocalDate day, Optional<CustomerId> after, int limit) {
    Map<CustomerId, LocalDate> due = new LinkedHashMap<>();
    Due first = new Due(day, FIRST_CUSTOMER);
    Due from = new Due(day, after.orElse(FIRST_CUSTOMER));
    Stream.concat(
            turns
                .rows()
                .subMap(from, after.isEmpty(), new Due(day, LAST_CUSTOMER), true)
                .keySet()
                .stream(),
            turns.rows().headMap(first, false).keySet().stream())
        .limit(limit)
        .forEach(one -> due.put(one.customer(), one.day()));
    return due;
  }

  @Override
  public Optional<LocalDate> nextTurn(UnitOfWork work, LocalDate day) {
    Optional<LocalDate> next = Optional.empty();
    for (Turn turn : turns.values()) {
      boolean onlyWaits = turn.day().equals(day) && !turn.unanswered().isEmpty();
      if (!onlyWaits) {
        return next.filter(waiting -> !waiting.isAfter(turn.day()))
            .or(() -> Optional.of(turn.day()));
      }
      next = Optional.of(day.plusDays(1));
    }
    return next;
  }

  @Override
  public Map<SegmentId, Long> unanswered(UnitOfWork work, Collection<SegmentId> wanted) {
    Set<SegmentId> asked = Set.copyOf(wanted);
    return turnOf.values().stream()
        .flatMap(turn -> turn.unanswered().stream())
        .filter(asked::contains)
        .collect(Collectors.groupingBy(segment -> segment, Collectors.counting()));
  }

  @Override
  public String part() {
    return Membership.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(membership -> record.accept(membership.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    leave(work, of(customer));
    turns(work, Map.of(customer, Optional.empty()));
  }

  /** Whoever takes the rest over is looked at anew: members are found, not handed on. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
