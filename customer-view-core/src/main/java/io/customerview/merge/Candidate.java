package io.customerview.merge;

import io.customerview.shared.CustomerId;
import java.util.List;
import java.util.Objects;

/**
 * Two customers who may be the same, with the reasons (MRG-1). Immutable.
 *
 * @param one the one with the lower id
 * @param other the other one
 * @param weight what the evidence comes to, {@value #LEAST} or more, where no other weight is asked
 *     for: each point doubles how much likelier it is to be seen of one customer than of two
 * @param evidence what speaks for it and against it, the weightiest first; together it is the
 *     weight
 */
public record Candidate(
    CustomerId one, CustomerId other, double weight, List<MergeEvidence> evidence) {

  /** The least weight of a candidate, where no other is asked for. */
  public static final double LEAST = 4;

  /** The least weight that can be asked for: as likely one customer as two, or less. */
  public static final double FAINTEST = 0;

  public Candidate {
    Objects.requireNonNull(one, "one");
    Objects.requireNonNull(other, "other");
    evidence = List.copyOf(evidence);
  }
}
