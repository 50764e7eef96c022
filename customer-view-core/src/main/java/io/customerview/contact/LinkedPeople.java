package io.customerview.contact;

import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.customer.Customers.Place;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the people whose parent organization is a company, by name, each with all contact points
 * (REG-7).
 *
 * <p>Immutable and thread-safe.
 */
@Wiring
public final class LinkedPeople {

  private final Customers customers;
  private final ContactPoints points;
  private final PeopleCursors cursors;

  public LinkedPeople(Customers customers, ContactPoints points, Secrets secrets) {
    this.customers = customers;
    this.points = points;
    this.cursors = new PeopleCursors(secrets);
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
    Optional<Place> after = cursor.map(text -> cursors.open(query, text));
    List<Customer> people = customers.peopleOf(work, company, after, limit + 1);
    List<Customer> page = people.subList(0, Math.min(limit, people.size()));
    if (page.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    Map<CustomerId, List<ContactPoint>> found =
        points.of(work, page.stream().map(Customer::id).toList());
    Optional<String> next =
        people.size() > limit
            ? Optional.of(cursors.seal(query, Place.of(page.get(limit - 1))))
            : Optional.empty();
    return new Page<>(
        page.stream()
            .map(
                person ->
                    new LinkedPerson(
                        person.id(),
                        person.registration().party().displayName(),
                        found.getOrDefault(person.id(), List.of())))
            .toList(),
        next);
  }
}
