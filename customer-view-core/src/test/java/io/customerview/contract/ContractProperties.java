package io.customerview.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Money;
import io.customerview.testkit.ContractArbitraries;
import io.customerview.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContractProperties {

  private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 2));

  @Property
  @Label("CTR-2: amounts compare and add up as decimals do, and read what they write")
  void money(@ForAll("amounts") Money one, @ForAll("amounts") Money other) {
    BigDecimal a = one.toBigDecimal();
    BigDecimal b = other.toBigDecimal();
    assertThat(Integer.signum(one.compareTo(other))).isEqualTo(a.compareTo(b));
    assertThat(one.equals(other)).isEqualTo(a.compareTo(b) == 0);
    assertThat(Money.parse(one.toString())).isEqualTo(one);
    assertThat(Money.of(a.stripTrailingZeros())).isEqualTo(one);
    if (a.add(b).abs().compareTo(BigDecimal.TEN.pow(12)) < 0) {
      assertThat(Money.sum(List.of(one, other)).toBigDecimal()).isEqualByComparingTo(a.add(b));
    }
  }

  @Property
  @Label("CTR-4: the next renewal is one of the renewals, and none stands between it and today")
  void next_renewal(@ForAll("contracts") List<Contract> all, @ForAll("days") LocalDate today) {
    CustomerContracts contracts = new CustomerContracts(all);
    check(contracts.nextRenewal(today), all, today);
    check(
        contracts.nextRenewalInBase(today),
        all.stream().filter(Contract::renewsInBase).toList(),
        today);
  }

  private static void check(Optional<LocalDate> next, List<Contract> of, LocalDate today) {
    List<LocalDate> days = of.stream().flatMap(one -> one.renewsOn().stream()).toList();
    assertThat(next.isPresent()).isEqualTo(!days.isEmpty());
    next.ifPresent(
        day -> {
          assertThat(days).contains(day);
          assertThat(days)
              .allSatisfy(
                  other ->
                      assertThat(
                              day.isBefore(today)
                                  ? !other.isAfter(day)
                                  : other.isBefore(today) || !other.isBefore(day))
                          .isTrue());
        });
  }

  @Property
  @Label("CTR-5: after cancelling there is no revenue, and nothing but recurring contracts changed")
  void cancelling(@ForAll("contracts") List<Contract> all, @ForAll("days") LocalDate on) {
    Cancelled how = new Cancelled(on, "moved away");
    CustomerContracts before = new CustomerContracts(all);
    After<CustomerContracts> after = before.cancelRecurring(how, SettableClock.START);
    List<Contract> contracts = after.value().contracts();
    assertThat(after.value().revenue()).isEqualTo(Money.ZERO);
    assertThat(after.value().nextRenewalInBase(on)).isEmpty();
    assertThat(after.value().customerSince()).isEqualTo(before.customerSince());
    assertThat(after.value().nextRenewal(on)).isEqualTo(before.nextRenewal(on));
    assertThat(after.isChanged()).isEqualTo(!after.value().equals(before));
    assertThat(contracts).hasSameSizeAs(all);
    for (int at = 0; at < all.size(); at++) {
      if (!all.get(at).isRecurring() || all.get(at).status() == ContractStatus.CANCELLED) {
        assertThat(contracts.get(at)).isEqualTo(all.get(at));
      } else {
        Cancellation cancellation = contracts.get(at).cancellation().orElseThrow();
        assertThat(cancellation.on()).isEqualTo(on);
        assertThat(cancellation.reason()).contains("moved away");
      }
    }
  }

  @Property
  @Label("BAS-2: a term meets a period exactly when it has a day of it")
  void term(
      @ForAll("contracts") List<Contract> all,
      @ForAll("days") LocalDate from,
      @ForAll("days") LocalDate to) {
    if (to.isBefore(from)) {
      return;
    }
    boolean met =
        from.datesUntil(to.plusDays(1))
            .anyMatch(day -> all.stream().anyMatch(contract -> runs(contract, day)));
    assertThat(new CustomerContracts(all).runWithin(DateRange.of(from, to))).isEqualTo(met);
  }

  /** Read from the rule's own words. */
  private static boolean runs(Contract contract, LocalDate day) {
    return !day.isBefore(contract.contractedOn())
        && contract.renewsOn().map(end -> !day.isAfter(end)).orElse(true)
        && contract.cancellation().map(how -> !day.isAfter(how.on())).orElse(true);
  }

  @Provide
  Arbitrary<Money> amounts() {
    return ContractArbitraries.amounts();
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return ContractArbitraries.days();
  }

  @Provide
  Arbitrary<List<Contract>> contracts() {
    return ContractArbitraries.contractsOf(CUSTOMER, 5);
  }
}
