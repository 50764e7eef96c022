package io.customerview.privacy;

import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import java.util.List;
import java.util.Objects;

/**
 * What the erasure of a customer does: shown before, and given back when it was done (PRIV-2). The
 * two differ where something was added or went in between. Where the customer was changed, the
 * versions tell; what raises no version, such as reports on messages, hand-overs, exports or events
 * of others, they don't. It names no value. Immutable and thread-safe.
 *
 * @param customer whose data, by its present id
 * @param version the customer's version when it was counted
 * @param parts what is held, part by part as in an export, those in which nothing is held left out
 * @param files how many files' bytes go from the store, with the next run of the file sweep
 * @param suppressed how many opted-out addresses stay on the suppression list as keyed hashes, so
 *     that they are opted out when they come back
 * @param interactions how many interactions stay in the totals of months, which say not whose
 * @param others how many other customers are changed: those who stood below this one, those in
 *     whose events it took part, those who were told apart from it, and those with whom it was one
 *     for a while
 */
public record ErasurePlan(
    CustomerId customer,
    Version version,
    List<Part> parts,
    long files,
    long suppressed,
    long interactions,
    long others) {

  public ErasurePlan {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(version, "version");
    parts = List.copyOf(parts);
  }

  /**
   * What becomes of a part.
   *
   * @param name as in an export
   * @param records how many records it has
   * @param fate what becomes of them
   */
  public record Part(String name, long records, Fate fate) {}

  /** What becomes of records. */
  public enum Fate {
    /** They go. */
    REMOVED,
    /**
     * They stay without what they tell: that something of their kind happened, who did it, when.
     */
    STRIPPED
  }
}
