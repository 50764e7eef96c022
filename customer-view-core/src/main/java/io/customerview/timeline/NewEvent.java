package io.customerview.timeline;

import io.customerview.shared.MilestoneId;
import io.customerview.shared.RefusedException;
import io.customerview.timeline.EventRefusal.MilestonesNotDone;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An event that is registered: what can be edited later, and what can't. Immutable.
 *
 * @param draft what can be edited
 * @param inCalendar whether it goes into the calendar of who registers it (EVT-5)
 * @param milestones the milestones that it completes, each once, on the date on which it starts: it
 *     must be done then (EVT-4)
 */
public record NewEvent(EventDraft draft, boolean inCalendar, List<MilestoneId> milestones) {

  /**
   * Makes an event.
   *
   * @throws RefusedException with {@link MilestonesNotDone} if it completes milestones, and is not
   *     done
   */
  public NewEvent {
    Objects.requireNonNull(draft, "draft");
    milestones = List.copyOf(new LinkedHashSet<>(milestones));
    if (!milestones.isEmpty() && !draft.outcome().equals(Optional.of(EventOutcome.DONE))) {
      throw new RefusedException(new MilestonesNotDone());
    }
  }

  /** Obtains an event that goes into no calendar, and completes no milestone. */
  public static NewEvent of(EventDraft draft) {
    return new NewEvent(draft, false, List.of());
  }

  /** Returns the same, to go into the calendar of who registers it. */
  public NewEvent addedToCalendar() {
    return new NewEvent(draft, true, milestones);
  }

  /**
   * Returns the same, to complete milestones of the customer's current stage that are pending.
   *
   * @throws RefusedException with {@link MilestonesNotDone} if the event is not done
   */
  public NewEvent completing(Collection<MilestoneId> pending) {
    return new NewEvent(draft, inCalendar, List.copyOf(pending));
  }
}
