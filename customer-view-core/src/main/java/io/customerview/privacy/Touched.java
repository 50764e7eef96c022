package io.customerview.privacy;

import io.customerview.access.Change;
import io.customerview.customer.CustomerEvent.FieldChange;
import io.customerview.customer.CustomerEvent.RegistrationChanged;
import io.customerview.merge.MergeEvent.NotDuplicateTakenBack;
import io.customerview.privacy.PrivacyEvent.PartedErased;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.timeline.Event;
import io.customerview.timeline.EventChange.EventEdited;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What refers to a customer and is another one's: who stands below it, events in which it takes
 * part, who was told apart from it, and what those have kept into whom it was merged for a while.
 *
 * @param customer the customer
 * @param members who stands below it
 * @param events the others' events
 * @param pairs of whom somebody has said that they are no duplicates of it
 * @param together by which merges it was one with others
 * @param leftovers what others have kept of its addresses
 */
record Touched(
    CustomerId customer,
    List<CustomerId> members,
    List<Event> events,
    Set<CustomerId> pairs,
    Together together,
    List<Leftover> leftovers) {

  static Touched by(CustomerId customer, PrivacyOffice office, UnitOfWork work) {
    List<Event> events =
        office.events().takenPartInBy(work, customer).stream()
            .filter(event -> !event.customer().equals(customer))
            .toList();
    Together together = Together.with(customer, office, work);
    return new Touched(
        customer,
        office.customers().memberIdsOf(work, customer),
        events,
        office.notDuplicates().of(work, List.of(customer)).getOrDefault(customer, Set.of()),
        together,
        Leftover.of(customer, together, office, work));
  }

  /** Returns whose these are. */
  Set<CustomerId> others() {
    Set<CustomerId> others = new TreeSet<>(members);
    events.forEach(event -> others.add(event.customer()));
    others.addAll(pairs);
    leftovers.forEach(leftover -> others.add(leftover.customer()));
    return others;
  }

  /** Returns whom to lock: those, and whose merges are kept otherwise then. */
  Set<CustomerId> concerned() {
    Set<CustomerId> concerned = others();
    concerned.addAll(together.others().keySet());
    return concerned;
  }

  /** Says to each what it loses, which stands in its trail then. */
  void tell(Change change) {
    RegistrationChanged left =
        new RegistrationChanged(Map.of("parent", new FieldChange(customer.toString(), "")));
    members.forEach(member -> change.happened(member, left));
    pairs.forEach(other -> change.happened(other, new NotDuplicateTakenBack(customer)));
    leftovers.forEach(
        leftover ->
            change.happened(
                leftover.customer(),
                new PartedErased(
                    leftover.consents().size(),
                    leftover.history().size(),
                    leftover.naming().size())));
    for (Event event : events) {
      change.happened(
          event.customer(),
          new EventEdited(event.id(), event.draft(), event.without(customer).draft()));
    }
  }
}
