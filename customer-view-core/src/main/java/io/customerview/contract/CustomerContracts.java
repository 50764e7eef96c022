package io.customerview.contract;

import io.customerview.contract.ContractEvent.ContractCancelled;
import io.customerview.contract.ContractRefusal.RevenueOutOfRange;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.shared.After;
import io.customerview.shared.CommonRefusal.MoneyOutOfRange;
import io.customerview.shared.DateRange;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.Money;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The contracts of one customer, and what they come to together (CTR-2 to CTR-5). Immutable.
 *
 * @param contracts all of them, in any order
 */
public record CustomerContracts(List<Contract> contracts) {

  /** No contracts. */
  public static final CustomerContracts NONE = new CustomerContracts(List.of());

  public CustomerContracts {
    contracts = List.copyOf(contracts);
  }

  /**
   * Returns the monthly recurring revenue (receita recorrente mensal): the values of recurring
   * contracts that are active, expiring or expired, added up; zero where there is none (CTR-2).
   *
   * @throws RefusedException with {@link MoneyOutOfRange} if the sum is no amount; the storage
   *     holds no such contracts
   */
  public Money revenue() {
    return Money.sum(
        contracts.stream().filter(Contract::earnsMonthly).map(Contract::value).toList());
  }

  /**
   * Refuses contracts that one customer can't have together.
   *
   * @throws RefusedException with {@link RevenueOutOfRange} if their {@link #revenue} is no amount
   */
  public void checkRevenue() {
    try {
      revenue();
    } catch (RefusedException refused) {
      throw refused.refusal() instanceof MoneyOutOfRange
          ? new RefusedException(new RevenueOutOfRange())
          : refused;
    }
  }

  /** Returns the earliest contracted date over all types and statuses (cliente desde; CTR-3). */
  public Optional<LocalDate> customerSince() {
    return contracts.stream().map(Contract::contractedOn).min(Comparator.naturalOrder());
  }

  /**
   * Returns the nearest renewal date, today or later, of contracts of all types and statuses; with
   * none ahead, the latest past one (próxima renovação; CTR-4).
   */
  public Optional<LocalDate> nextRenewal(LocalDate today) {
    return next(contract -> true, today);
  }

  /**
   * As {@link #nextRenewal}, of the contracts that the customer base looks at: recurring ones that
   * are not cancelled (renovar em; CTR-4).
   */
  public Optional<LocalDate> nextRenewalInBase(LocalDate today) {
    return next(Contract::renewsInBase, today);
  }

  private Optional<LocalDate> next(Predicate<Contract> which, LocalDate today) {
    List<LocalDate> renewals =
        contracts.stream().filter(which).flatMap(contract -> contract.renewsOn().stream()).toList();
    return renewals.stream()
        .filter(day -> !day.isBefore(today))
        .min(Comparator.naturalOrder())
        .or(() -> renewals.stream().max(Comparator.naturalOrder()));
  }

  /** Returns what these contracts come to on a day (CTR-2 to CTR-4). */
  public ContractFigures figures(LocalDate today) {
    return new ContractFigures(revenue(), customerSince(), nextRenewal(today));
  }

  /** Returns whether the term of one of the contracts has a day in common with a period (BAS-2). */
  public boolean runWithin(DateRange period) {
    return contracts.stream()
        .flatMap(contract -> contract.term().stream())
        .anyMatch(term -> term.meets(period));
  }

  /**
   * Cancels every recurring contract that is not cancelled yet, with the date and reason of the
   * customer's cancellation (CTR-5). The others stay as they are; making the customer active again
   * makes none of them active.
   *
   * @param moment when this is done
   */
  public After<CustomerContracts> cancelRecurring(Cancelled customer, Instant moment) {
    Cancellation how = Cancellation.following(customer, moment);
    List<Contract> after = new ArrayList<>(contracts.size());
    List<DomainEvent> events = new ArrayList<>();
    for (Contract contract : contracts) {
      if (contract.isRecurring() && contract.status() != ContractStatus.CANCELLED) {
        after.add(contract.with(contract.terms().cancelled(how)));
        events.add(new ContractCancelled(contract.id(), how.on()));
      } else {
        after.add(contract);
      }
    }
    return events.isEmpty()
        ? After.unchanged(this)
        : new After<>(new CustomerContracts(after), events);
  }
}
