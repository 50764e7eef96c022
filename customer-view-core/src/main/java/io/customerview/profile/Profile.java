package io.customerview.profile;

import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.LinkedPerson;
import io.customerview.customer.Customer;
import io.customerview.shared.Page;
import io.customerview.spi.AutomationCatalogue.Automation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The profile of a customer, as it was read. Immutable.
 *
 * @param customer id, version, registration and status
 * @param contacts the contact points, in the order in which they were added
 * @param channels every contact channel, and whether it is active: whether it has a released point
 *     (CNT-15)
 * @param people of a company, the first page of the people whose parent organization it is, with
 *     their contact points (REG-7)
 * @param automations the host's automations that the customer takes part in (REG-6)
 */
public record Profile(
    Customer customer,
    List<ContactPoint> contacts,
    Map<ContactChannel, Boolean> channels,
    Page<LinkedPerson> people,
    List<Automation> automations) {

  public Profile {
    contacts = List.copyOf(contacts);
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    automations = List.copyOf(automations);
  }

  @Override
  public String toString() {
    return "Profile[" + customer.id() + "]";
  }
}
