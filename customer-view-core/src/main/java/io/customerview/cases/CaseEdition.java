package io.customerview.cases;

import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.KeptMoment;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.util.Comparator;

/**
 * How new a row of the host's is: what the host knew later counts, whenever it comes (CAS-3).
 * Immutable. Ordered by moment, then by sequence.
 *
 * @param at when the host's record was last changed, in microseconds
 * @param sequence tells apart what was changed at one moment, where the host counts its changes;
 *     else 0
 */
public record CaseEdition(Instant at, long sequence) implements Comparable<CaseEdition> {

  private static final Comparator<CaseEdition> ORDER =
      Comparator.comparing(CaseEdition::at).thenComparingLong(CaseEdition::sequence);

  /**
   * Makes an edition.
   *
   * @throws RefusedException with {@link MomentUnlikely} if the moment lies outside the years 1 to
   *     9999
   */
  public CaseEdition {
    at = KeptMoment.of(at).orElseThrow(() -> new RefusedException(new MomentUnlikely("asOf")));
  }

  @Override
  public int compareTo(CaseEdition other) {
    return ORDER.compare(this, other);
  }
}
