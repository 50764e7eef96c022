package io.customerview.contact;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.shared.CleanText;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.IdCursors;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The contact points of customers, for one agent (CNT).
 *
 * <pre>{@code
 * CustomerContacts read = desk.contacts().of(customer);
 * desk.contacts().because("Called us").optOut(customer, point);
 * }</pre>
 *
 * <p>Commands that edit, or that could make somebody more reachable, take the version that was
 * read, and lose with a {@code StaleVersion} to whoever was faster (CNT-8). Commands that only
 * restrict (opt out, take a star off) take none, and never fail for it.
 *
 * <p>Immutable and thread-safe. Every command is one unit of work.
 *
 * <p>Takes {@link Permission#EDIT_CONTACTS}; {@code at}, {@code history}, {@code of} and {@code
 * peopleOf} take {@link Permission#READ_CUSTOMERS}.
 */
public final class ContactDesk {

  /** The largest page. */
  public static final int LARGEST_PAGE = 500;

  private static final Operation ADD = edit("add");
  private static final Operation CHANGE = edit("change");
  private static final Operation DELETE = edit("delete");
  private static final Operation OPT_IN = edit("opt_in");
  private static final Operation OPT_OUT = edit("opt_out");
  private static final Operation MAKE_PRIMARY = edit("make_primary");
  private static final Operation REMOVE_STAR = edit("remove_star");
  private static final Operation OF = read("of");
  private static final Operation HISTORY = read("history");
  private static final Operation AT = read("at");
  private static final Operation PEOPLE_OF = read("people_of");

  private final Desk desk;
  private final ContactOffice office;
  private final Customers customers;
  private final Optional<String> reason;
  private final IdCursors cursors;
  private final LinkedPeople people;

  @Wiring
  public ContactDesk(Desk desk, ContactOffice office, Customers customers, LinkedPeople people) {
    this(desk, office, customers, people, Optional.empty());
  }

  private ContactDesk(
      Desk desk,
      ContactOffice office,
      Customers customers,
      LinkedPeople people,
      Optional<String> reason) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
    this.customers = Objects.requireNonNull(customers, "customers");
    this.reason = reason;
    this.cursors = new IdCursors(office.secrets());
    this.people = Objects.requireNonNull(people, "people");
  }

  private static Operation edit(String name) {
    return new Operation("contacts." + name, Permission.EDIT_CONTACTS);
  }

  private static Operation read(String name) {
    return new Operation("contacts." + name, Permission.READ_CUSTOMERS);
  }

  /**
   * Returns the same contacts, whose commands tell a reason in the history (CNT-1).
   *
   * @param why at most {@value ContactHistoryEntry#LONGEST_REASON} code points; blank for none
   * @throws RefusedException if the reason is too long or holds a control character
   */
  public ContactDesk because(String why) {
    return new ContactDesk(
        desk,
        office,
        customers,
        people,
        CleanText.optional("reason", why, ContactHistoryEntry.LONGEST_REASON));
  }

  /**
   * Adds a point (CNT-2). It is not released, unless the same call opts it in with evidence.
   *
   * @param expected the version that was read
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     ContactRefusal}, such as {@link ContactRefusal.AddressTaken}
   */
  public ContactChanged add(CustomerId customer, Version expected, NewContact contact) {
    return change(ADD, customer, expected, (keeper, id) -> keeper.add(id, contact));
  }

  /**
   * Edits a point (CNT-6). Another writing of the same address keeps everything. Another address
   * keeps an opt-out, and loses an opt-in and the star.
   *
   * @param expected the version that was read
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     ContactRefusal}
   */
  public ContactChanged change(
      CustomerId customer, Version expected, ContactPointId point, Address address) {
    return change(
        CHANGE,
        customer,
        expected,
        (keeper, id) -> keeper.edit(id, point, address, Optional.empty()));
  }

  /**
   * Gives a released point another address, which was opted in too: the point keeps being released,
   * and its star (CNT-6).
   *
   * @param expected the version that was read
   * @param evidence the evidence for the new address
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     ContactRefusal}, such as {@link ContactRefusal.EvidenceNotNeeded} if the point is not
   *     released or the address is the same
   */
  public ContactChanged change(
      CustomerId customer,
      Version expected,
      ContactPointId point,
      Address address,
      Evidence evidence) {
    return change(
        CHANGE,
        customer,
        expected,
        (keeper, id) -> keeper.edit(id, point, address, Optional.of(evidence)));
  }

  /**
   * Deletes a point. Its history stays, and so does an opt-out of its address; nothing else becomes
   * primary. It takes the version, so that nobody deletes an address that was put right meanwhile;
   * to stop messages at once, opt out.
   *
   * @param expected the version that was read
   * @return the version after
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     ContactRefusal.ContactPointUnknown}
   */
  public Version delete(CustomerId customer, Version expected, ContactPointId point) {
    return desk.change(
        DELETE,
        change -> {
          CustomerId present = change.lock(customer, expected);
          ContactKeeper keeper = new ContactKeeper(office, change, reason);
          keeper.delete(present, point);
          keeper.save();
          return change.versionAfter(present);
        });
  }

  /**
   * Opts a point in: releases it for sending (CNT-2, CNT-9), and makes it primary where its channel
   * has no other released point (CNT-7).
   *
   * @param expected the version that was read
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     ContactRefusal.ContactPointUnknown}, {@link ContactRefusal.Suppressed}, {@link
   *     ContactRefusal.EvidenceInFuture}, {@link ContactRefusal.OptedOutSince}, {@link
   *     ContactRefusal.NewerEvidence} or {@link ContactRefusal.RestrictedSince}
   */
  public ContactChanged optIn(
      CustomerId customer, Version expected, ContactPointId point, Evidence evidence) {
    return change(OPT_IN, customer, expected, (keeper, id) -> keeper.optIn(id, point, evidence));
  }

  /**
   * Opts a point in by the click of this agent, who is the source of the evidence (CNT-9).
   *
   * @throws RefusedException as {@link #optIn(CustomerId, Version, ContactPointId, Evidence)}
   */
  public ContactChanged optIn(CustomerId customer, Version expected, ContactPointId point) {
    return desk.change(
        OPT_IN,
        change -> {
          Evidence click = Evidence.ofAgent(change.agent().id(), change.moment());
          CustomerId present = change.lock(customer, expected);
          return changed(change, present, (keeper, id) -> keeper.optIn(id, point, click));
        });
  }

  /**
   * Opts a point out: closes it for every purpose, and takes its star away (CNT-4). Never fails for
   * a stale version.
   *
   * @throws RefusedException if the customer is unknown, or with {@link
   *     ContactRefusal.ContactPointUnknown}
   */
  public ContactChanged optOut(CustomerId customer, ContactPointId point) {
    return change(
        OPT_OUT,
        customer,
        (keeper, id) -> keeper.optOut(id, point, OptOutReason.ASKED, Optional.empty()));
  }

  /**
   * As {@link #optOut(CustomerId, ContactPointId)}, with evidence, which an opt-out doesn't need:
   * one whose moment lies ahead is kept, and counts as given now.
   *
   * @throws RefusedException as {@link #optOut(CustomerId, ContactPointId)}
   */
  public ContactChanged optOut(CustomerId customer, ContactPointId point, Evidence evidence) {
    return change(
        OPT_OUT,
        customer,
        (keeper, id) -> keeper.optOut(id, point, OptOutReason.ASKED, Optional.of(evidence)));
  }

  /**
   * Makes a point the primary of its channel, in the place of the one that was (CNT-3).
   *
   * @param expected the version that was read
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     ContactRefusal.PrimaryNotReleased} if the point is not released (CNT-4), or {@link
   *     ContactRefusal.Suppressed} if its address stands on the suppression list (CNT-13)
   */
  public ContactChanged makePrimary(CustomerId customer, Version expected, ContactPointId point) {
    return change(MAKE_PRIMARY, customer, expected, (keeper, id) -> keeper.makePrimary(id, point));
  }

  /**
   * Takes the star off a point; nothing else gets it (CNT-4). Never fails for a stale version.
   *
   * @throws RefusedException if the customer is unknown, or with {@link
   *     ContactRefusal.ContactPointUnknown}
   */
  public ContactChanged removeStar(CustomerId customer, ContactPointId point) {
    return change(REMOVE_STAR, customer, (keeper, id) -> keeper.removeStar(id, point));
  }

  /**
   * Returns the contact points of a customer.
   *
   * @throws RefusedException if the customer is unknown
   */
  public CustomerContacts of(CustomerId customer) {
    return desk.ask(
        OF,
        inquiry ->
            about(
                inquiry,
                customer,
                found ->
                    new CustomerContacts(
                        found.id(),
                        found.version(),
                        office
                            .points()
                            .of(inquiry.work(), List.of(found.id()))
                            .getOrDefault(found.id(), List.of()))));
  }

  /**
   * Returns the contact points as they were at a moment, each with the proof of its consent
   * (CNT-9).
   *
   * @throws RefusedException if the customer is unknown, or with {@link MomentUnlikely} if the
   *     moment lies outside the years 1 to 9999
   */
  public PastContacts at(CustomerId customer, Instant moment) {
    return desk.ask(
        AT,
        inquiry ->
            about(
                inquiry,
                customer,
                found ->
                    PastContacts.at(
                        office, inquiry.work(), found.id(), DecisionDesk.kept(moment))));
  }

  /**
   * Returns a page of the history of a customer's contact points, deleted ones too, latest first
   * (CNT-1).
   *
   * @param days the days to be told of, in the business zone (PRF-2)
   * @param cursor the cursor of the page; empty for the first one
   * @param limit how many entries, 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another query
   */
  public Page<ContactHistoryEntry> history(
      CustomerId customer, DateRange days, Optional<String> cursor, int limit) {
    return history(customer, Optional.empty(), days, cursor, limit);
  }

  /** As {@link #history(CustomerId, DateRange, Optional, int)}, of one contact point. */
  public Page<ContactHistoryEntry> history(
      CustomerId customer,
      ContactPointId point,
      DateRange days,
      Optional<String> cursor,
      int limit) {
    return history(customer, Optional.of(point), days, cursor, limit);
  }

  private Page<ContactHistoryEntry> history(
      CustomerId customer,
      Optional<ContactPointId> point,
      DateRange days,
      Optional<String> cursor,
      int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "entries");
    ContactHistory.Part part =
        new ContactHistory.Part(
            point, days.start(desk.time().zone()), days.end(desk.time().zone()));
    return desk.ask(
        HISTORY,
        inquiry ->
            about(
                inquiry,
                customer,
                present -> {
                  String query = "contacts.history " + present.id() + ' ' + point + ' ' + days;
                  List<ContactHistoryEntry> found =
                      office
                          .history()
                          .latest(
                              inquiry.work(),
                              present.id(),
                              part,
                              cursor.map(text -> cursors.open(query, text)),
                              limit + 1);
                  return cursors.pageOfHistory(
                      query, cursor, found, limit, ContactHistoryEntry::id);
                }));
  }

  /**
   * Returns a page of the people whose parent organization is a company, by name, each with all
   * contact points (REG-7). A person has none.
   *
   * @param cursor the cursor of the page; empty for the first one
   * @param limit how many people, 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the company is unknown, or the cursor belongs to another query
   */
  public Page<LinkedPerson> peopleOf(CustomerId company, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "people");
    return desk.ask(
        PEOPLE_OF,
        inquiry ->
            about(
                inquiry, company, found -> people.page(inquiry.work(), found.id(), cursor, limit)));
  }

  private <A> A about(Inquiry inquiry, CustomerId customer, Function<Customer, A> answer) {
    return inquiry.about(customer, id -> customers.find(inquiry.work(), id), answer);
  }

  private ContactChanged change(
      Operation operation,
      CustomerId customer,
      Version expected,
      BiFunction<ContactKeeper, CustomerId, ContactPoint> command) {
    return desk.change(
        operation, change -> changed(change, change.lock(customer, expected), command));
  }

  private ContactChanged change(
      Operation operation,
      CustomerId customer,
      BiFunction<ContactKeeper, CustomerId, ContactPoint> command) {
    return desk.change(operation, change -> changed(change, change.lock(customer), command));
  }

  private ContactChanged changed(
      Change change,
      CustomerId present,
      BiFunction<ContactKeeper, CustomerId, ContactPoint> command) {
    ContactKeeper keeper = new ContactKeeper(office, change, reason);
    ContactPoint point = command.apply(keeper, present);
    keeper.save();
    return new ContactChanged(present, change.versionAfter(present), point);
  }
}
