package io.customerview.memory;

import io.customerview.customer.Customer;
import io.customerview.customer.CustomerRecord;
import io.customerview.customer.CustomerRefusal.ExternalIdTaken;
import io.customerview.customer.Customers;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The customers, with the two indexes that the port needs. */
final class MemoryCustomers implements Customers {

  private final MemoryLocks locks;
  private final Function<ExternalId, @Nullable CustomerId> ofMerged;
  private final Function<CustomerId, List<Absorbed>> absorbed;
  private final Table<CustomerId, Customer> rows = Table.ordered();
  private final Table<ExternalId, CustomerId> byExternalId = Table.ordered();
  private final Table<Member, Customer> byParent =
      new Table<>(
          Comparator.comparing(Member::parent)
              .thenComparing(Member::name, CodePointOrder::compare)
              .thenComparing(Member::id));

  private record Member(CustomerId parent, String name, CustomerId id) {}

  /**
   * Makes an empty collection.
   *
   * @param ofMerged who has absorbed the customer with an external id, if one has
   * @param absorbed whom a customer has absorbed
   */
  MemoryCustomers(
      MemoryLocks locks,
      Function<ExternalId, @Nullable CustomerId> ofMerged,
      Function<CustomerId, List<Absorbed>> absorbed) {
    this.locks = locks;
    this.ofMerged = ofMerged;
    this.absorbed = absorbed;
  }

  @Override
  public void add(UnitOfWork work, Collection<Customer> customers) {
    for (Customer customer : customers) {
      locks.begin(work, customer.id(), customer.version());
      put(work, customer);
    }
  }

  @Override
  public void update(UnitOfWork work, Collection<Customer> customers) {
    for (Customer customer : customers) {
      unindex(work, customer.id());
    }
    for (Customer customer : customers) {
      put(work, customer);
    }
  }

  private void put(UnitOfWork work, Customer customer) {
    customer
        .registration()
        .externalId()
        .ifPresent(
            external -> {
              CustomerId owner = byExternalId.get(external);
              if (owner != null && !owner.equals(customer.id())) {
                throw new RefusedException(new ExternalIdTaken());
              }
              byExternalId.put(work, external, customer.id());
            });
    rows.put(work, customer.id(), customer);
    member(customer).ifPresent(member -> byParent.put(work, member, customer));
  }

  @Override
  public List<Absorbed> absorbed(UnitOfWork work, CustomerId customer) {
    return absorbed.apply(customer);
  }

  private void unindex(UnitOfWork work, CustomerId id) {
    Customer before = rows.get(id);
    if (before != null) {
      before.registration().externalId().ifPresent(external -> byExternalId.remove(work, external));
      member(before).ifPresent(member -> byParent.remove(work, member));
    }
  }

  private static Optional<Member> member(Customer customer) {
    return customer.registration().parent().map(parent -> member(parent, Place.of(customer)));
  }

  private static Member member(CustomerId parent, Place place) {
    return new Member(parent, place.sortName(), place.member());
  }

  @Override
  public Map<CustomerId, Customer> find(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, Customer> found = new LinkedHashMap<>();
    for (CustomerId id : customers) {
      Customer customer = rows.get(id);
      if (customer != null) {
        found.put(id, customer.at(locks.version(id)));
      }
    }
    return found;
  }

  /** Returns every customer, at no version that counts. */
  Collection<Customer> all() {
    return rows.values();
  }

  @Override
  public Map<ExternalId, CustomerId> byExternalId(
      UnitOfWork work, Collection<ExternalId> externalIds) {
    Map<ExternalId, CustomerId> found = new HashMap<>();
    for (ExternalId external : externalIds) {
      CustomerId id = byExternalId.get(external);
      if (id == null) {
        id = ofMerged.apply(external);
      }
      if (id != null) {
        found.put(external, id);
      }
    }
    return found;
  }

  @Override
  public List<Customer> membersOf(
      UnitOfWork work, CustomerId company, Optional<Place> after, int limit) {
    return membersOf(company, after, limit, member -> true);
  }

  @Override
  public List<CustomerId> memberIdsOf(UnitOfWork work, CustomerId company) {
    return membersOf(work, company, Optional.empty(), Integer.MAX_VALUE).stream()
        .map(Customer::id)
        .sorted()
        .toList();
  }

  @Override
  public List<Customer> peopleOf(
      UnitOfWork work, CustomerId company, Optional<Place> after, int limit) {
    return membersOf(company, after, limit, member -> member.registration().isPerson());
  }

  private List<Customer> membersOf(
      CustomerId company, Optional<Place> after, int limit, Predicate<Customer> which) {
    NavigableSet<Member> members = byParent.rows().navigableKeySet();
    Place first = new Place("", new CustomerId(new UUID(0, 0)));
    NavigableSet<Member> rest =
        members.tailSet(member(company, after.orElse(first)), after.isEmpty());
    List<Customer> found = new ArrayList<>();
    for (Member member : rest) {
      if (!member.parent().equals(company) || found.size() == limit) {
        break;
      }
      Customer customer = rows.get(member.id());
      if (customer != null && which.test(customer)) {
        found.add(customer.at(locks.version(member.id())));
      }
    }
    return found;
  }

  /** Returns a customer and all who stand below it in the tree of parents, each once. */
  Set<CustomerId> withThoseBelow(UnitOfWork work, CustomerId customer) {
    Set<CustomerId> found = new LinkedHashSet<>();
    Deque<CustomerId> next = new ArrayDeque<>(List.of(customer));
    while (!next.isEmpty()) {
      CustomerId one = next.remove();
      if (found.add(one)) {
        membersOf(work, one, Optional.empty(), Integer.MAX_VALUE)
            .forEach(member -> next.add(member.id()));
      }
    }
    return found;
  }

  @Override
  public List<CustomerId> after(UnitOfWork work, Optional<CustomerId> customer, int limit) {
    NavigableMap<CustomerId, Customer> all = rows.rows();
    return (customer.isPresent() ? all.tailMap(customer.get(), false) : all)
        .keySet().stream().limit(limit).toList();
  }

  @Override
  public int inCity(UnitOfWork work, String city, Optional<String> state, int limit) {
    return (int)
        rows.values().stream()
            .map(Customer::registration)
            .filter(one -> one.cityKey().filter(city::equals).isPresent())
            .filter(one -> one.stateKey().equals(state))
            .limit(limit)
            .count();
  }

  /** Writing units of work take turns as it is. */
  @Override
  public void lockTree(UnitOfWork work) {}

  @Override
  public String part() {
    return CustomerRecord.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    find(work, customer).map(CustomerRecord::of).ifPresent(record);
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    unindex(work, customer);
    rows.remove(work, customer);
    locks.end(work, customer);
    Set<Member> members = new HashSet<>();
    for (Customer member : membersOf(work, customer, Optional.empty(), Integer.MAX_VALUE)) {
      member(member).ifPresent(members::add);
      rows.put(
          work,
          member.id(),
          new Customer(
              member.id(),
              member.version(),
              member.registration().toBuilder().parent(null).build(),
              member.status(),
              member.registeredAt()));
    }
    members.forEach(member -> byParent.remove(work, member));
  }

  /** Hands over who stands below; a registration is not handed over. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    for (Customer member : membersOf(work, from, Optional.empty(), Integer.MAX_VALUE)) {
      unindex(work, member.id());
      put(
          work,
          new Customer(
              member.id(),
              member.version(),
              member.registration().toBuilder().parent(to).build(),
              member.status(),
              member.registeredAt()));
    }
  }
}
