package io.customerview.contact;

import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdCursors;
import io.customerview.shared.Page;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the people whose parent organization is a company, by name, each with all contact points
 * (REG-7).
 *
 * <p>Immutable and thread-safe.
 */
public final class LinkedPeople {

  private final Customers customers;
  private final ContactPoints points;
  private final IdCursors cursors;

  public LinkedPeople(Customers customers, ContactPoints points, IdCursors cursors) {
    this.customers = customers;
    this.points = points;
    this.cursors = cursors;
  }

  /**
   * Returns a page of them.
   *
   * @param company a present id; a person has none
   * @throws io.customerview.shared.RefusedException if the cursor belongs to another query
   */
  public Page<LinkedPerson> page(
      UnitOfWork work, CustomerId company, Optional<String> cursor, int limit) {
    String query = "contacts.people " + company;
    Optional<CustomerId> after = cursor.map(text -> new CustomerId(cursors.open(query, text)));
    List<Customer> people = people(work, company, after, limit + 1);
    if (people.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    Map<CustomerId, List<ContactPoint>> found =
        points.of(work, people.stream().map(Customer::id).toList());
    return cursors
        .page(query, people, limit, person -> person.id().value())
        .map(
            person ->
                new LinkedPerson(
                    person.id(),
                    person.registration().party().displayName(),
                    found.getOrDefault(person.id(), List.of())));
  }

  /** Members may be companies too: those are passed over. */
  private List<Customer> people(
      UnitOfWork work, CustomerId company, Optional<CustomerId> after, int limit) {
    List<Customer> people = new ArrayList<>();
    Optional<CustomerId> last = after;
    while (people.size() < limit) {
      List<Customer> members = customers.membersOf(work, company, last, limit);
      members.stream().filter(member -> member.registration().isPerson()).forEach(people::add);
      if (members.size() < limit) {
        break;
      }
      last = Optional.of(members.get(members.size() - 1).id());
    }
    return people.subList(0, Math.min(limit, people.size()));
  }
}
