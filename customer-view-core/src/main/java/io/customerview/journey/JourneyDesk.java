package io.customerview.journey;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.journey.JourneyRefusal.NotInJourney;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.IdCursors;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The journeys of customers (jornada), for one agent: where each stands, what falls due, and every
 * step (JRN-2 to JRN-6). Which journey a customer is in is told by its portfolio.
 *
 * <p>Commands take the version that was read, and lose with a {@code StaleVersion} to whoever was
 * faster. A former id leads to the customer that it was merged into.
 *
 * <p>Thread-safe. Every command is one unit of work.
 *
 * <p>Takes {@link Permission#EDIT_MANAGEMENT}; {@code due}, {@code history}, {@code of} and {@code
 * previewStage} take {@link Permission#READ_MANAGEMENT}.
 */
public final class JourneyDesk {

  /** The largest page. */
  public static final int LARGEST_PAGE = 500;

  private static final Operation ENTER_STAGE = edit("enter_stage");
  private static final Operation COMPLETE_STAGE = edit("complete_stage");
  private static final Operation REOPEN_STAGE = edit("reopen_stage");
  private static final Operation COMPLETE_MILESTONE = edit("complete_milestone");
  private static final Operation REOPEN_MILESTONE = edit("reopen_milestone");
  private static final Operation PREVIEW = read("preview_stage");
  private static final Operation OF = read("of");
  private static final Operation HISTORY = read("history");
  private static final Operation DUE = read("due");

  private final Desk desk;
  private final JourneyOffice office;
  private final Customers customers;
  private final JourneyPages pages;

  @Wiring
  public JourneyDesk(Desk desk, JourneyOffice office, Customers customers) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
    this.customers = Objects.requireNonNull(customers, "customers");
    this.pages = new JourneyPages(office);
  }

  private static Operation edit(String name) {
    return new Operation("journeys." + name, Permission.EDIT_MANAGEMENT);
  }

  private static Operation read(String name) {
    return new Operation("journeys." + name, Permission.READ_MANAGEMENT);
  }

  /**
   * Returns the journey of a customer as it stands today; empty if it is in none.
   *
   * @throws RefusedException if the customer is unknown
   */
  public Optional<JourneyView> of(CustomerId customer) {
    return desk.askOfOneMoment(
        OF,
        inquiry ->
            about(inquiry, customer, found -> office.view(inquiry.work(), found, inquiry.today())));
  }

  /**
   * Makes a stage the current one, entered today, in any order (JRN-5). One that was entered before
   * begins anew (JRN-6).
   *
   * @param expected the version that was read
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     JourneyRefusal}
   */
  public JourneyChanged enterStage(CustomerId customer, Version expected, StageId stage) {
    return step(ENTER_STAGE, customer, expected, (keeper, id) -> keeper.enterStage(id, stage));
  }

  /**
   * Returns what {@link #enterStage} would do to the customer's deadlines today, and changes
   * nothing: which count anew, which are due for the first time, and which would be late.
   *
   * @throws RefusedException if the customer is unknown, or with {@link JourneyRefusal}
   */
  public List<DeadlineChange> previewStage(CustomerId customer, StageId stage) {
    return desk.askOfOneMoment(
        PREVIEW,
        inquiry ->
            about(
                inquiry,
                customer,
                found -> {
                  CustomerJourney before =
                      state(inquiry.work(), found.id())
                          .orElseThrow(() -> new RefusedException(new NotInJourney(found.id())));
                  JourneyPlan plan = office.calendars().plan(journeyOf(inquiry.work(), before));
                  LocalDate today = inquiry.today();
                  return DeadlineChange.between(
                      before, plan.enterStage(before, stage, today).value(), today);
                }));
  }

  /**
   * Marks a stage as completed on a day; the next one does not become the current one by itself
   * (JRN-4, JRN-5).
   *
   * @param expected the version that was read
   * @param on not in the future, and not before the stage was entered; of a stage that was not, not
   *     before the journey was
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     JourneyRefusal}
   */
  public JourneyChanged completeStage(
      CustomerId customer, Version expected, StageId stage, LocalDate on) {
    return step(
        COMPLETE_STAGE, customer, expected, (keeper, id) -> keeper.completeStage(id, stage, on));
  }

  /**
   * Takes the completion of a stage away; what is pending in it is due again.
   *
   * @param expected the version that was read
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     JourneyRefusal}
   */
  public JourneyChanged reopenStage(CustomerId customer, Version expected, StageId stage) {
    return step(REOPEN_STAGE, customer, expected, (keeper, id) -> keeper.reopenStage(id, stage));
  }

  /**
   * Completes a milestone of an entered stage on a day (JRN-5). Completed again, the day is
   * corrected.
   *
   * @param expected the version that was read
   * @param on not in the future, and not before the stage was entered; of a milestone that is
   *     completed, not before the entry that it was judged from
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     JourneyRefusal}
   */
  public JourneyChanged completeMilestone(
      CustomerId customer, Version expected, MilestoneId milestone, LocalDate on) {
    return step(
        COMPLETE_MILESTONE,
        customer,
        expected,
        (keeper, id) -> keeper.completeMilestone(id, milestone, on));
  }

  /**
   * Makes a completed milestone pending again; it is due as it would be had it never been completed
   * (JRN-5).
   *
   * @param expected the version that was read
   * @throws RefusedException if the customer is unknown or has changed since, or with {@link
   *     JourneyRefusal}
   */
  public JourneyChanged reopenMilestone(
      CustomerId customer, Version expected, MilestoneId milestone) {
    return step(
        REOPEN_MILESTONE,
        customer,
        expected,
        (keeper, id) -> keeper.reopenMilestone(id, milestone));
  }

  /**
   * Returns a page of the history of a customer's journeys, latest first.
   *
   * @param days what was done on these days, in the business zone
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another list, as
   *     which it counts also where its entry has gone with a customer whose merge was undone
   */
  public Page<JourneyEntry> history(
      CustomerId customer, DateRange days, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "entries");
    ZoneId zone = desk.time().zone();
    return desk.ask(
        HISTORY,
        inquiry ->
            about(
                inquiry,
                customer,
                one -> {
                  String query = "journeys.history " + one.id() + ' ' + days;
                  IdCursors cursors = new IdCursors(office.secrets());
                  Optional<UUID> after = cursor.map(text -> cursors.open(query, text));
                  List<JourneyEntry> found =
                      office
                          .history()
                          .latest(
                              inquiry.work(),
                              one.id(),
                              days.start(zone),
                              days.end(zone),
                              after,
                              limit + 1);
                  return cursors.pageOfHistory(query, cursor, found, limit, JourneyEntry::id);
                }));
  }

  /**
   * Returns a page of what is pending and falls due, by day, customer and milestone (JRN-3).
   *
   * @param query which of it; customers who are cancelled are left out unless it says so
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the cursor belongs to another list
   */
  public Page<DueMilestone> due(DueQuery query, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "milestones");
    return desk.ask(DUE, inquiry -> pages.due(inquiry.work(), query, cursor, limit));
  }

  private JourneyChanged step(
      Operation operation,
      CustomerId customer,
      Version expected,
      BiFunction<JourneyKeeper, CustomerId, CustomerJourney> step) {
    return desk.change(
        operation,
        change -> {
          CustomerId present = change.lock(customer, expected);
          CustomerJourney after = step.apply(new JourneyKeeper(office, change), present);
          return new JourneyChanged(after, change.versionAfter(present));
        });
  }

  private <A> A about(Inquiry inquiry, CustomerId customer, Function<Customer, A> answer) {
    return inquiry.about(customer, id -> customers.find(inquiry.work(), id), answer);
  }

  private Optional<CustomerJourney> state(UnitOfWork work, CustomerId customer) {
    return Optional.ofNullable(office.customers().of(work, List.of(customer)).get(customer));
  }

  private Journey journeyOf(UnitOfWork work, CustomerJourney state) {
    return office.journeys().find(work, state.journey()).orElseThrow();
  }
}
