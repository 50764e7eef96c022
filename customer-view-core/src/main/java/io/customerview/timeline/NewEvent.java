package io.customerview.timeline;

import java.util.Objects;

/**
 * An event that is registered: what can be edited later, and what can't. Immutable.
 *
 * @param draft what can be edited
 * @param inCalendar whether it goes into the calendar of who registers it (EVT-5)
 */
public record NewEvent(EventDraft draft, boolean inCalendar) {

  public NewEvent {
    Objects.requireNonNull(draft, "draft");
  }

  /** Obtains an event that goes into no calendar. */
  public static NewEvent of(EventDraft draft) {
    return new NewEvent(draft, false);
  }

  /** Returns the same, to go into the calendar of who registers it. */
  public NewEvent addedToCalendar() {
    return new NewEvent(draft, true);
  }
}
