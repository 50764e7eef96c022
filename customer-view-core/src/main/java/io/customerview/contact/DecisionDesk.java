package io.customerview.contact;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.shared.After;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.CustomerId;
import io.customerview.shared.KeptMoment;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * May a customer be written to, and when not: the decision, and pauses, for one agent (CNT-11,
 * CNT-14).
 *
 * <pre>{@code
 * Decision decision = desk.decisions().mayWrite(customer, IntendedMessage.on(MessageChannel.EMAIL, billing));
 * decision.reasons().forEach(reason -> show(reason.message(locale, zone)));
 * }</pre>
 *
 * <p>Immutable and thread-safe. Nothing is cached.
 *
 * <p>Takes {@link Permission#READ_CUSTOMERS}; {@code pause} and {@code resume} take {@link
 * Permission#EDIT_CONTACTS}.
 */
public final class DecisionDesk {

  private static final Operation MAY_WRITE =
      new Operation("decisions.may_write", Permission.READ_CUSTOMERS);
  private static final Operation PAUSES =
      new Operation("decisions.pauses", Permission.READ_CUSTOMERS);
  private static final Operation PAUSE = new Operation("decisions.pause", Permission.EDIT_CONTACTS);
  private static final Operation RESUME =
      new Operation("decisions.resume", Permission.EDIT_CONTACTS);

  private final Desk desk;
  private final DecisionOffice office;
  private final Decider decider;

  @Wiring
  public DecisionDesk(Desk desk, DecisionOffice office) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
    this.decider = new Decider(office, desk.time().zone());
  }

  /**
   * Decides whether a message may be sent to a customer now.
   *
   * @throws RefusedException if the customer is unknown
   */
  public Decision mayWrite(CustomerId customer, IntendedMessage message) {
    return desk.ask(MAY_WRITE, inquiry -> now(inquiry, customer, message));
  }

  private Decision now(Inquiry inquiry, CustomerId customer, IntendedMessage message) {
    return inquiry.find(
        customer,
        id -> Optional.ofNullable(decider.decide(inquiry.work(), List.of(id), message).get(id)));
  }

  /**
   * Decides as of another moment. A past one takes contact points, consents, suppressions, pauses
   * and hand-overs as they were then: whether a message that was handed over at that moment could
   * be. A future one takes them as they are now.
   *
   * @throws RefusedException if the customer is unknown, or with {@link MomentUnlikely} if the
   *     moment lies outside the years 1 to 9999
   */
  public Decision mayWrite(CustomerId customer, IntendedMessage message, Instant moment) {
    return desk.ask(
        MAY_WRITE,
        inquiry -> {
          Instant kept = kept(moment);
          return inquiry.find(customer, id -> decider.decide(inquiry.work(), id, message, kept));
        });
  }

  /** Returns a moment that is asked for as moments are kept. */
  static Instant kept(Instant moment) {
    return KeptMoment.of(moment).orElseThrow(() -> new RefusedException(new MomentUnlikely("at")));
  }

  /**
   * Decides for many customers now, in the statements of one.
   *
   * @return the decision by the id that was asked for, in that order
   * @throws RefusedException with {@link CustomerUnknown} if there is one that is unknown
   */
  public Map<CustomerId, Decision> mayWrite(
      Collection<CustomerId> customers, IntendedMessage message) {
    return desk.ask(
        MAY_WRITE,
        inquiry -> {
          Map<CustomerId, CustomerId> present = inquiry.resolve(customers);
          Map<CustomerId, Decision> decisions =
              decider.decide(inquiry.work(), present.values(), message);
          Map<CustomerId, Decision> asked = new LinkedHashMap<>();
          for (CustomerId customer : customers) {
            Decision decision = decisions.get(Objects.requireNonNull(present.get(customer)));
            asked.put(customer, decision == null ? now(inquiry, customer, message) : decision);
          }
          return asked;
        });
  }

  /**
   * Returns the pauses of a customer that are in force, by when they were set.
   *
   * @throws RefusedException if the customer is unknown
   */
  public List<Pause> pauses(CustomerId customer) {
    return desk.ask(
        PAUSES,
        inquiry ->
            inquiry.about(
                customer,
                id -> office.customers().find(inquiry.work(), id),
                found ->
                    office
                        .pauses()
                        .endingAfter(inquiry.work(), List.of(found.id()), inquiry.moment())
                        .getOrDefault(found.id(), List.of())
                        .stream()
                        .filter(pause -> pause.end().isAfter(inquiry.moment()))
                        .toList()));
  }

  /**
   * Pauses all messages to a customer until a moment. It only restricts, so it never fails for a
   * stale version, and where there is a longer pause it changes nothing.
   *
   * @param until the end; after now, and within {@value PauseBook#LONGEST_DAYS} days
   * @return the version after
   * @throws RefusedException if the customer is unknown, or with {@link SendingRefusal}
   */
  public Version pause(CustomerId customer, Instant until) {
    return pause(customer, Optional.empty(), until);
  }

  /** As {@link #pause(CustomerId, Instant)}, on one message channel. */
  public Version pause(CustomerId customer, MessageChannel channel, Instant until) {
    return pause(customer, Optional.of(channel), until);
  }

  private Version pause(CustomerId customer, Optional<MessageChannel> channel, Instant until) {
    return desk.change(
        PAUSE,
        change ->
            keep(
                change,
                change.lock(customer),
                book ->
                    book.pause(
                        change.newId(), channel, until, change.agent().id(), change.moment())));
  }

  /**
   * Ends every pause of a customer now, on all channels and on single ones. What waits in the
   * outbox since it was deferred, by a pause or else, is decided on again by the next run of a
   * relay, also where no pause was left to end.
   *
   * @param expected the version that was read, since this can make the customer reachable
   * @return the version after
   * @throws RefusedException if the customer is unknown or has changed since
   */
  public Version resume(CustomerId customer, Version expected) {
    return resume(customer, expected, Optional.empty());
  }

  /** As {@link #resume(CustomerId, Version)}, ending only the pause of one message channel. */
  public Version resume(CustomerId customer, Version expected, MessageChannel channel) {
    return resume(customer, expected, Optional.of(channel));
  }

  private Version resume(CustomerId customer, Version expected, Optional<MessageChannel> channel) {
    return desk.change(
        RESUME,
        change -> {
          CustomerId present = change.lock(customer, expected);
          Version after = keep(change, present, book -> book.resume(channel, change.moment()));
          office.deferred().wake(change.work(), present);
          return after;
        });
  }

  private Version keep(
      Change change, CustomerId present, Function<PauseBook, After<PauseBook>> rule) {
    List<Pause> inForce =
        office
            .pauses()
            .endingAfter(change.work(), List.of(present), change.moment())
            .getOrDefault(present, List.of())
            .stream()
            .filter(pause -> pause.end().isAfter(change.moment()))
            .toList();
    After<PauseBook> after = rule.apply(new PauseBook(present, inForce));
    if (after.isChanged()) {
      office
          .pauses()
          .save(
              change.work(),
              after.value().pauses().stream().filter(one -> !inForce.contains(one)).toList());
      after.events().forEach(event -> change.happened(present, event));
    }
    return change.versionAfter(present);
  }
}
