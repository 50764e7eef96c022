package io.customerview.memory;

import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactPoints;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.ContactRefusal.AddressTaken;
import io.customerview.contact.ContactRefusal.SecondPrimary;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** The contact points that are not deleted, by customer and by address. */
final class MemoryContactPoints implements ContactPoints {

  private static final UUID LOWEST = new UUID(0, 0);

  private final Table<Key, ContactPoint> byCustomer =
      new Table<>(Comparator.comparing(Key::customer).thenComparing(Key::point));
  private final Table<Holder, Boolean> byAddress =
      new Table<>(
          Comparator.comparing((Holder holder) -> holder.address().channel())
              .thenComparing(holder -> holder.address().normalized(), CodePointOrder::compare)
              .thenComparing(Holder::customer));

  private record Key(CustomerId customer, ContactPointId point) {}

  private record Holder(AddressKey address, CustomerId customer) {}

  @Override
  public void save(UnitOfWork work, Collection<ContactPoint> points) {
    for (ContactPoint point : points) {
      remove(work, new Key(point.customer(), point.id()));
    }
    for (ContactPoint point : points) {
      for (ContactPoint other : of(point.customer())) {
        refuseBoth(point, other);
      }
      byCustomer.put(work, new Key(point.customer(), point.id()), point);
      byAddress.put(work, holder(point), true);
    }
  }

  private static void refuseBoth(ContactPoint point, ContactPoint other) {
    if (point.address().isSameAs(other.address())) {
      throw new RefusedException(new AddressTaken(Optional.empty()));
    }
    if (point.primary() && other.primary() && point.channel() == other.channel()) {
      throw new RefusedException(new SecondPrimary());
    }
  }

  @Override
  public void delete(UnitOfWork work, Collection<ContactPoint> points) {
    points.forEach(point -> remove(work, new Key(point.customer(), point.id())));
  }

  private void remove(UnitOfWork work, Key key) {
    ContactPoint before = byCustomer.get(key);
    if (before != null) {
      byCustomer.remove(work, key);
      byAddress.remove(work, holder(before));
    }
  }

  private static Holder holder(ContactPoint point) {
    return new Holder(AddressKey.of(point.address()), point.customer());
  }

  private List<ContactPoint> of(CustomerId customer) {
    return byCustomer
        .rows()
        .tailMap(new Key(customer, new ContactPointId(LOWEST)), true)
        .entrySet()
        .stream()
        .takeWhile(entry -> entry.getKey().customer().equals(customer))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(ContactPoint::addedAt).thenComparing(ContactPoint::id))
        .toList();
  }

  @Override
  public Map<CustomerId, List<ContactPoint>> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, List<ContactPoint>> found = new HashMap<>();
    for (CustomerId customer : customers) {
      List<ContactPoint> points = of(customer);
      if (!points.isEmpty()) {
        found.put(customer, points);
      }
    }
    return found;
  }

  @Override
  public Set<CustomerId> holders(UnitOfWork work, Collection<AddressKey> addresses) {
    Set<CustomerId> found = new TreeSet<>();
    for (AddressKey address : addresses) {
      byAddress.rows().tailMap(new Holder(address, new CustomerId(LOWEST)), true).keySet().stream()
          .takeWhile(holder -> holder.address().equals(address))
          .forEach(holder -> found.add(holder.customer()));
    }
    return new LinkedHashSet<>(found);
  }

  @Override
  public String part() {
    return ContactRecords.POINTS;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(point -> record.accept(ContactRecords.of(point)));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    delete(work, of(customer));
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    List<ContactPoint> there = of(to);
    for (ContactPoint point : of(from)) {
      if (there.stream().noneMatch(other -> other.address().isSameAs(point.address()))) {
        remove(work, new Key(from, point.id()));
        save(
            work,
            List.of(
                new ContactPoint(
                    point.id(), to, point.address(), point.consent(), false, point.addedAt())));
      }
    }
  }
}
