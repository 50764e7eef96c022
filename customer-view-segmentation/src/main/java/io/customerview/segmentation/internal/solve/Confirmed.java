package io.customerview.segmentation.internal.solve;

import java.time.LocalDate;
import java.util.function.Predicate;

/** Holds what was found to the conditions as they are written. */
public final class Confirmed {

  private Confirmed() {}

  /**
   * Returns the answer, or that nothing is known if the customer found is not as asked for, which
   * would be a mistake in the search.
   */
  public static Answer<Imagined> of(
      Answer<Imagined> answer, LocalDate today, Predicate<Reading> asked) {
    return answer.found().filter(customer -> !asked.test(Reading.of(customer, today))).isPresent()
        ? Answer.unknown()
        : answer;
  }
}
