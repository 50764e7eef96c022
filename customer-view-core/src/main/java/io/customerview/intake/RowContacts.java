package io.customerview.intake;

import io.customerview.contact.Address;
import io.customerview.contact.Consent;
import io.customerview.contact.ContactBook;
import io.customerview.contact.ContactKeeper;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.NewContact;
import io.customerview.contact.NewContact.OptOut;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.PrimaryContact;
import io.customerview.intake.RowOutcome.Notice;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives a customer the contact points of one row, as far as an intake may, and counts. */
final class RowContacts {

  private final ContactKeeper contacts;
  private final CustomerId customer;
  private final List<Notice> notices = new ArrayList<>();
  private int added;
  private int optedOut;
  private boolean changed;

  RowContacts(ContactKeeper contacts, CustomerId customer) {
    this.contacts = contacts;
    this.customer = customer;
  }

  int added() {
    return added;
  }

  int optedOut() {
    return optedOut;
  }

  boolean changed() {
    return changed;
  }

  List<Notice> notices() {
    return notices;
  }

  /** Takes all of them. */
  void take(List<NewContact> wanted) {
    for (int position = 0; position < wanted.size(); position++) {
      NewContact contact = wanted.get(position);
      try {
        count(add(contact));
      } catch (RefusedException refused) {
        // The address is known all the same, and so is a no to it; what was refused is that it is
        // released, or primary.
        if (book().find(contact.address()).isEmpty()) {
          count(
              addPoint(
                  new NewContact(contact.address(), Optional.empty(), contact.optOut(), false)));
        }
        notices.add(new Notice(position, contact.address().channel(), refused.refusal()));
      }
    }
  }

  /** Heeds only what they say no to, and adds none: the row is refused. */
  void close(List<NewContact> wanted) {
    for (NewContact contact : wanted) {
      if (contact.optOut().isPresent()) {
        count(optOut(contact.address(), contact.optOut().get()) ? Effect.OPTED_OUT : Effect.NONE);
      }
    }
  }

  /** What a contact point of a row did. */
  private enum Effect {
    NONE,
    OPTED_IN,
    OPTED_OUT,
    ADDED,
    ADDED_OPTED_OUT
  }

  private void count(Effect effect) {
    added += effect == Effect.ADDED || effect == Effect.ADDED_OPTED_OUT ? 1 : 0;
    optedOut += effect == Effect.OPTED_OUT || effect == Effect.ADDED_OPTED_OUT ? 1 : 0;
    changed |= effect != Effect.NONE;
  }

  private Effect add(NewContact contact) {
    Optional<ContactPoint> there = book().find(contact.address());
    if (there.isEmpty()) {
      return addPoint(contact);
    }
    if (contact.optOut().isPresent()) {
      return optOut(contact.address(), contact.optOut().get()) ? Effect.OPTED_OUT : Effect.NONE;
    }
    if (contact.optIn().isPresent() && there.get().consent() instanceof Consent.NotGiven) {
      contacts.optIn(customer, there.get().id(), contact.optIn().get());
      return Effect.OPTED_IN;
    }
    return Effect.NONE;
  }

  private Effect addPoint(NewContact contact) {
    Optional<OptOut> no = contact.optOut().filter(one -> !isTold(contact.address(), one));
    if (no.isPresent()) {
      contacts.add(customer, contact);
      return Effect.ADDED_OPTED_OUT;
    }
    contacts.add(customer, asFarAsAnIntakeMay(contact));
    return Effect.ADDED;
  }

  /**
   * A no is recorded once, with its evidence, and again where that is newer. It doesn't take back a
   * yes that was given after it: an old file would. One without evidence counts as said now.
   */
  private boolean optOut(Address address, OptOut no) {
    return !isTold(address, no)
        && !isOvertaken(address, no)
        && contacts.optOut(customer, address, OptOutReason.ASKED, no.evidence());
  }

  private boolean isTold(Address address, OptOut no) {
    return no.evidence().isEmpty() && book().optOutOf(address).isPresent();
  }

  private boolean isOvertaken(Address address, OptOut no) {
    return no.evidence().isPresent()
        && book().find(address).map(ContactPoint::consent).orElse(Consent.notGiven())
            instanceof Consent.OptedIn in
        && no.evidence().get().at().isBefore(in.evidence().at());
  }

  /**
   * An intake opts nothing in that was opted out before (CNT-12), and takes no star off another
   * point.
   */
  private NewContact asFarAsAnIntakeMay(NewContact contact) {
    if (book().optOutOf(contact.address()).isPresent()) {
      return NewContact.of(contact.address());
    }
    boolean primary =
        contact.primary()
            && book().primary(contact.address().channel()) instanceof PrimaryContact.Missing;
    return new NewContact(contact.address(), contact.optIn(), Optional.empty(), primary);
  }

  private ContactBook book() {
    return contacts.book(customer);
  }
}
