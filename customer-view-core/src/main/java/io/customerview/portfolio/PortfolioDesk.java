package io.customerview.portfolio;

import com.google.common.collect.Lists;
import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customers;
import io.customerview.journey.JourneyRefusal.JourneyUnknown;
import io.customerview.portfolio.PortfolioRefusal.PortfolioOfOther;
import io.customerview.portfolio.PortfolioRefusal.PortfolioUnknown;
import io.customerview.portfolio.PortfolioRefusal.StalePortfolio;
import io.customerview.shared.After;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The portfolios, and which customer is in which, for one agent (POR).
 *
 * <pre>{@code
 * Portfolio north = desk.portfolios().add(PortfolioDraft.of("Norte", new AgentId("ana")).asDefault());
 * desk.portfolios().choose(customer, version, new AgentId("ana"), north.id());
 * }</pre>
 *
 * <p>Portfolios are configuration; which one a customer is in is not. Thread-safe.
 *
 * <p>Takes {@link Permission#READ_MANAGEMENT}; {@code opening} takes {@link
 * Permission#READ_BOARDS}; {@code choose}, {@code chooseNobody} and {@code seen} take {@link
 * Permission#EDIT_MANAGEMENT}; {@code add}, {@code change} and {@code delete} take {@link
 * Permission#CONFIGURE_MANAGEMENT}.
 */
public final class PortfolioDesk {

  private static final Operation ALL = read("all");
  private static final Operation FIND = read("find");
  private static final Operation CHOICES = read("choices");
  private static final Operation OF = read("of");
  private static final Operation OPENING =
      new Operation("portfolios.opening", Permission.READ_BOARDS);
  private static final Operation ADD = configure("add");
  private static final Operation CHANGE = configure("change");
  private static final Operation DELETE = configure("delete");
  private static final Operation CHOOSE = edit("choose");
  private static final Operation CHOOSE_NOBODY = edit("choose_nobody");
  private static final Operation SEEN = edit("seen");

  /** How often a command is tried while others change the same portfolios. */
  private static final int ATTEMPTS = 3;

  /** How many customers are led into another journey at a time, all in one unit of work. */
  static final int CHUNK = 1_000;

  private final Desk desk;
  private final PortfolioOffice office;
  private final Portfolios portfolios;
  private final Customers customers;

  @Wiring
  public PortfolioDesk(Desk desk, PortfolioOffice office, Customers customers) {
    this.desk = desk;
    this.office = office;
    this.portfolios = office.portfolios();
    this.customers = customers;
  }

  private static Operation read(String name) {
    return new Operation("portfolios." + name, Permission.READ_MANAGEMENT);
  }

  private static Operation edit(String name) {
    return new Operation("portfolios." + name, Permission.EDIT_MANAGEMENT);
  }

  private static Operation configure(String name) {
    return new Operation("portfolios." + name, Permission.CONFIGURE_MANAGEMENT);
  }

  /** Returns the portfolios, by name. */
  public List<Portfolio> all() {
    return desk.ask(ALL, inquiry -> portfolios.all(inquiry.work()));
  }

  /**
   * Returns a portfolio.
   *
   * @throws RefusedException with {@link PortfolioUnknown}
   */
  public Portfolio find(PortfolioId portfolio) {
    return desk.ask(
        FIND,
        inquiry ->
            portfolios
                .find(inquiry.work(), portfolio)
                .orElseThrow(() -> new RefusedException(new PortfolioUnknown(portfolio))));
  }

  /**
   * Adds a portfolio. One that is its manager's default takes the place of the former one, in the
   * same step (POR-2).
   *
   * @throws RefusedException with {@link PortfolioRefusal}, with {@link JourneyUnknown}, or if the
   *     name is none
   */
  public Portfolio add(PortfolioDraft draft) {
    return configure(
        ADD,
        change -> {
          PortfolioId id = new PortfolioId(change.newId());
          return save(set(change), before -> before.add(id, draft), id, change);
        });
  }

  /**
   * Changes a portfolio. A new manager takes its customers along (POR-6); one that becomes its
   * manager's default takes the place of the former one, in the same step (POR-2). With another
   * journey its customers are put into the first stage of that, entered today, and are new no
   * longer; without one they leave the journey that they are in (POR-10).
   *
   * @param expected the version that was read
   * @throws RefusedException with {@link PortfolioRefusal}, with {@link JourneyUnknown}, or if the
   *     name is none
   */
  public Portfolio change(PortfolioId portfolio, Version expected, PortfolioDraft draft) {
    return configure(
        CHANGE,
        change ->
            save(
                set(change),
                before -> before.change(portfolio, expected, draft),
                portfolio,
                change));
  }

  /**
   * Deletes a portfolio in which there is no customer.
   *
   * @param expected the version that was read
   * @throws RefusedException with {@link PortfolioUnknown}, {@link StalePortfolio}, or {@link
   *     PortfolioRefusal.PortfolioNotEmpty}
   */
  public void delete(PortfolioId portfolio, Version expected) {
    configure(
        DELETE,
        change -> {
          PortfolioSet set = set(change);
          long count = portfolios.count(change.work(), portfolio);
          set.delete(portfolio, expected, count).events().forEach(change::happened);
          portfolios.remove(change.work(), portfolio);
          return set;
        });
  }

  /** Returns what there is to choose once this agent is chosen as a success manager (POR-6). */
  public ManagerChoice choices(AgentId manager) {
    return desk.ask(
        CHOICES,
        inquiry -> {
          PortfolioSet set = PortfolioSet.of(portfolios.all(inquiry.work()));
          return new ManagerChoice(set.proposal(manager), set.of(manager));
        });
  }

  /**
   * Returns the portfolio that opens first for the agent at work: the default, else the only one,
   * else the first by name; empty if the agent manages none (POR-7). Another agent's is found by
   * {@link #choices}.
   */
  public Optional<Portfolio> opening() {
    return desk.ask(
        OPENING,
        inquiry ->
            PortfolioSet.of(portfolios.all(inquiry.work())).opening(inquiry.desk().agent().id()));
  }

  /**
   * Returns the portfolio that a customer is in, with its success manager, if it is in one.
   *
   * @throws RefusedException if the customer is unknown
   */
  public Optional<CustomerPortfolio> of(CustomerId customer) {
    return desk.ask(
        OF,
        inquiry ->
            inquiry.about(
                customer,
                id -> customers.find(inquiry.work(), id),
                found -> portfolios.of(inquiry.work(), found.id())));
  }

  /**
   * Chooses the success manager of a customer, and the portfolio of that manager that it is in
   * (POR-5, POR-6). Where it is already, nothing changes.
   *
   * @param expected the version of the customer that was read
   * @return the version after
   * @throws RefusedException with {@link PortfolioUnknown}, with {@link PortfolioOfOther} if it is
   *     not the manager's, or if the customer is unknown or has changed since
   */
  public Version choose(
      CustomerId customer, Version expected, AgentId manager, PortfolioId portfolio) {
    return desk.change(
        CHOOSE,
        change -> {
          PortfolioKeeper keeper = keeper(change);
          Map<PortfolioId, Portfolio> held = keeper.hold(List.of(portfolio));
          Portfolio into =
              Optional.ofNullable(held.get(portfolio))
                  .orElseThrow(() -> new RefusedException(new PortfolioUnknown(portfolio)));
          if (!into.manager().equals(manager)) {
            throw new RefusedException(new PortfolioOfOther(portfolio));
          }
          CustomerId present = change.lock(customer, expected);
          keeper.place(Map.of(present, portfolio), held);
          return change.versionAfter(present);
        });
  }

  /**
   * Chooses no success manager for a customer: it is in no portfolio then (POR-6).
   *
   * @param expected the version of the customer that was read
   * @return the version after
   * @throws RefusedException if the customer is unknown or has changed since
   */
  public Version chooseNobody(CustomerId customer, Version expected) {
    return desk.change(
        CHOOSE_NOBODY,
        change -> {
          CustomerId present = change.lock(customer, expected);
          keeper(change).takeOut(List.of(present));
          return change.versionAfter(present);
        });
  }

  /**
   * Shows a customer as new no longer (POR-5). Of one that is not new, or in no portfolio, nothing
   * changes.
   *
   * @return the version after
   * @throws RefusedException if the customer is unknown
   */
  public Version seen(CustomerId customer) {
    return desk.change(
        SEEN,
        change -> {
          CustomerId present = change.lock(customer);
          keeper(change).seen(List.of(present));
          return change.versionAfter(present);
        });
  }

  private PortfolioKeeper keeper(Change change) {
    return new PortfolioKeeper(office, change);
  }

  private <T> T configure(Operation operation, Function<Change, T> command) {
    return desk.change(operation, ATTEMPTS, ConcurrentChange.class::isInstance, command);
  }

  private PortfolioSet set(Change change) {
    return PortfolioSet.of(portfolios.lock(change.work()));
  }

  private Portfolio save(
      PortfolioSet before,
      Function<PortfolioSet, After<PortfolioSet>> rule,
      PortfolioId id,
      Change change) {
    After<PortfolioSet> after = rule.apply(before);
    Portfolio portfolio = after.value().portfolio(id);
    boolean isLedElsewhere =
        !before.find(id).flatMap(Portfolio::journey).equals(portfolio.journey());
    if (isLedElsewhere) {
      portfolio.journey().ifPresent(journey -> hold(journey, change));
    }
    if (after.isChanged()) {
      after.events().forEach(change::happened);
      portfolios.save(
          change.work(),
          after.value().portfolios().stream()
              .filter(one -> !before.find(one.id()).equals(Optional.of(one)))
              .toList());
    }
    if (isLedElsewhere) {
      lead(portfolio, change);
    }
    return portfolio;
  }

  private void hold(JourneyId journey, Change change) {
    if (office.journeys().journeys().hold(change.work(), journey).isEmpty()) {
      throw new RefusedException(new JourneyUnknown(journey));
    }
  }

  /** Puts the customers of a portfolio with another journey into that, not as new (POR-10). */
  private void lead(Portfolio portfolio, Change change) {
    List<CustomerId> found = portfolios.in(change.work(), portfolio.id());
    if (found.isEmpty()) {
      return;
    }
    change.lockAll(found);
    Map<CustomerId, Placement> now = portfolios.of(change.work(), found);
    // Some may have been put elsewhere before they were locked.
    List<CustomerId> still =
        found.stream()
            .filter(
                customer ->
                    Optional.ofNullable(now.get(customer))
                        .map(Placement::portfolio)
                        .equals(Optional.of(portfolio.id())))
            .toList();
    PortfolioKeeper keeper = keeper(change);
    for (List<CustomerId> chunk : Lists.partition(still, CHUNK)) {
      keeper.lead(portfolio, chunk);
      if (portfolio.journey().isPresent()) {
        keeper.seen(chunk);
      }
    }
  }
}
