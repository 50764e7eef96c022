package io.customerview.journey;

import io.customerview.shared.DomainEvent;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.StageId;
import io.customerview.shared.Version;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What happened to a journey, or to a customer in one. */
public sealed interface JourneyEvent extends DomainEvent {

  /** What happened to a customer in its journey, and so stands in its history. */
  sealed interface Step extends JourneyEvent {

    /** Returns what was done. */
    JourneyAction action();

    /** Returns on which day, where an agent says one or the day of entry counts. */
    default Optional<LocalDate> day() {
      return Optional.empty();
    }

    /** Returns which stage, of what is about one. */
    default Optional<StageId> ofStage() {
      return Optional.empty();
    }

    /** Returns which milestone, of what is about one. */
    default Optional<MilestoneId> ofMilestone() {
      return Optional.empty();
    }
  }

  /** A journey was defined, or defined anew (JRN-1, JRN-7). */
  record JourneyDefined(JourneyId journey, Version version) implements JourneyEvent {
    @Override
    public String name() {
      return "journey.defined";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("journey", journey.toString(), "version", version.toString());
    }
  }

  /** A journey was deleted. */
  record JourneyDeleted(JourneyId journey) implements JourneyEvent {
    @Override
    public String name() {
      return "journey.deleted";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("journey", journey.toString());
    }
  }

  /**
   * What is pending was counted anew (JRN-7, JRN-8).
   *
   * @param customers how many customers had a due day changed
   */
  record DaysCounted(JourneyId journey, int customers) implements JourneyEvent {
    @Override
    public String name() {
      return "journey.days_counted";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("journey", journey.toString(), "customers", Integer.toString(customers));
    }
  }

  /** A customer came into a journey (POR-5). */
  record JourneyEntered(JourneyId journey, LocalDate on) implements Step {
    @Override
    public JourneyAction action() {
      return JourneyAction.ENTERED;
    }

    @Override
    public Optional<LocalDate> day() {
      return Optional.of(on);
    }

    @Override
    public String name() {
      return "journey.entered";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("journey", journey.toString(), "on", on.toString());
    }
  }

  /** A customer left its journey (POR-5). */
  record JourneyLeft(JourneyId journey) implements Step {
    @Override
    public JourneyAction action() {
      return JourneyAction.LEFT;
    }

    @Override
    public String name() {
      return "journey.left";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("journey", journey.toString());
    }
  }

  /**
   * A customer came back into its journey as if it had never left it (POR-8).
   *
   * @param enteredOn when it had first come into it
   */
  record JourneyResumed(JourneyId journey, LocalDate enteredOn) implements Step {
    @Override
    public JourneyAction action() {
      return JourneyAction.RESUMED;
    }

    @Override
    public Optional<LocalDate> day() {
      return Optional.of(enteredOn);
    }

    @Override
    public String name() {
      return "journey.resumed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("journey", journey.toString(), "entered", enteredOn.toString());
    }
  }

  /**
   * A stage became the current one (JRN-5).
   *
   * @param from the stage that was the current one before; none where the journey begins
   * @param again whether it had been entered before, and began anew (JRN-6)
   */
  record StageEntered(Optional<StageId> from, StageId stage, LocalDate on, boolean again)
      implements Step {
    @Override
    public JourneyAction action() {
      return again ? JourneyAction.STAGE_RESTARTED : JourneyAction.STAGE_ENTERED;
    }

    @Override
    public Optional<LocalDate> day() {
      return Optional.of(on);
    }

    @Override
    public Optional<StageId> ofStage() {
      return Optional.of(stage);
    }

    @Override
    public String name() {
      return again ? "journey.stage_restarted" : "journey.stage_entered";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "stage",
          from.map(before -> DomainEvent.fromTo(before.toString(), stage.toString()))
              .orElseGet(stage::toString),
          "on",
          on.toString());
    }
  }

  /** A stage was marked as completed (JRN-4). */
  record StageCompleted(StageId stage, LocalDate on) implements Step {
    @Override
    public JourneyAction action() {
      return JourneyAction.STAGE_COMPLETED;
    }

    @Override
    public Optional<LocalDate> day() {
      return Optional.of(on);
    }

    @Override
    public Optional<StageId> ofStage() {
      return Optional.of(stage);
    }

    @Override
    public String name() {
      return "journey.stage_completed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("stage", stage.toString(), "on", on.toString());
    }
  }

  /**
   * A completed stage was opened again.
   *
   * @param was the day on which it had been completed
   */
  record StageReopened(StageId stage, Optional<LocalDate> was) implements Step {
    @Override
    public JourneyAction action() {
      return JourneyAction.STAGE_REOPENED;
    }

    @Override
    public Optional<StageId> ofStage() {
      return Optional.of(stage);
    }

    @Override
    public String name() {
      return "journey.stage_reopened";
    }

    @Override
    public Map<String, String> details() {
      return reopened("stage", stage.toString(), was);
    }
  }

  /** A milestone was completed (JRN-5). */
  record MilestoneCompleted(MilestoneId milestone, LocalDate on) implements Step {
    @Override
    public JourneyAction action() {
      return JourneyAction.MILESTONE_COMPLETED;
    }

    @Override
    public Optional<LocalDate> day() {
      return Optional.of(on);
    }

    @Override
    public Optional<MilestoneId> ofMilestone() {
      return Optional.of(milestone);
    }

    @Override
    public String name() {
      return "journey.milestone_completed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("milestone", milestone.toString(), "on", on.toString());
    }
  }

  /**
   * A completed milestone was made pending again (JRN-5).
   *
   * @param was the day on which it had been completed
   */
  record MilestoneReopened(MilestoneId milestone, Optional<LocalDate> was) implements Step {
    @Override
    public JourneyAction action() {
      return JourneyAction.MILESTONE_REOPENED;
    }

    @Override
    public Optional<MilestoneId> ofMilestone() {
      return Optional.of(milestone);
    }

    @Override
    public String name() {
      return "journey.milestone_reopened";
    }

    @Override
    public Map<String, String> details() {
      return reopened("milestone", milestone.toString(), was);
    }
  }

  private static Map<String, String> reopened(String field, String id, Optional<LocalDate> was) {
    return Map.of(field, id, "on", DomainEvent.fromTo(was.map(LocalDate::toString).orElse(""), ""));
  }
}
