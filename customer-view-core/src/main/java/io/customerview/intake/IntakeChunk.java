package io.customerview.intake;

import io.customerview.contact.Consent;
import io.customerview.contact.ContactBook;
import io.customerview.contact.ContactKeeper;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.Evidence;
import io.customerview.contact.NewContact;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.PrimaryContact;
import io.customerview.customer.Customer;
import io.customerview.customer.Registered;
import io.customerview.customer.Registered.Outcome;
import io.customerview.customer.Registrar;
import io.customerview.customer.Registration;
import io.customerview.intake.IntakeRefusal.ExternalIdMissing;
import io.customerview.intake.RowOutcome.Notice;
import io.customerview.intake.RowOutcome.Refused;
import io.customerview.intake.RowOutcome.Taken;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes one chunk in, within one command: what there is is read in one go, and written in one go.
 */
final class IntakeChunk {

  private final Registrar registrar;
  private final ContactKeeper contacts;

  /**
   * What became of a chunk.
   *
   * @param outcomes of the rows that were taken or refused
   * @param waiting the rows whose parent is not there yet
   */
  record Result(List<RowOutcome> outcomes, List<IntakeRow> waiting) {}

  private record RegisteredRow(IntakeRow row, Registered registered) {}

  IntakeChunk(Registrar registrar, ContactKeeper contacts) {
    this.registrar = registrar;
    this.contacts = contacts;
  }

  /**
   * Takes the rows.
   *
   * @param waitingIds whose rows wait already: a later row of the same customer waits behind them
   */
  Result take(List<IntakeRow> rows, Set<ExternalId> waitingIds) {
    Set<ExternalId> blocked = new HashSet<>(waitingIds);
    List<RowOutcome> outcomes = new ArrayList<>();
    List<IntakeRow> waiting = new ArrayList<>();
    List<RegisteredRow> registered = new ArrayList<>();
    registrar.expect(rows.stream().flatMap(IntakeChunk::externalIds).collect(Collectors.toSet()));
    for (IntakeRow row : rows) {
      Optional<CustomerId> parent = row.parent().flatMap(registrar::find).map(Customer::id);
      boolean behind = row.registration().externalId().map(blocked::contains).orElse(false);
      if (behind || (row.parent().isPresent() && parent.isEmpty())) {
        waiting.add(row);
        row.registration().externalId().ifPresent(blocked::add);
        continue;
      }
      try {
        registered.add(new RegisteredRow(row, register(row, parent)));
      } catch (RefusedException refused) {
        outcomes.add(new Refused(row.number(), refused.refusal()));
      }
    }
    registrar.save();
    contacts.expect(
        registered.stream().map(one -> one.registered().customer()).toList(),
        rows.stream().flatMap(row -> row.contacts().stream()).map(NewContact::address).toList());
    registered.forEach(one -> outcomes.add(addContacts(one)));
    contacts.save();
    return new Result(outcomes, waiting);
  }

  private static Stream<ExternalId> externalIds(IntakeRow row) {
    return Stream.concat(row.registration().externalId().stream(), row.parent().stream());
  }

  private Registered register(IntakeRow row, Optional<CustomerId> parent) {
    if (row.registration().externalId().isEmpty()) {
      throw new RefusedException(new ExternalIdMissing());
    }
    Registration registration =
        parent.isEmpty()
            ? row.registration()
            : row.registration().toBuilder().parent(parent.get()).build();
    return registrar.register(registration, row.cancellation());
  }

  private Taken addContacts(RegisteredRow one) {
    CustomerId customer = one.registered().customer();
    List<Notice> notices = new ArrayList<>();
    int added = 0;
    int optedOut = 0;
    boolean changed = one.registered().outcome() != Outcome.UNCHANGED;
    List<NewContact> wanted = one.row().contacts();
    for (int position = 0; position < wanted.size(); position++) {
      NewContact contact = wanted.get(position);
      try {
        Effect effect = add(customer, contact);
        added += effect.added() ? 1 : 0;
        optedOut += effect.optedOut() ? 1 : 0;
        changed |= effect != Effect.NONE;
      } catch (RefusedException refused) {
        // The address is known all the same; what was refused is that it is released, or primary.
        if (contacts.book(customer).find(contact.address()).isEmpty()) {
          contacts.add(customer, NewContact.of(contact.address()));
          added++;
          changed = true;
        }
        notices.add(new Notice(position, contact.address().channel(), refused.refusal()));
      }
    }
    Outcome outcome =
        one.registered().outcome() == Outcome.UNCHANGED && changed
            ? Outcome.CHANGED
            : one.registered().outcome();
    return new Taken(one.row().number(), customer, outcome, added, optedOut, notices);
  }

  /** What a contact point of a row did. */
  private enum Effect {
    NONE,
    OPTED_IN,
    OPTED_OUT,
    ADDED,
    ADDED_OPTED_OUT;

    boolean added() {
      return this == ADDED || this == ADDED_OPTED_OUT;
    }

    boolean optedOut() {
      return this == OPTED_OUT || this == ADDED_OPTED_OUT;
    }
  }

  private Effect add(CustomerId customer, NewContact contact) {
    ContactBook book = contacts.book(customer);
    Optional<ContactPoint> there = book.find(contact.address());
    if (contact.optOut().isPresent()) {
      return optOut(customer, contact, contact.optOut().get().evidence(), there);
    }
    if (there.isPresent()) {
      if (contact.optIn().isPresent() && there.get().consent() instanceof Consent.NotGiven) {
        contacts.optIn(customer, there.get().id(), contact.optIn().get());
        return Effect.OPTED_IN;
      }
      return Effect.NONE;
    }
    contacts.add(customer, asFarAsAnIntakeMay(book, contact));
    return Effect.ADDED;
  }

  /**
   * A no is recorded once, with its evidence, and again where that is newer. It doesn't take back a
   * yes that was given after it: an old file would.
   */
  private Effect optOut(
      CustomerId customer,
      NewContact contact,
      Optional<Evidence> evidence,
      Optional<ContactPoint> there) {
    boolean closed = contacts.book(customer).optOutOf(contact.address()).isPresent();
    boolean told = closed && evidence.isEmpty();
    if (there.isEmpty()) {
      contacts.add(customer, told ? NewContact.of(contact.address()) : contact);
      return told ? Effect.ADDED : Effect.ADDED_OPTED_OUT;
    }
    ContactPoint point = there.get();
    boolean overtaken =
        point.consent() instanceof Consent.OptedIn in
            && evidence.filter(no -> no.at().isBefore(in.evidence().at())).isPresent();
    if (told || overtaken) {
      return Effect.NONE;
    }
    ContactPoint after = contacts.optOut(customer, point.id(), OptOutReason.ASKED, evidence);
    return after.equals(point) ? Effect.NONE : Effect.OPTED_OUT;
  }

  /**
   * An intake opts nothing in that was opted out before (CNT-12), and takes no star off another
   * point.
   */
  private static NewContact asFarAsAnIntakeMay(ContactBook book, NewContact contact) {
    if (book.optOutOf(contact.address()).isPresent()) {
      return NewContact.of(contact.address());
    }
    boolean primary =
        contact.primary()
            && book.primary(contact.address().channel()) instanceof PrimaryContact.Missing;
    return new NewContact(contact.address(), contact.optIn(), Optional.empty(), primary);
  }
}
