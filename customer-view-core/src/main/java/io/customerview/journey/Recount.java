package io.customerview.journey;

import com.google.common.collect.Lists;
import io.customerview.journey.JourneyRefusal.StageInUse;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counts what is pending anew, of all customers in a journey (JRN-7, JRN-8).
 *
 * @param states how far customers have come
 * @param plan the definition and the calendar that count from now on
 * @param customers who was in the journey; who has left since is passed over
 */
record Recount(
    CustomerJourneys states, UnitOfWork work, JourneyPlan plan, List<CustomerId> customers) {

  /** How many customers are held in memory at a time. */
  private static final int CHUNK = 1_000;

  /**
   * Makes sure that the definition has the current stage of everybody (JRN-7).
   *
   * @throws RefusedException with {@link StageInUse}
   */
  void checkStages() {
    for (List<CustomerId> chunk : Lists.partition(customers, CHUNK)) {
      for (JourneyStanding standing : states.standings(work, chunk).values()) {
        if (isIn(standing) && plan.journey().stage(standing.stage()).isEmpty()) {
          throw new RefusedException(new StageInUse(standing.stage()));
        }
      }
    }
  }

  private boolean isIn(JourneyStanding standing) {
    return standing.journey().equals(plan.journey().id());
  }

  /**
   * What a recount changes.
   *
   * @param customers whose state changes, if only in the order of its stages
   * @param days of how many of them a due day or a status does
   */
  record Changed(List<CustomerId> customers, int days) {}

  /**
   * Returns what changes, as it stands on a day. It is asked before the definition is saved, which
   * takes along what customers had of its former stages and milestones.
   */
  Changed changed(LocalDate today) {
    List<CustomerId> changed = new ArrayList<>();
    Tally tally = new Tally();
    for (List<CustomerId> chunk : Lists.partition(customers, CHUNK)) {
      each(
          chunk,
          before -> {
            CustomerJourney after = plan.recount(before);
            if (!after.equals(before)) {
              changed.add(before.customer());
              tally.add(DeadlineChange.between(before, after, today));
            }
          });
    }
    return new Changed(changed, tally.changed);
  }

  /** Saves the states of those who are {@link #changed}, once the definition is saved. */
  void save(List<CustomerId> changed) {
    for (List<CustomerId> chunk : Lists.partition(changed, CHUNK)) {
      List<CustomerJourney> after = new ArrayList<>();
      each(chunk, before -> after.add(plan.recount(before)));
      states.save(work, after);
    }
  }

  /** Returns what would change, as it stands on a day. */
  JourneyPreview preview(LocalDate today) {
    Tally tally = new Tally();
    for (List<CustomerId> chunk : Lists.partition(customers, CHUNK)) {
      each(chunk, before -> tally.add(DeadlineChange.between(before, plan.recount(before), today)));
    }
    return new JourneyPreview(
        plan.journey(),
        customers.size(),
        tally.changed,
        tally.madeLate,
        tally.noLongerLate,
        tally.late);
  }

  private void each(Collection<CustomerId> chunk, Consumer<CustomerJourney> step) {
    states.of(work, chunk).values().stream()
        .filter(state -> state.journey().equals(plan.journey().id()))
        .forEach(step);
  }

  /** Adds up what would change. */
  private static final class Tally {

    private int changed;
    private int madeLate;
    private int noLongerLate;
    private final List<DeadlineChange> late = new ArrayList<>();

    void add(List<DeadlineChange> changes) {
      changed += changes.isEmpty() ? 0 : 1;
      for (DeadlineChange change : changes) {
        noLongerLate += change.isNoLongerLate() ? 1 : 0;
        if (change.isMadeLate()) {
          madeLate++;
          if (late.size() < JourneyPreview.MOST_SHOWN) {
            late.add(change);
          }
        }
      }
    }
  }
}
