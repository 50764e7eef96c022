package io.customerview.privacy;

import io.customerview.access.Change;
import io.customerview.customer.CustomerEvent.FieldChange;
import io.customerview.customer.CustomerEvent.RegistrationChanged;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.timeline.Event;
import io.customerview.timeline.EventChange.EventEdited;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What refers to a customer and is another one's: who stands below it, and events in which it takes
 * part.
 *
 * @param customer the customer
 * @param members who stands below it
 * @param events the others' events
 */
record Touched(CustomerId customer, List<CustomerId> members, List<Event> events) {

  static Touched by(CustomerId customer, PrivacyOffice office, UnitOfWork work) {
    List<Event> events =
        office.events().takenPartInBy(work, customer).stream()
            .filter(event -> !event.customer().equals(customer))
            .toList();
    return new Touched(customer, office.customers().memberIdsOf(work, customer), events);
  }

  /** Returns whose these are. */
  Set<CustomerId> others() {
    Set<CustomerId> others = new TreeSet<>(members);
    events.forEach(event -> others.add(event.customer()));
    return others;
  }

  /** Says to each what it loses, which stands in its trail then. */
  void tell(Change change) {
    RegistrationChanged left =
        new RegistrationChanged(Map.of("parent", new FieldChange(customer.toString(), "")));
    members.forEach(member -> change.happened(member, left));
    for (Event event : events) {
      change.happened(
          event.customer(),
          new EventEdited(event.id(), event.draft(), event.without(customer).draft()));
    }
  }
}
