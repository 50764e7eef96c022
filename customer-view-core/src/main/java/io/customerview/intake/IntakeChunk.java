package io.customerview.intake;

import static java.util.stream.Collectors.toSet;

import io.customerview.contact.ContactKeeper;
import io.customerview.contact.NewContact;
import io.customerview.customer.Customer;
import io.customerview.customer.Registered;
import io.customerview.customer.Registered.Outcome;
import io.customerview.customer.Registrar;
import io.customerview.customer.Registration;
import io.customerview.intake.IntakeRefusal.ExternalIdMissing;
import io.customerview.intake.RowOutcome.Refused;
import io.customerview.intake.RowOutcome.Taken;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    Set<ExternalId> blocked = new HashSet<>();
    List<IntakeRow> waiting = new ArrayList<>();
    List<Supplier<RowOutcome>> decided = new ArrayList<>();
    registrar.expect(rows.stream().flatMap(IntakeChunk::externalIds).collect(toSet()));
    for (IntakeRow row : rows) {
      Optional<CustomerId> parent = row.parent().flatMap(registrar::present).map(Customer::id);
      Predicate<ExternalId> behind = id -> blocked.contains(id) || waitingIds.contains(id);
      if (row.registration().externalId().filter(behind).isPresent()
          || (row.parent().isPresent() && parent.isEmpty())) {
        waiting.add(row);
        row.registration().externalId().ifPresent(blocked::add);
      } else {
        decided.add(register(row, parent));
      }
    }
    registrar.save();
    return new Result(withContacts(rows, decided), waiting);
  }

  /** Refuses the rows, and heeds where they say no. */
  Result refuse(List<IntakeRow> rows, Refusal refusal) {
    registrar.expect(
        rows.stream().flatMap(row -> row.registration().externalId().stream()).collect(toSet()));
    return new Result(
        withContacts(rows, rows.stream().map(row -> refused(row, refusal)).toList()), List.of());
  }

  private static Stream<ExternalId> externalIds(IntakeRow row) {
    return Stream.concat(row.registration().externalId().stream(), row.parent().stream());
  }

  /** Returns the outcome, which is had once the customers are saved. */
  private Supplier<RowOutcome> register(IntakeRow row, Optional<CustomerId> parent) {
    try {
      Registered registered = registered(row, parent);
      return () -> taken(row, registered);
    } catch (RefusedException refused) {
      return refused(row, refused.refusal());
    }
  }

  private Registered registered(IntakeRow row, Optional<CustomerId> parent) {
    if (row.registration().externalId().isEmpty()) {
      throw new RefusedException(new ExternalIdMissing());
    }
    Registration registration =
        parent.isEmpty()
            ? row.registration()
            : row.registration().toBuilder().parent(parent.get()).build();
    return registrar.register(registration, row.cancellation());
  }

  private List<RowOutcome> withContacts(List<IntakeRow> rows, List<Supplier<RowOutcome>> decided) {
    contacts.expect(
        rows.stream().flatMap(row -> customer(row).stream()).toList(),
        rows.stream().flatMap(row -> row.contacts().stream()).map(NewContact::address).toList());
    List<RowOutcome> outcomes = decided.stream().map(Supplier::get).toList();
    contacts.save();
    return outcomes;
  }

  private Optional<CustomerId> customer(IntakeRow row) {
    return row.registration().externalId().flatMap(registrar::present).map(Customer::id);
  }

  private Taken taken(IntakeRow row, Registered registered) {
    RowContacts points = new RowContacts(contacts, registered.customer());
    points.take(row.contacts());
    Outcome outcome =
        registered.outcome() == Outcome.UNCHANGED && points.changed()
            ? Outcome.CHANGED
            : registered.outcome();
    return new Taken(
        row.number(),
        registered.customer(),
        outcome,
        points.added(),
        points.optedOut(),
        points.notices());
  }

  /** A no only restricts: it needs no registration, but somebody whose no it is. */
  private Supplier<RowOutcome> refused(IntakeRow row, Refusal refusal) {
    return () ->
        new Refused(row.number(), refusal, customer(row).map(id -> optedOut(id, row)).orElse(0));
  }

  private int optedOut(CustomerId customer, IntakeRow row) {
    RowContacts points = new RowContacts(contacts, customer);
    points.close(row.contacts());
    return points.optedOut();
  }
}
