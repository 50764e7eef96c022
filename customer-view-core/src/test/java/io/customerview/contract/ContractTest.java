package io.customerview.contract;

import static io.customerview.contract.ContractStatus.ACTIVE;
import static io.customerview.contract.ContractStatus.CANCELLED;
import static io.customerview.contract.ContractStatus.EXPIRED;
import static io.customerview.contract.ContractStatus.EXPIRING;
import static io.customerview.contract.ContractStatus.INACTIVE;
import static io.customerview.contract.ContractType.IMPLEMENTATION;
import static io.customerview.contract.ContractType.ON_DEMAND;
import static io.customerview.contract.ContractType.RECURRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.contract.ContractEvent.ContractCancelled;
import io.customerview.contract.ContractOutcome.Effect;
import io.customerview.contract.ContractRefusal.CancellationWithoutStatus;
import io.customerview.contract.ContractRefusal.DayOutOfRange;
import io.customerview.contract.ContractRefusal.StatusWithoutCancellation;
import io.customerview.contract.ContractRefusal.TooManyTags;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.shared.After;
import io.customerview.shared.CommonRefusal.TextCharacter;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Money;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.testkit.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {

  private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 2));
  private static final LocalDate START = LocalDate.of(2021, 2, 10);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Instant MOMENT = SettableClock.START;

  private int made;

  @Test
  @DisplayName("CTR-1: terms are type, status, value, dates and tags")
  void terms() {
    ContractTerms terms =
        ContractTerms.builder(RECURRING, Money.of(500), START)
            .status(EXPIRING)
            .renewsOn(START.plusYears(1))
            .tag("  Plano Ouro ")
            .tag("C++")
            .build();
    Contract contract = Contract.of(new ContractId(" k-1 "), CUSTOMER, terms);
    assertThat(contract.id().value()).isEqualTo("k-1");
    assertThat(contract.type()).isEqualTo(RECURRING);
    assertThat(contract.status()).isEqualTo(EXPIRING);
    assertThat(contract.value()).isEqualTo(Money.parse("500.0000"));
    assertThat(contract.contractedOn()).isEqualTo(START);
    assertThat(contract.renewsOn()).contains(START.plusYears(1));
    assertThat(contract.tags()).extracting(Tag::text).containsExactly("C++", "Plano Ouro");
    assertThat(contract.cancellation()).isEmpty();
    assertThat(contract).hasToString("Contract[***1, RECURRING, EXPIRING]");
  }

  @Test
  @DisplayName("CTR-1: a cancelled contract has a day and perhaps a reason; no other has")
  void cancellations() {
    ContractTerms cancelled =
        ContractTerms.builder(RECURRING, Money.of(500), START).cancelled(TODAY, "too dear").build();
    assertThat(cancelled.status()).isEqualTo(CANCELLED);
    assertThat(cancelled.cancellation())
        .contains(new Cancellation(TODAY, Optional.of("too dear"), Optional.empty()));
    assertThat(cancelled.toString() + cancelled.cancellation()).doesNotContain("dear");
    assertThat(
            ContractTerms.builder(RECURRING, Money.of(500), START)
                .cancelled(TODAY, " ")
                .build()
                .cancellation()
                .flatMap(Cancellation::reason))
        .isEmpty();
    refused(
        () -> ContractTerms.builder(RECURRING, Money.of(500), START).status(CANCELLED).build(),
        new StatusWithoutCancellation());
    refused(
        () ->
            ContractTerms.builder(RECURRING, Money.of(500), START)
                .cancelled(TODAY, null)
                .status(EXPIRED)
                .build(),
        new CancellationWithoutStatus(EXPIRED));
    refused(
        () -> new Cancellation(TODAY, Optional.of("x".repeat(1001)), Optional.empty()),
        new TextTooLong("reason", 1000, 1001));
  }

  @Test
  @DisplayName("CTR-1: days lie in the years 1 to 9999")
  void days() {
    LocalDate far = LocalDate.of(10_000, 1, 1);
    refused(
        () -> ContractTerms.builder(RECURRING, Money.ZERO, LocalDate.of(0, 12, 31)).build(),
        new DayOutOfRange("contractedOn"));
    refused(
        () -> ContractTerms.builder(RECURRING, Money.ZERO, START).renewsOn(far).build(),
        new DayOutOfRange("renewsOn"));
    refused(
        () -> ContractTerms.builder(RECURRING, Money.ZERO, START).cancelled(far, null).build(),
        new DayOutOfRange("cancelledOn"));
    assertThat(ContractTerms.builder(RECURRING, Money.ZERO, LocalDate.of(9999, 12, 31)).build())
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"CT-2021-0042, ***0042", "12345678, ***5678", "k-1, ***1", "7, ***", "🌻🌻, ***🌻"})
  @DisplayName("PRIV-3: what happened to a contract, and what became of a row, names it masked")
  void masked(String id, String shown) {
    assertThat(new ContractEvent.ContractAdded(new ContractId(id)).details())
        .containsEntry("contract", shown);
    assertThat(new ContractOutcome.Taken(7, new ContractId(id), CUSTOMER, Effect.ADDED))
        .hasToString("Taken[7, " + shown + ", " + CUSTOMER + ", ADDED]");
  }

  @ParameterizedTest
  @CsvSource({
    "Plano Ouro, PLANO   ouro, true",
    "tag 01, Tag 01, true",
    "Açaí, ACAI, true",
    "C++, C, false",
    "C++, c++, true",
    "a-b, a b, false"
  })
  @DisplayName("CTR-1: a tag compares without case, accents and blanks, and with punctuation")
  void tags(String one, String other, boolean same) {
    assertThat(Tag.of(one).key().equals(Tag.of(other).key())).isEqualTo(same);
    assertThat(Tag.of(one)).isEqualTo(Tag.of(one)).hasToString(one);
    assertThat(Tag.of(one).equals(Tag.of(other))).isEqualTo(one.equals(other));
  }

  @Test
  @DisplayName("CTR-1: a tag has 1 to 128 code points, folded or not, and something to see")
  void bad_tags() {
    assertThat(Tag.of("🌻".repeat(128)).text()).hasSize(256);
    refused(() -> Tag.of("🌻".repeat(129)), new TextTooLong("tag", 128, 129));
    refused(() -> Tag.of("\uFDFA".repeat(8)), new TextTooLong("tag", 128, 144));
    refused(() -> Tag.of(" \u00AD\u0301 "), new TextMissing("tag"));
    refused(() -> Tag.of("a\0"), new TextCharacter("tag", 0, 1));
  }

  @Test
  @DisplayName("CTR-1: of tags with one key the first stays, and 100 are the most")
  void many_tags() {
    ContractTerms.Builder terms =
        ContractTerms.builder(RECURRING, Money.ZERO, START).tag("Ouro").tag("OURO").tag("ouro");
    assertThat(terms.build().tags()).containsExactly(Tag.of("Ouro"));
    for (int tag = 1; tag < 100; tag++) {
      terms.tag("t" + tag);
    }
    assertThat(terms.build().tags()).hasSize(100).isSorted();
    refused(terms.tag("one more")::build, new TooManyTags(100));
  }

  @Test
  @DisplayName("CTR-2: revenue adds up recurring contracts that are active, expiring or expired")
  void revenue() {
    assertThat(CustomerContracts.NONE.revenue()).isEqualTo(Money.ZERO);
    CustomerContracts contracts =
        contracts(
            contract(RECURRING, ACTIVE, "100.0001"),
            contract(RECURRING, EXPIRING, "150"),
            contract(RECURRING, EXPIRED, "249.9999"),
            contract(RECURRING, INACTIVE, "1000"),
            contract(RECURRING, CANCELLED, "1000"),
            contract(IMPLEMENTATION, ACTIVE, "1000"),
            contract(ON_DEMAND, ACTIVE, "1000"));
    assertThat(contracts.revenue()).isEqualTo(Money.of(500));
  }

  @Test
  @DisplayName("CTR-3: customer since is the earliest contracted date, of every type and status")
  void since() {
    assertThat(CustomerContracts.NONE.customerSince()).isEmpty();
    assertThat(
            contracts(
                    contract(RECURRING, ACTIVE, START.plusDays(2), null),
                    contract(IMPLEMENTATION, CANCELLED, START, null),
                    contract(ON_DEMAND, INACTIVE, START.plusDays(1), null))
                .customerSince())
        .contains(START);
  }

  @Test
  @DisplayName("CTR-4: next renewal is the nearest from today on, else the latest past one")
  void next_renewal() {
    CustomerContracts contracts =
        contracts(
            contract(RECURRING, ACTIVE, START, TODAY.minusDays(3)),
            contract(RECURRING, ACTIVE, START, TODAY.minusDays(1)),
            contract(RECURRING, ACTIVE, START, TODAY.plusDays(9)),
            contract(RECURRING, ACTIVE, START, TODAY.plusDays(4)),
            contract(RECURRING, ACTIVE, START, null));
    for (boolean inBase : new boolean[] {true, false}) {
      assertThat(next(contracts, TODAY, inBase)).contains(TODAY.plusDays(4));
      assertThat(next(contracts, TODAY.minusDays(1), inBase)).contains(TODAY.minusDays(1));
      assertThat(next(contracts, TODAY.plusDays(5), inBase)).contains(TODAY.plusDays(9));
      assertThat(next(contracts, TODAY.plusDays(10), inBase)).contains(TODAY.plusDays(9));
      assertThat(next(CustomerContracts.NONE, TODAY, inBase)).isEmpty();
    }
  }

  @Test
  @DisplayName("CTR-4: the profile looks at every contract, the base at recurring uncancelled ones")
  void next_renewal_of_whom() {
    CustomerContracts contracts =
        contracts(
            contract(IMPLEMENTATION, ACTIVE, START, TODAY),
            contract(RECURRING, CANCELLED, START, TODAY.plusDays(1)),
            contract(RECURRING, INACTIVE, START, TODAY.plusDays(2)),
            contract(ON_DEMAND, ACTIVE, START, TODAY));
    assertThat(contracts.nextRenewal(TODAY)).contains(TODAY);
    assertThat(contracts.nextRenewal(TODAY.plusDays(1))).contains(TODAY.plusDays(1));
    assertThat(contracts.nextRenewalInBase(TODAY)).contains(TODAY.plusDays(2));
  }

  @Test
  @DisplayName("CTR-5: cancelling the customer cancels recurring contracts not yet cancelled")
  void cancelling() {
    CustomerContracts before =
        contracts(
            contract(RECURRING, ACTIVE, "1"),
            contract(RECURRING, EXPIRED, "2"),
            contract(RECURRING, INACTIVE, "3"),
            contract(RECURRING, CANCELLED, "4"),
            contract(IMPLEMENTATION, ACTIVE, "5"),
            contract(ON_DEMAND, ACTIVE, "6"));
    Cancelled customer = new Cancelled(TODAY.minusDays(1), "moved away");
    After<CustomerContracts> after = before.cancelRecurring(customer, MOMENT);
    Cancellation how =
        new Cancellation(TODAY.minusDays(1), Optional.of("moved away"), Optional.of(MOMENT));
    List<Contract> all = after.value().contracts();
    assertThat(all.subList(0, 3))
        .allSatisfy(contract -> assertThat(contract.status()).isEqualTo(CANCELLED))
        .allSatisfy(contract -> assertThat(contract.cancellation()).contains(how));
    assertThat(all.subList(3, 6)).isEqualTo(before.contracts().subList(3, 6));
    assertThat(after.events())
        .containsExactly(
            new ContractCancelled(all.get(0).id(), how.on()),
            new ContractCancelled(all.get(1).id(), how.on()),
            new ContractCancelled(all.get(2).id(), how.on()));
    assertThat(after.value().cancelRecurring(customer, MOMENT))
        .isEqualTo(After.unchanged(after.value()));
  }

  @Test
  @DisplayName("BAS-2: a term runs from contracted to renewal or open, cut at cancellation")
  void term() {
    LocalDate end = START.plusYears(1);
    assertThat(contract(RECURRING, ACTIVE, START, end).term()).contains(DateRange.of(START, end));
    assertThat(contract(ON_DEMAND, INACTIVE, START, null).term()).contains(DateRange.from(START));
    assertThat(cancelledOn(START.plusDays(3), end).term())
        .contains(DateRange.of(START, START.plusDays(3)));
    assertThat(cancelledOn(end.plusDays(3), end).term()).contains(DateRange.of(START, end));
    assertThat(cancelledOn(START, null).term()).contains(DateRange.of(START, START));
    assertThat(cancelledOn(START.minusDays(1), null).term()).isEmpty();
    assertThat(contract(RECURRING, ACTIVE, START, START.minusDays(1)).term()).isEmpty();
  }

  @Test
  @DisplayName("BAS-2: a period is met by one day in common")
  void period() {
    CustomerContracts contracts = contracts(contract(RECURRING, ACTIVE, START, START.plusDays(10)));
    assertThat(contracts.runWithin(DateRange.ALL)).isTrue();
    assertThat(contracts.runWithin(DateRange.to(START))).isTrue();
    assertThat(contracts.runWithin(DateRange.to(START.minusDays(1)))).isFalse();
    assertThat(contracts.runWithin(DateRange.from(START.plusDays(10)))).isTrue();
    assertThat(contracts.runWithin(DateRange.from(START.plusDays(11)))).isFalse();
    assertThat(contracts.runWithin(DateRange.of(START.plusDays(4), START.plusDays(5)))).isTrue();
    assertThat(CustomerContracts.NONE.runWithin(DateRange.ALL)).isFalse();
  }

  private static Optional<LocalDate> next(
      CustomerContracts contracts, LocalDate today, boolean inBase) {
    return inBase ? contracts.nextRenewalInBase(today) : contracts.nextRenewal(today);
  }

  private static CustomerContracts contracts(Contract... contracts) {
    return new CustomerContracts(Arrays.asList(contracts));
  }

  private Contract contract(ContractType type, ContractStatus status, String value) {
    return contract(type, status, Money.parse(value), START, null);
  }

  private Contract contract(
      ContractType type, ContractStatus status, LocalDate contractedOn, LocalDate renewsOn) {
    return contract(type, status, Money.of(1), contractedOn, renewsOn);
  }

  private Contract contract(
      ContractType type,
      ContractStatus status,
      Money value,
      LocalDate contractedOn,
      LocalDate renewsOn) {
    ContractTerms.Builder terms =
        ContractTerms.builder(type, value, contractedOn).status(status).renewsOn(renewsOn);
    return Contract.of(
        new ContractId("c-" + made++),
        CUSTOMER,
        (status == CANCELLED ? terms.cancelled(TODAY, null) : terms).build());
  }

  private Contract cancelledOn(LocalDate day, LocalDate renewsOn) {
    return Contract.of(
        new ContractId("c-" + made++),
        CUSTOMER,
        ContractTerms.builder(RECURRING, Money.of(1), START)
            .renewsOn(renewsOn)
            .cancelled(day, null)
            .build());
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
