package io.customerview.dashboard;

import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.Cases;
import io.customerview.customer.Customers;
import io.customerview.message.InteractionTotals;
import io.customerview.message.Messages;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The dashboards of customers, for one agent (DSH). Messages and interactions are the customer's,
 * cases also those of all below it, as in their lists. A former id leads to the customer that it
 * was merged into.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Every call takes {@link Permission#READ_CUSTOMERS}.
 */
public final class DashboardDesk {

  private static final Operation SHOW = new Operation("dashboard.of", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final Customers customers;
  private final Source source;

  @Wiring
  public DashboardDesk(Desk desk, Customers customers, Source source) {
    this.desk = desk;
    this.customers = customers;
    this.source = source;
  }

  /**
   * Returns the dashboard of a customer: all figures are those of one moment, whatever others keep
   * meanwhile.
   *
   * @throws RefusedException if the customer is unknown
   */
  public Dashboard of(CustomerId customer, DashboardQuery query) {
    Objects.requireNonNull(query, "query");
    return desk.askOfOneMoment(
        SHOW,
        inquiry ->
            inquiry.about(
                customer,
                id -> customers.find(inquiry.work(), id),
                found -> source.of(inquiry.work(), found.id(), query, desk.time().zone())));
  }

  /**
   * What dashboards are counted from, within a unit of work: three statements. Immutable and
   * thread-safe.
   *
   * @param messages the messages and interactions
   * @param cases the cases
   */
  public record Source(Messages messages, Cases cases) {

    /**
     * Returns the dashboard of a customer.
     *
     * @param customer a present id
     * @param zone in which days are counted
     */
    public Dashboard of(UnitOfWork work, CustomerId customer, DashboardQuery query, ZoneId zone) {
      InteractionTotals totals =
          new InteractionTotals(messages.totals(work, customer, query.days(), query.withTest()));
      return of(work, customer, query, zone, totals);
    }

    /**
     * Returns the dashboard of a customer whose interactions are counted already: two statements.
     *
     * @param customer a present id
     * @param zone in which days are counted
     * @param totals the interactions of the query's days, those in test mode as it says
     */
    public Dashboard of(
        UnitOfWork work,
        CustomerId customer,
        DashboardQuery query,
        ZoneId zone,
        InteractionTotals totals) {
      Figures figures =
          new Figures(
              totals,
              messages.traffic(work, customer, query.days(), query.withTest()),
              cases.groups(work, customer, CaseQuery.ALL.within(query.days()), zone));
      return figures.of(query.days());
    }
  }
}
