package io.customerview.examples.quickstart.story;

import io.customerview.contact.Address;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.NewContact;
import io.customerview.customer.Registration;
import io.customerview.intake.IntakeRow;
import io.customerview.shared.CustomerId;
import java.util.List;
import java.util.Optional;

/** A customer who plays a part in the tour: as registered by a row of the file. Immutable. */
record Member(CustomerId id, IntakeRow row) {

  Registration registration() {
    return row.registration();
  }

  String name() {
    return registration().party().displayName();
  }

  String code() {
    return registration().externalId().orElseThrow().value();
  }

  List<NewContact> contacts(ContactChannel channel) {
    return row.contacts().stream()
        .filter(contact -> contact.address().channel() == channel)
        .toList();
  }

  Optional<Address> first(ContactChannel channel) {
    return contacts(channel).stream().map(NewContact::address).findFirst();
  }

  boolean isOptedIn(ContactChannel channel) {
    return contacts(channel).stream().anyMatch(contact -> contact.optIn().isPresent());
  }

  @Override
  public String toString() {
    return "Member[" + id + "]";
  }
}
