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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One step of a refresh, in a unit of work that has locked the rule set: steps follow each other,
 * whoever makes them, and each goes on where the one before has ended.
 *
 * <p>A pass looks at every customer if a rule has changed, and else at those whose turn has come.
 * Who could not be asked stays due, and is asked again by the next pass, not by this one.
 */
final class Refreshing {

  /** The highest id that there may be. */
  private static final CustomerId BEHIND_ALL = new CustomerId(new UUID(-1, -1));

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

  /**
   * Asks customers again, as a change of theirs does.
   *
   * @param customers in the order of their ids; former ids lead to present ones
   */
  Refreshed again(Collection<CustomerId> customers) {
    Set<CustomerId> present = new TreeSet<>(change.resolve(customers).values());
    change.lockAll(present);
    List<CustomerId> locked = present.stream().filter(change::hasLocked).toList();
    List<MembershipChange> changes = segments.find(change.work(), locked);
    RuleSet ruleSet = rules.ruleSet(change.work());
    return told(locked.size(), changes, rules(ruleSet, ruleSet.dayOf(change.today())), true);
  }

  /** Every customer, since a rule has changed. */
  private Refreshed all(RuleSet ruleSet, Sweep pass, int most) {
    List<CustomerId> next =
        segments.storage().customers().after(change.work(), pass.reached(), most);
    return look(ruleSet, pass, next, next.size() < most, customer -> customer);
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
    // Those of days before come when today's are through, and may stay due today, behind all ids.
    return look(
        ruleSet,
        pass,
        List.copyOf(due.keySet()),
        due.size() < most,
        customer -> today.equals(due.get(customer)) ? customer : BEHIND_ALL);
  }

  /**
   * Looks at those of the next customers that nobody else has locked, up to the first that somebody
   * has.
   *
   * @param areLast whether no others follow
   * @param reached where the pass goes on after a customer
   */
  private Refreshed look(
      RuleSet ruleSet,
      Sweep pass,
      List<CustomerId> next,
      boolean areLast,
      UnaryOperator<CustomerId> reached) {
    Rules read = rules(ruleSet, pass.day());
    List<CustomerId> locked = next.isEmpty() ? next : change.lockNext(next);
    List<MembershipChange> changes = segments.findAgain(change.work(), locked);
    RuleSet after = locked.isEmpty() ? ruleSet : withFailures(ruleSet, read);
    Sweep further =
        locked.isEmpty() ? pass : pass.reaching(reached.apply(locked.get(locked.size() - 1)));
    boolean isDone = areLast && locked.size() == next.size();
    rules.save(
        change.work(),
        isDone
            ? after.with(Optional.of(further), Optional.empty())
            : after.with(after.done(), Optional.of(further)));
    return told(locked.size(), changes, read, isDone);
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
            .filter(Rules.Held::isReadAgain)
            .map(Rules.Held::stored)
            .toList();
    if (recovered.isEmpty()) {
      return false;
    }
    RuleSet after = rules.lockAlone(change.work()).changed(segments.ids().next());
    recovered.forEach(stored -> rules.save(change.work(), stored.recoveredIn(after.version())));
    rules.save(change.work(), after, recovered.stream().map(StoredSegment::id).toList());
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
