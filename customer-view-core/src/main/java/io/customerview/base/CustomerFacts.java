package io.customerview.base;

import io.customerview.contract.Contract;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Registration;
import io.customerview.identity.FoldedText;
import io.customerview.identity.State;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What segments see of a customer (SEG-3): the recurring revenue, city, state and industry as they
 * are compared, and the recurring contracts.
 *
 * <p>Texts are folded without case, accents and double blanks, with punctuation (SEG-4); the state
 * of Brazil is its abbreviation, whatever it was called. Revenue is never missing: without a
 * contract that counts it is zero (SEG-5). Immutable and thread-safe.
 */
public final class CustomerFacts {

  private final CustomerId customer;
  private final Money revenue;
  private final @Nullable String city;
  private final @Nullable String state;
  private final @Nullable String industry;
  private final List<ContractFacts> contracts;

  private CustomerFacts(Builder from) {
    this.customer = from.customer;
    this.revenue = from.revenue;
    this.city = from.city;
    this.state = from.state;
    this.industry = from.industry;
    this.contracts = List.copyOf(from.contracts);
  }

  /** Obtains the facts of a customer from the registration and all contracts. */
  public static CustomerFacts of(
      CustomerId customer, Registration registration, CustomerContracts contracts) {
    return builder(customer)
        .revenue(contracts.revenue())
        .city(registration.city().orElse(null))
        .state(registration.state().orElse(null))
        .industry(registration.industry().orElse(null))
        .contracts(
            contracts.contracts().stream()
                .filter(Contract::isRecurring)
                .map(ContractFacts::of)
                .toList())
        .build();
  }

  /** Begins the facts of a customer of whom nothing is known. */
  public static Builder builder(CustomerId customer) {
    return new Builder(customer);
  }

  /** Returns whose facts these are. */
  public CustomerId customer() {
    return customer;
  }

  /** Returns the recurring revenue a month (CTR-2). */
  public Money revenue() {
    return revenue;
  }

  /** Returns the city as it is compared. */
  public Optional<String> city() {
    return Optional.ofNullable(city);
  }

  /** Returns the state as it is compared, such as {@code sp}. */
  public Optional<String> state() {
    return Optional.ofNullable(state);
  }

  /** Returns the industry (ramo de atividade) as it is compared. */
  public Optional<String> industry() {
    return Optional.ofNullable(industry);
  }

  /** As {@link #city}, and null where there is none: for engines, which make no garbage. */
  public @Nullable String cityOrNull() {
    return city;
  }

  /** As {@link #state}, and null where there is none. */
  public @Nullable String stateOrNull() {
    return state;
  }

  /** As {@link #industry}, and null where there is none. */
  public @Nullable String industryOrNull() {
    return industry;
  }

  /** Returns the recurring contracts, whatever their status. */
  public List<ContractFacts> contracts() {
    return contracts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomerFacts that
        && customer.equals(that.customer)
        && revenue.equals(that.revenue)
        && Objects.equals(city, that.city)
        && Objects.equals(state, that.state)
        && Objects.equals(industry, that.industry)
        && contracts.equals(that.contracts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(customer, revenue, city, state, industry, contracts);
  }

  /** Shows the id and how many contracts there are, nothing else. */
  @Override
  public String toString() {
    return "CustomerFacts[" + customer + ", contracts=" + contracts.size() + ']';
  }

  /** Gathers the facts of one customer. Not thread-safe. */
  public static final class Builder {

    private final CustomerId customer;
    private Money revenue = Money.ZERO;
    private @Nullable String city;
    private @Nullable String state;
    private @Nullable String industry;
    private List<ContractFacts> contracts = List.of();

    private Builder(CustomerId customer) {
      this.customer = Objects.requireNonNull(customer, "customer");
    }

    /** Sets the recurring revenue a month. */
    public Builder revenue(Money amount) {
      this.revenue = Objects.requireNonNull(amount, "amount");
      return this;
    }

    /** Sets the city as it was registered; null for none. */
    public Builder city(@Nullable String text) {
      this.city = folded(text);
      return this;
    }

    /** Sets the state as it was registered; null for none. */
    public Builder state(@Nullable String text) {
      this.state = text == null ? null : present(State.keyOf(text));
      return this;
    }

    /** Sets the industry as it was registered; null for none. */
    public Builder industry(@Nullable String text) {
      this.industry = folded(text);
      return this;
    }

    /** Sets the recurring contracts. */
    public Builder contracts(List<ContractFacts> recurring) {
      this.contracts = Objects.requireNonNull(recurring, "recurring");
      return this;
    }

    /** Returns the facts. */
    public CustomerFacts build() {
      return new CustomerFacts(this);
    }

    private static @Nullable String folded(@Nullable String text) {
      return text == null ? null : present(FoldedText.withPunctuation(text));
    }

    /** A text of which folding leaves nothing is none. */
    private static @Nullable String present(String folded) {
      return folded.isEmpty() ? null : folded;
    }
  }
}
