package io.customerview.memory;

import io.customerview.base.Membership;
import io.customerview.base.SegmentMembers;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

  private record Turn(LocalDate day, CustomerId customer) {}

  private final Table<Key, Membership> bySegment =
      new Table<>(Comparator.comparing(Key::segment).thenComparing(Key::customer));
  private final Table<Key, Membership> byCustomer =
      new Table<>(Comparator.comparing(Key::customer).thenComparing(Key::segment));
  private final Table<Turn, Turn> turns =
      new Table<>(Comparator.comparing(Turn::day).thenComparing(Turn::customer));
  private final Table<CustomerId, LocalDate> turnOf = Table.ordered();

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
  public Map<SegmentId, Long> counts(UnitOfWork work) {
    return bySegment.values().stream()
        .collect(Collectors.groupingBy(Membership::segment, Collectors.counting()));
  }

  @Override
  public void turns(UnitOfWork work, Map<CustomerId, Optional<LocalDate>> next) {
    next.forEach(
        (customer, day) -> {
          LocalDate before = turnOf.get(customer);
          if (before != null) {
            turnOf.remove(work, customer);
            turns.remove(work, new Turn(before, customer));
          }
          day.ifPresent(
              one -> {
                Turn turn = new Turn(one, customer);
                turnOf.put(work, customer, one);
                turns.put(work, turn, turn);
              });
        });
  }

  @Override
  public List<CustomerId> due(UnitOfWork work, LocalDate day, int limit) {
    return turns.rows().headMap(new Turn(day, LAST_CUSTOMER), true).keySet().stream()
        .limit(limit)
        .map(Turn::customer)
        .toList();
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
