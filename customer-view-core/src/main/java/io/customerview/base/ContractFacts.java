package io.customerview.base;

import io.customerview.contract.Contract;
import io.customerview.contract.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What segments see of one recurring contract (SEG-3): when it was contracted, whether it counts
 * (active, expiring or expired), and, if it does, its renewal date and its tags.
 *
 * <p>A contract that does not count has a start and nothing else. Days are given as dates and as
 * {@linkplain LocalDate#toEpochDay days since 1970}, which is what engines compare. Immutable and
 * thread-safe.
 */
public final class ContractFacts {

  /** What {@link #renewalDay} is when there is no renewal date: less than any day. */
  public static final long NO_DAY = Long.MIN_VALUE;

  private final LocalDate start;
  private final boolean counts;
  private final @Nullable LocalDate renewal;
  private final long startDay;
  private final long renewalDay;
  private final List<String> tags;

  private ContractFacts(
      LocalDate start, boolean counts, @Nullable LocalDate renewal, List<String> tags) {
    this.start = Objects.requireNonNull(start, "start");
    this.counts = counts;
    this.renewal = renewal;
    this.startDay = start.toEpochDay();
    this.renewalDay = renewal == null ? NO_DAY : renewal.toEpochDay();
    this.tags = List.copyOf(tags);
  }

  /** Obtains the facts of a recurring contract. */
  static ContractFacts of(Contract contract) {
    return contract.status().isInForce()
        ? counting(
            contract.contractedOn(),
            contract.renewsOn().orElse(null),
            contract.tags().stream().map(Tag::key).distinct().toList())
        : ofStart(contract.contractedOn());
  }

  /**
   * Obtains the facts of a contract that counts: active, expiring or expired.
   *
   * @param start the contracted date
   * @param renewal the renewal date; null if there is none
   * @param tags the tags as they are compared, folded with punctuation
   */
  public static ContractFacts counting(
      LocalDate start, @Nullable LocalDate renewal, List<String> tags) {
    return new ContractFacts(start, true, renewal, tags);
  }

  /** Obtains the facts of a contract that does not count: cancelled or inactive. */
  public static ContractFacts ofStart(LocalDate start) {
    return new ContractFacts(start, false, null, List.of());
  }

  /** Returns the contracted date. */
  public LocalDate start() {
    return start;
  }

  /** Returns the contracted date in days since 1970. */
  public long startDay() {
    return startDay;
  }

  /** Returns whether the contract is active, expiring or expired. */
  public boolean counts() {
    return counts;
  }

  /** Returns the renewal date of a contract that counts. */
  public Optional<LocalDate> renewal() {
    return Optional.ofNullable(renewal);
  }

  /** Returns the renewal date in days since 1970, or {@link #NO_DAY}. */
  public long renewalDay() {
    return renewalDay;
  }

  /** Returns the tags of a contract that counts, folded with punctuation; at most once each. */
  public List<String> tags() {
    return tags;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContractFacts that
        && counts == that.counts
        && start.equals(that.start)
        && Objects.equals(renewal, that.renewal)
        && tags.equals(that.tags);
  }

  @Override
  public int hashCode() {
    return Objects.hash(start, counts, renewal, tags);
  }

  /** Shows the dates and no tag: tags are the host's words. */
  @Override
  public String toString() {
    return "ContractFacts[start="
        + start
        + ", counts="
        + counts
        + ", renewal="
        + renewal
        + ", tags="
        + tags.size()
        + ']';
  }
}
