package io.customerview.segmentation.analysis;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.internal.solve.Imagined;
import io.customerview.segmentation.rule.Criterion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An imagined customer who shows that something is possible, such as to be in one segment and not
 * in another. Immutable and thread-safe.
 *
 * <p>What the question does not ask about is left out: no city, no contracts, no revenue. Texts are
 * folded, and where any text between two others will do, not always a word.
 *
 * <p>Values of a host's own criteria are imagined too, independent of all the rest: whether the
 * host has a customer with such values is not known here.
 */
public final class Witness {

  private final Imagined customer;

  private Witness(Imagined customer) {
    this.customer = customer;
  }

  static Optional<Witness> of(Optional<Imagined> customer) {
    return customer.map(Witness::new);
  }

  /** Returns what segments see of this customer; the id is nobody's. */
  public CustomerFacts facts() {
    return customer.facts();
  }

  /** Returns whether it matters for this customer what a host's own criteria give. */
  public boolean dependsOnHost() {
    return !customer.host().isEmpty();
  }

  /** Returns the host's own criteria of which this customer must have the given values, or none. */
  public Set<Criterion<?>> hostCriteria() {
    return customer.host().keySet();
  }

  /**
   * Returns the values of a criterion of the host's own: {@link java.math.BigDecimal}, {@link
   * java.time.LocalDate} or folded texts, as the criterion's type says. None for other criteria.
   */
  public List<Object> hostValues(Criterion<?> criterion) {
    return customer.host().getOrDefault(criterion, List.of());
  }

  /** Shows how many contracts there are, nothing else. */
  @Override
  public String toString() {
    return "Witness[contracts=" + facts().contracts().size() + ']';
  }
}
