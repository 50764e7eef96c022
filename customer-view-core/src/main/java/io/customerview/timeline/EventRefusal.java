package io.customerview.timeline;

import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.EventId;
import io.customerview.shared.Refusal;
import java.time.LocalDateTime;
import java.util.List;

/** Why something with an event was refused. */
public sealed interface EventRefusal extends Refusal {

  /** The customer has no event with this id, or no longer. */
  record EventUnknown(EventId event) implements EventRefusal {
    @Override
    public String code() {
      return "event.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(event.value());
    }
  }

  /** A call or meeting has nobody who is responsible (EVT-1). */
  record ResponsibleMissing() implements EventRefusal {
    @Override
    public String code() {
      return "event.responsible_missing";
    }
  }

  /** Who is to be responsible is neither an analyst nor an administrator (EVT-1). */
  record ResponsibleUnfit(AgentId agent) implements EventRefusal {
    @Override
    public String code() {
      return "event.responsible_unfit";
    }

    @Override
    public List<Object> arguments() {
      return List.of(agent.value());
    }
  }

  /** A note has nobody who is responsible, and no participants (EVT-1). */
  record NotOnNotes() implements EventRefusal {
    @Override
    public String code() {
      return "event.not_on_notes";
    }
  }

  /** More take part than are kept. */
  record TooManyParticipants(int most) implements EventRefusal {
    @Override
    public String code() {
      return "event.too_many_participants";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most);
    }
  }

  /** Who is to take part is no person whose parent organization the customer is (EVT-1). */
  record ParticipantNotLinked(CustomerId person) implements EventRefusal {
    @Override
    public String code() {
      return "event.participant_not_linked";
    }

    @Override
    public List<Object> arguments() {
      return List.of(person.value());
    }
  }

  /** A start or an end is not in steps of so many minutes (EVT-2). */
  record OffGrid(int minutes) implements EventRefusal {
    @Override
    public String code() {
      return "event.off_grid";
    }

    @Override
    public List<Object> arguments() {
      return List.of(minutes);
    }
  }

  /** No clock showed this time in the business zone: they were put forward (EVT-2). */
  record TimeSkipped(LocalDateTime time) implements EventRefusal {
    @Override
    public String code() {
      return "event.time_skipped";
    }

    @Override
    public List<Object> arguments() {
      return List.of(time);
    }
  }

  /** The end does not come after the start (EVT-2). */
  record EndNotAfterStart() implements EventRefusal {
    @Override
    public String code() {
      return "event.end_not_after_start";
    }
  }

  /** The end is later than the day after the start's (EVT-2). */
  record EndTooLate() implements EventRefusal {
    @Override
    public String code() {
      return "event.end_too_late";
    }
  }

  /** A start or an end is outside the years that are kept. */
  record TimeOutOfRange() implements EventRefusal {
    @Override
    public String code() {
      return "event.time_out_of_range";
    }
  }

  /** An event that is not done is to complete milestones (EVT-4). */
  record MilestonesNotDone() implements EventRefusal {
    @Override
    public String code() {
      return "event.milestones_not_done";
    }
  }

  /** The host has no calendar to which an event could be added (EVT-5). */
  record NoCalendar() implements EventRefusal {
    @Override
    public String code() {
      return "event.no_calendar";
    }
  }
}
