package io.customerview.memory;

import io.customerview.contact.Address.Email;
import io.customerview.contact.Address.Phone;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactPoints;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.customer.Registration;
import io.customerview.search.CustomerSummaries;
import io.customerview.search.CustomerSummary;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of the customer list, put together from the collections. */
final class MemorySummaries implements CustomerSummaries {

  private final Customers customers;

  private final ContactPoints contactPoints;

  MemorySummaries(Customers customers, ContactPoints contactPoints) {
    this.customers = customers;
    this.contactPoints = contactPoints;
  }

  @Override
  public Map<CustomerId, CustomerSummary> of(UnitOfWork work, Collection<CustomerId> ids) {
    Map<CustomerId, CustomerSummary> summaries = new HashMap<>();
    Map<CustomerId, List<ContactPoint>> points = contactPoints.of(work, ids);
    customers
        .find(work, ids)
        .forEach(
            (id, customer) -> summaries.put(id, of(customer, points.getOrDefault(id, List.of()))));
    return summaries;
  }

  private static CustomerSummary of(Customer customer, List<ContactPoint> points) {
    Registration registration = customer.registration();
    return new CustomerSummary(
        customer.id(),
        registration.party().displayName(),
        registration.cpf(),
        registration.cnpj(),
        primary(points, ContactChannel.EMAIL).map(point -> ((Email) point.address()).email()),
        primary(points, ContactChannel.PHONE).map(point -> ((Phone) point.address()).number()));
  }

  private static Optional<ContactPoint> primary(List<ContactPoint> points, ContactChannel channel) {
    return points.stream()
        .filter(point -> point.primary() && point.channel() == channel)
        .findFirst();
  }
}
