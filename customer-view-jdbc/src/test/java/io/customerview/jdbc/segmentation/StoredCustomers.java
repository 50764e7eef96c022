package io.customerview.jdbc.segmentation;

import io.customerview.base.CustomerFacts;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerStatus;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.Version;
import io.customerview.testkit.SettableClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Random customers with their contracts, as they are registered and as a host feeds them: of every
 * type and status, with texts as people write them.
 */
final class StoredCustomers {

  /** Two of these come to an amount that segments ask for, just below the highest there is. */
  private static final Money HALF_OF_MOST = Money.parse("499999999999.5");

  private static final long SMALL = 1_000_000;

  private StoredCustomers() {}

  /** A customer with its contracts. */
  record Stored(Customer customer, List<Contract> contracts) {

    /** Returns what segments see of the customer. */
    CustomerFacts facts() {
      return CustomerFacts.of(
          customer.id(), customer.registration(), new CustomerContracts(contracts));
    }
  }

  static Arbitrary<Stored> customers() {
    Arbitrary<List<ContractTerms>> some =
        Arbitraries.frequencyOf(
            Tuple.of(9, terms().list().ofMaxSize(5)),
            Tuple.of(1, terms().map(StoredCustomers::twiceHalf)));
    return Combinators.combine(
            Arbitraries.longs().map(bits -> new CustomerId(new UUID(4L << 12, bits))),
            Arbitraries.of(true, false),
            SegmentArbitraries.texts().injectNull(0.2),
            SegmentArbitraries.texts().injectNull(0.2),
            SegmentArbitraries.texts().injectNull(0.2),
            Arbitraries.of(true, true, true, false),
            some)
        .as(StoredCustomers::stored);
  }

  private static Stored stored(
      CustomerId id,
      boolean person,
      @Nullable String city,
      @Nullable String state,
      @Nullable String industry,
      boolean active,
      List<ContractTerms> terms) {
    Registration registration =
        Registration.builder(person ? Person.of("Lia", "Teles") : Company.of("Exemplo", null))
            .city(city)
            .state(state)
            .industry(industry)
            .build();
    Customer customer =
        new Customer(
            id,
            Version.FIRST,
            registration,
            active
                ? CustomerStatus.active()
                : new CustomerStatus.Cancelled(SegmentArbitraries.TODAY, "Mudou-se"),
            SettableClock.START);
    List<Contract> contracts = new ArrayList<>();
    for (ContractTerms each : terms) {
      contracts.add(Contract.of(new ContractId(id + "/" + contracts.size()), id, each));
    }
    return new Stored(customer, contracts);
  }

  private static List<ContractTerms> twiceHalf(ContractTerms like) {
    ContractTerms half =
        ContractTerms.builder(ContractType.RECURRING, HALF_OF_MOST, like.contractedOn())
            .renewsOn(like.renewsOn().orElse(null))
            .build();
    return List.of(half, half);
  }

  private static Arbitrary<ContractTerms> terms() {
    return Combinators.combine(
            Arbitraries.of(ContractType.RECURRING, ContractType.RECURRING, ContractType.ON_DEMAND),
            Arbitraries.of(ContractStatus.values()),
            SegmentArbitraries.amounts()
                .filter(amount -> amount.longValue() < SMALL)
                .map(amount -> Money.of(amount)),
            SegmentArbitraries.days(),
            SegmentArbitraries.days().injectNull(0.2),
            SegmentArbitraries.texts().list().ofMaxSize(3))
        .as(StoredCustomers::terms);
  }

  private static ContractTerms terms(
      ContractType type,
      ContractStatus status,
      Money value,
      LocalDate start,
      @Nullable LocalDate renewal,
      List<String> tags) {
    ContractTerms.Builder terms = ContractTerms.builder(type, value, start).renewsOn(renewal);
    tags.forEach(terms::tag);
    return status == ContractStatus.CANCELLED
        ? terms.cancelled(start, null).build()
        : terms.status(status).build();
  }
}
