package io.customerview.base;

import io.customerview.base.RuleSet.Sweep;
import io.customerview.shared.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What an answer about the stored members of a segment stands on. Immutable.
 *
 * @param rule the version of the segment's rule as it is now
 * @param day the day for which all whose turn had come were last looked at; empty if they never
 *     were
 * @param moment when that was begun
 * @param failure why customers who were looked at were not asked: a refusal's code, such as that of
 *     a criterion that the host has removed; empty if they were
 * @param unanswered how many customers have no answer, since a criterion of the host's own could
 *     not be read of them, or the rule where they were changed: whether they are members stays as
 *     it was
 * @param isCurrent whether the members are those of this version of the rule on this day, with
 *     every change of a customer since by a process that has segments, and every customer has an
 *     answer. If not, they are what was found before: refresh them
 */
public record AsOf(
    Version rule,
    Optional<LocalDate> day,
    Optional<Instant> moment,
    Optional<String> failure,
    long unanswered,
    boolean isCurrent) {

  public AsOf {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(moment, "moment");
    Objects.requireNonNull(failure, "failure");
  }

  /**
   * Obtains what the members of a segment stand on.
   *
   * @param segment which one
   * @param rules what members were last brought up to
   * @param failure why customers were not asked
   * @param unanswered how many have no answer
   * @param isAnyoneDue whether the day may have changed somebody's memberships since they were
   *     found
   */
  public static AsOf of(
      StoredSegment segment,
      RuleSet rules,
      Optional<String> failure,
      long unanswered,
      boolean isAnyoneDue) {
    Optional<Sweep> done = rules.done();
    boolean isUpToRules = done.filter(sweep -> sweep.version() >= segment.changedIn()).isPresent();
    return new AsOf(
        segment.version(),
        done.map(Sweep::day),
        done.map(Sweep::moment),
        failure,
        unanswered,
        failure.isEmpty() && unanswered == 0 && isUpToRules && !isAnyoneDue);
  }

  /**
   * Returns what an answer stands on that was read after this and before the other. Each statement
   * sees what is committed when it begins, so a rule may change, and its members be found, while
   * they are read: then nobody can say which of them were read, and they are not current.
   */
  public AsOf until(AsOf after) {
    return after.equals(this) ? this : notCurrent();
  }

  /** Returns the same of an answer that can't be told to be current. */
  public AsOf notCurrent() {
    return new AsOf(rule, day, moment, failure, unanswered, false);
  }
}
