package io.customerview.base;

import io.customerview.shared.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All rules of segments together: their version, and for which version and day the stored members
 * are right. Immutable.
 *
 * @param version how often a segment was added, changed or removed; 0 at first
 * @param edition what tells these rules from all others that there ever were, also from those of a
 *     unit of work that was undone and had the same version; empty at first
 * @param done what the members of all segments were last brought up to
 * @param running the sweep that is bringing them further, if one has begun
 */
public record RuleSet(
    long version, Optional<UUID> edition, Optional<Sweep> done, Optional<Sweep> running) {

  /** No rule yet. */
  public static final RuleSet NONE =
      new RuleSet(0, Optional.empty(), Optional.empty(), Optional.empty());

  public RuleSet {
    Objects.requireNonNull(edition, "edition");
    Objects.requireNonNull(done, "done");
    Objects.requireNonNull(running, "running");
  }

  /**
   * Returns the rule set after a rule was added or changed: what members are up to stays as it is.
   */
  public RuleSet changed(UUID newEdition) {
    return new RuleSet(version + 1, Optional.of(newEdition), done, running);
  }

  /**
   * Returns the rule set after a rule was removed: members of all others are as far as they were.
   */
  public RuleSet removed(UUID newEdition) {
    return new RuleSet(
        version + 1,
        Optional.of(newEdition),
        done.map(this::upToNext),
        running.map(this::upToNext));
  }

  private Sweep upToNext(Sweep sweep) {
    return sweep.version() == version
        ? new Sweep(version + 1, sweep.day(), sweep.moment(), sweep.reached())
        : sweep;
  }

  /**
   * Returns the same rules, to be read again by everyone: something beside what they say has
   * changed.
   */
  public RuleSet reissued(UUID newEdition) {
    return new RuleSet(version, Optional.of(newEdition), done, running);
  }

  /** Returns whether a sweep has asked everyone since a rule was last changed. */
  public boolean isSwept() {
    return version == 0 || done.filter(sweep -> sweep.version() == version).isPresent();
  }

  /**
   * Returns the day for which members are found in a unit of work that began on a day: the day
   * after, if a sweep for it has begun meanwhile. Midnight may pass while a customer is waited for,
   * and clocks differ; nobody is taken back to the day before.
   */
  public LocalDate dayOf(LocalDate began) {
    LocalDate next = began.plusDays(1);
    boolean hasPassed =
        Stream.of(done, running)
            .flatMap(Optional::stream)
            .anyMatch(sweep -> sweep.day().equals(next));
    return hasPassed ? next : began;
  }

  /** Returns the same rules with another state of their members. */
  public RuleSet with(Optional<Sweep> newDone, Optional<Sweep> newRunning) {
    return new RuleSet(version, edition, newDone, newRunning);
  }

  /**
   * A pass over all customers, in the order of their ids, that brings the stored members up to a
   * version of the rules and a day.
   *
   * @param version the version of the rule set
   * @param day the day from which relative arguments were counted
   * @param moment when it began
   * @param reached the last customer it has done; empty before the first
   */
  public record Sweep(long version, LocalDate day, Instant moment, Optional<CustomerId> reached) {

    public Sweep {
      Objects.requireNonNull(day, "day");
      Objects.requireNonNull(moment, "moment");
      Objects.requireNonNull(reached, "reached");
    }

    /** Returns the sweep after this customer. */
    public Sweep reaching(CustomerId customer) {
      return new Sweep(version, day, moment, Optional.of(customer));
    }
  }
}
