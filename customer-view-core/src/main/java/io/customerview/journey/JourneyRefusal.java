package io.customerview.journey;

import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.Refusal;
import io.customerview.shared.StageId;
import io.customerview.shared.Version;
import java.time.LocalDate;
import java.util.List;

/** Why something about a journey was refused. */
public sealed interface JourneyRefusal extends Refusal {

  /** There is no journey with this id. */
  record JourneyUnknown(JourneyId journey) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(journey.value());
    }
  }

  /** The definition has changed since it was read: read it again and decide anew. */
  record StaleJourney(JourneyId journey, Version expected, Version actual)
      implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.stale_version";
    }

    @Override
    public List<Object> arguments() {
      return List.of(journey.value(), expected.number(), actual.number());
    }
  }

  /** The journey has no stage with this id. */
  record StageUnknown(StageId stage) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.stage_unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(stage.value());
    }
  }

  /** The journey has no milestone with this id. */
  record MilestoneUnknown(MilestoneId milestone) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.milestone_unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(milestone.value());
    }
  }

  /** A journey has one stage or more (JRN-1). */
  record NoStage() implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.no_stage";
    }
  }

  /** A journey has more stages than are kept. */
  record TooManyStages(int most) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.too_many_stages";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most);
    }
  }

  /** A stage has more milestones than are kept. */
  record TooManyMilestones(int most) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.too_many_milestones";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most);
    }
  }

  /** The number of days of a milestone is negative, or more than is kept (JRN-1). */
  record DaysOutOfRange(int days, int most) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.days_out_of_range";
    }

    @Override
    public List<Object> arguments() {
      return List.of(days, most);
    }
  }

  /** The host has given no calendar with this name (JRN-8). */
  record CalendarUnknown(String calendar) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.calendar_unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(calendar);
    }
  }

  /** Customers are in the journey that is to be deleted (JRN-7). */
  record JourneyInUse(JourneyId journey) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.in_use";
    }

    @Override
    public List<Object> arguments() {
      return List.of(journey.value());
    }
  }

  /** The stage that is to be deleted is some customer's current one (JRN-7). */
  record StageInUse(StageId stage) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.stage_in_use";
    }

    @Override
    public List<Object> arguments() {
      return List.of(stage.value());
    }
  }

  /** The customer is in no journey. */
  record NotInJourney(CustomerId customer) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.not_in_one";
    }

    @Override
    public List<Object> arguments() {
      return List.of(customer.value());
    }
  }

  /** The customer has not entered the stage whose milestone is to be completed (JRN-5). */
  record StageNotEntered(StageId stage) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.stage_not_entered";
    }

    @Override
    public List<Object> arguments() {
      return List.of(stage.value());
    }
  }

  /** A completion comes before the day on which the stage was entered (JRN-5). */
  record CompletedBeforeEntry(LocalDate on, LocalDate entered) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.completed_before_entry";
    }

    @Override
    public List<Object> arguments() {
      return List.of(on, entered);
    }
  }

  /** A completion lies in the future (JRN-5). */
  record CompletedInFuture(LocalDate on, LocalDate today) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.completed_in_future";
    }

    @Override
    public List<Object> arguments() {
      return List.of(on, today);
    }
  }

  /** A milestone that only can be completed while it is pending is completed (EVT-4). */
  record MilestoneNotPending(MilestoneId milestone) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.milestone_not_pending";
    }

    @Override
    public List<Object> arguments() {
      return List.of(milestone.value());
    }
  }

  /** A milestone is of another stage than the current one (EVT-4). */
  record MilestoneElsewhere(MilestoneId milestone) implements JourneyRefusal {
    @Override
    public String code() {
      return "journey.milestone_elsewhere";
    }

    @Override
    public List<Object> arguments() {
      return List.of(milestone.value());
    }
  }
}
