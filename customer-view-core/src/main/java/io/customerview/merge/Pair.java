package io.customerview.merge;

import io.customerview.contract.Contracts;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.identity.Cnpj;
import io.customerview.merge.MergeRefusal.DifferentTaxNumbers;
import io.customerview.merge.MergeRefusal.OneAboveTheOther;
import io.customerview.merge.MergeRefusal.PersonAndCompany;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two customers that are to become one.
 *
 * @param survivor the one that stays
 * @param former the other one
 */
record Pair(Customer survivor, Customer former) {

  /**
   * Refuses two that are not the same, whoever says so, or whose contracts come to no amount.
   *
   * @throws RefusedException with {@link MergeRefusal} or {@link
   *     io.customerview.contract.ContractRefusal.RevenueOutOfRange}
   */
  void check(UnitOfWork work, MergeOffice office) {
    Customers customers = office.customers();
    if (survivor.registration().isPerson() != former.registration().isPerson()) {
      throw new RefusedException(new PersonAndCompany());
    }
    if (differ(
            survivor.registration().cpf().map(cpf -> cpf.compact()),
            former.registration().cpf().map(cpf -> cpf.compact()))
        || differ(
            survivor.registration().cnpj().map(Cnpj::root),
            former.registration().cnpj().map(Cnpj::root))) {
      throw new RefusedException(new DifferentTaxNumbers());
    }
    if (above(work, customers, survivor).contains(former.id())
        || above(work, customers, former).contains(survivor.id())) {
      throw new RefusedException(new OneAboveTheOther());
    }
    together(work, office.contracts()).checkRevenue();
  }

  private CustomerContracts together(UnitOfWork work, Contracts contracts) {
    return new CustomerContracts(
        contracts.of(work, List.of(survivor.id(), former.id())).values().stream()
            .flatMap(List::stream)
            .toList());
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /** Returns who stands above a customer, the nearest first. */
  static Set<CustomerId> above(UnitOfWork work, Customers customers, Customer customer) {
    Set<CustomerId> above = new LinkedHashSet<>();
    Optional<CustomerId> next = customer.registration().parent();
    while (next.isPresent() && above.add(next.get())) {
      next = customers.find(work, next.get()).flatMap(one -> one.registration().parent());
    }
    return above;
  }
}
