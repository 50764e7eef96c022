package io.customerview.contact;

import io.customerview.shared.CustomerId;
import java.util.List;
import java.util.Objects;

/**
 * A person whose parent organization is a company, as the contacts of that company show it (REG-7).
 * Immutable.
 *
 * @param customer the person's id
 * @param name the name that is shown: the social name, where there is one
 * @param points the person's contact points
 */
public record LinkedPerson(CustomerId customer, String name, List<ContactPoint> points) {

  public LinkedPerson {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(name, "name");
    points = List.copyOf(points);
  }

  @Override
  public String toString() {
    return "LinkedPerson[" + customer + "]";
  }
}
