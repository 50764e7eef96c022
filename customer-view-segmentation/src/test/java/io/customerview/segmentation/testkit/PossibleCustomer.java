package io.customerview.segmentation.testkit;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.contract.Tag;
import io.customerview.identity.FoldedText;
import io.customerview.identity.State;
import io.customerview.shared.Money;
import java.time.LocalDate;

/** Tells whether a customer with such facts could be registered. */
public final class PossibleCustomer {

  private PossibleCustomer() {}

  public static boolean is(CustomerFacts facts) {
    return (facts.revenue().equals(Money.ZERO)
            || facts.contracts().stream().anyMatch(ContractFacts::counts))
        && facts.city().stream().allMatch(PossibleCustomer::isFolded)
        && facts.industry().stream().allMatch(PossibleCustomer::isFolded)
        && facts.state().stream().allMatch(state -> State.keyOf(state).equals(state))
        && facts.contracts().stream().allMatch(PossibleCustomer::is);
  }

  private static boolean is(ContractFacts contract) {
    return isInRange(contract.start())
        && contract.renewal().stream().allMatch(PossibleCustomer::isInRange)
        && contract.tags().stream().allMatch(tag -> Tag.of(tag).key().equals(tag));
  }

  private static boolean isFolded(String text) {
    return !text.isEmpty() && FoldedText.withPunctuation(text).equals(text);
  }

  private static boolean isInRange(LocalDate day) {
    return day.getYear() >= 1 && day.getYear() <= 9999;
  }
}
