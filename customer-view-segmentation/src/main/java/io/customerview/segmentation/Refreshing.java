package io.customerview.segmentation;

import io.customerview.access.Change;
import io.customerview.base.RuleSet;
import io.customerview.base.RuleSet.Sweep;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.segmentation.SegmentEvent.SegmentsRefreshed;
import io.customerview.shared.CustomerId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a refresh, in a unit of work that has locked the rule set: steps follow each other,
 * whoever makes them, and each goes on where the one before has ended.
 *
 * <p>A pass looks at every customer if a rule has changed, and else at those whose turn has come.
 * Who could not be asked stays due, and is asked again by the next pass, not by this one.
 */
final class Refreshing {

  private final Segments segments;
  private final Change change;
  private final SegmentRules rules;

  Refreshing(Segments segments, Change change) {
    this.segments = segments;
    this.change = change;
    this.rules = segments.storage().segmentRules();
  }

  /**
   * Makes a step.
   *
   * @return what was done; empty if rules had to be taken for changed ones first, for which changes
   *     of customers wait, so that no customer may be locked in the same unit of work
   */
  Optional<Refreshed> step(int customers) {
    RuleSet locked = rules.lock(change.work());
    LocalDate today = locked.dayOf(change.today());
    Optional<Sweep> running =
        locked
            .running()
            .filter(one -> one.version() == locked.version() && one.day().equals(today));
    if (running.isEmpty() && recover(locked, today)) {
      return Optional.empty();
    }
    Sweep pass =
        running.orElseGet(
            () -> new Sweep(locked.version(), today, change.moment(), Optional.empty()));
    return Optional.of(
        locked.isSwept() ? due(locked, pass, customers) : all(locked, pass, customers));
  }

  /** Every customer, since a rule has changed. */
  private Refreshed all(RuleSet ruleSet, Sweep pass, int most) {
    List<CustomerId> next =
        segments.storage().customers().after(change.work(), pass.reached(), most);
    Sweep after = next.isEmpty() ? pass : pass.reaching(next.get(next.size() - 1));
    return look(ruleSet, after, next, next.size() < most);
  }

  /** Those whose turn has come. */
  private Refreshed due(RuleSet ruleSet, Sweep pass, int most) {
    LocalDate today = pass.day();
    Map<CustomerId, LocalDate> due =
        segments.storage().segmentMembers().due(change.work(), today, pass.reached(), most);
    boolean isOfToday = ruleSet.done().filter(done -> done.day().equals(today)).isPresent();
    if (due.isEmpty() && ruleSet.running().isEmpty() && isOfToday) {
      return told(0, List.of(), rules(ruleSet, today), true);
    }
    Sweep after = pass;
    for (Map.Entry<CustomerId, LocalDate> each : due.entrySet()) {
      // Of days before today none stays where it is, so only today's have to be passed.
      after = each.getValue().equals(today) ? after.reaching(each.getKey()) : after;
    }
    return look(ruleSet, after, due.keySet(), due.size() < most);
  }

  private Refreshed look(
      RuleSet ruleSet, Sweep pass, Collection<CustomerId> customers, boolean isDone) {
    Rules read = rules(ruleSet, pass.day());
    change.lockAll(customers);
    List<MembershipChange> changes = segments.findAgain(change.work(), customers);
    RuleSet after = customers.isEmpty() ? ruleSet : withFailures(ruleSet, read);
    rules.save(
        change.work(),
        isDone
            ? after.with(Optional.of(pass), Optional.empty())
            : after.with(after.done(), Optional.of(pass)));
    return told(customers.size(), changes, read, isDone);
  }

  private Rules rules(RuleSet ruleSet, LocalDate today) {
    return segments.rules(change.work(), ruleSet, today);
  }

  /** Notes the segments that have not been asked of the customers of this step. */
  private RuleSet withFailures(RuleSet ruleSet, Rules read) {
    List<StoredSegment> failed =
        read.all().stream()
            .filter(each -> each.failure().isPresent() && each.stored().failure().isEmpty())
            .map(each -> each.stored().withFailure(each.failure()))
            .toList();
    failed.forEach(stored -> rules.save(change.work(), stored));
    return failed.isEmpty() ? ruleSet : ruleSet.reissued(segments.ids().next());
  }

  /**
   * Takes rules that could not be read, and now can, for ones that have changed: who was looked at
   * meanwhile was not asked.
   *
   * @return whether there were any
   */
  private boolean recover(RuleSet ruleSet, LocalDate today) {
    List<StoredSegment> recovered =
        rules(ruleSet, today).all().stream()
            .filter(each -> each.failure().isEmpty() && each.stored().failure().isPresent())
            .map(Rules.Held::stored)
            .toList();
    if (recovered.isEmpty()) {
      return false;
    }
    RuleSet after = rules.lockAlone(change.work()).changed(segments.ids().next());
    recovered.forEach(stored -> rules.save(change.work(), stored.recoveredIn(after.version())));
    rules.save(change.work(), after);
    return true;
  }

  private Refreshed told(
      int customers, List<MembershipChange> changes, Rules read, boolean isDone) {
    int entered = changes.stream().mapToInt(one -> one.entered().size()).sum();
    int left = changes.stream().mapToInt(one -> one.left().size()).sum();
    int unknown = changes.stream().mapToInt(one -> one.unknown().size()).sum();
    if (entered + left > 0) {
      change.happened(new SegmentsRefreshed(customers, entered, left));
    }
    return new Refreshed(customers, entered, left, unknown, read.failed(), isDone);
  }
}
