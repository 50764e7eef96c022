package io.customerview.journey;

import io.customerview.journey.JourneyEvent.JourneyDefined;
import io.customerview.journey.JourneyRefusal.MilestoneUnknown;
import io.customerview.journey.JourneyRefusal.NoStage;
import io.customerview.journey.JourneyRefusal.StageUnknown;
import io.customerview.journey.JourneyRefusal.TooManyStages;
import io.customerview.shared.After;
import io.customerview.shared.CleanText;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import io.customerview.shared.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A journey (jornada do cliente): stages in order, each with milestones (JRN-1). Immutable.
 *
 * @param id the id, which stays when the journey changes
 * @param name 1 to {@value #LONGEST_NAME} code points; several journeys may have the same
 * @param calendar the name of the host's calendar whose business days are counted; empty for
 *     calendar days (JRN-8)
 * @param version how often the definition was changed: 1 at first
 * @param stages 1 to {@value #MOST_STAGES}, in order
 */
public record Journey(
    JourneyId id, String name, Optional<String> calendar, Version version, List<Stage> stages) {

  /** The longest name of a journey, a stage or a milestone, in code points. */
  public static final int LONGEST_NAME = 256;

  /** The longest name of a calendar, in code points. */
  public static final int LONGEST_CALENDAR = 64;

  /** The most stages that a journey has. */
  public static final int MOST_STAGES = 100;

  /**
   * Makes a journey.
   *
   * @throws RefusedException if a name is missing, too long, or holds a control character, or with
   *     {@link NoStage} or {@link TooManyStages}
   */
  public Journey {
    Objects.requireNonNull(id, "id");
    name = CleanText.required("name", name, LONGEST_NAME);
    calendar = calendar.flatMap(given -> CleanText.optional("calendar", given, LONGEST_CALENDAR));
    Objects.requireNonNull(version, "version");
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new RefusedException(new NoStage());
    }
    if (stages.size() > MOST_STAGES) {
      throw new RefusedException(new TooManyStages(MOST_STAGES));
    }
  }

  /**
   * Defines a new journey.
   *
   * @param ids where the ids of the journey, its stages and its milestones come from
   * @throws RefusedException as the constructors of journey, stage and milestone do, or with {@link
   *     StageUnknown} or {@link MilestoneUnknown} if the draft is of another journey
   */
  public static After<Journey> define(JourneyDraft draft, Supplier<UUID> ids) {
    Journey defined =
        new Making(Set.of(), Set.of(), ids).of(new JourneyId(ids.get()), Version.FIRST, draft);
    return After.of(defined, new JourneyDefined(defined.id(), defined.version()));
  }

  /**
   * Changes this definition. Stages and milestones of the draft that have an id are those of this
   * journey; the others are new, and those that the draft leaves out are gone. The same definition
   * again changes nothing.
   *
   * @throws RefusedException as {@link #define} does
   */
  public After<Journey> redefine(JourneyDraft draft, Supplier<UUID> ids) {
    Set<StageId> knownStages = new HashSet<>();
    Set<MilestoneId> knownMilestones = new HashSet<>();
    for (Stage stage : stages) {
      knownStages.add(stage.id());
      stage.milestones().forEach(milestone -> knownMilestones.add(milestone.id()));
    }
    Making making = new Making(knownStages, knownMilestones, ids);
    Journey same = making.of(id, version, draft);
    if (same.equals(this)) {
      return After.unchanged(this);
    }
    Journey next = new Journey(id, same.name, same.calendar, version.next(), same.stages);
    return After.of(next, new JourneyDefined(id, next.version()));
  }

  /** Returns the first stage. */
  public Stage first() {
    return stages.get(0);
  }

  /** Returns one stage, if this journey has it. */
  public Optional<Stage> stage(StageId which) {
    return stages.stream().filter(stage -> stage.id().equals(which)).findFirst();
  }

  /** Returns the stage that a milestone is of, if this journey has the milestone. */
  public Optional<Stage> stageOf(MilestoneId milestone) {
    return stages.stream()
        .filter(stage -> stage.milestones().stream().anyMatch(one -> one.id().equals(milestone)))
        .findFirst();
  }

  /** Returns one milestone, if this journey has it. */
  public Optional<Milestone> milestone(MilestoneId which) {
    return stages.stream()
        .flatMap(stage -> stage.milestones().stream())
        .filter(milestone -> milestone.id().equals(which))
        .findFirst();
  }

  /** Returns how many milestones all stages have together. */
  public int milestones() {
    return stages.stream().mapToInt(stage -> stage.milestones().size()).sum();
  }

  /** Returns this definition as it can be edited. */
  public JourneyDraft toDraft() {
    JourneyDraft draft = new JourneyDraft(name, calendar, List.of());
    for (Stage stage : stages) {
      draft = draft.stage(StageDraft.of(stage));
    }
    return draft;
  }

  /**
   * Returns whether customers have the same stages and due days by both, whatever the names are.
   */
  boolean countsAs(Journey other) {
    return toDraft().withoutNames().equals(other.toDraft().withoutNames());
  }

  /** Makes definitions of drafts, which name what there is by id and get new ids for the rest. */
  private record Making(
      Set<StageId> knownStages, Set<MilestoneId> knownMilestones, Supplier<UUID> ids) {

    Journey of(JourneyId id, Version version, JourneyDraft draft) {
      List<Stage> stages = new ArrayList<>();
      for (StageDraft stage : draft.stages()) {
        stages.add(of(stage));
      }
      return new Journey(id, draft.name(), draft.calendar(), version, stages);
    }

    private Stage of(StageDraft draft) {
      draft.id().filter(id -> !knownStages.contains(id)).ifPresent(Making::refuse);
      List<Milestone> milestones = new ArrayList<>();
      for (MilestoneDraft milestone : draft.milestones()) {
        milestones.add(of(milestone));
      }
      return new Stage(
          draft.id().orElseGet(() -> new StageId(ids.get())), draft.name(), milestones);
    }

    private Milestone of(MilestoneDraft draft) {
      draft.id().filter(id -> !knownMilestones.contains(id)).ifPresent(Making::refuse);
      return new Milestone(
          draft.id().orElseGet(() -> new MilestoneId(ids.get())), draft.name(), draft.days());
    }

    private static void refuse(StageId unknown) {
      throw new RefusedException(new StageUnknown(unknown));
    }

    private static void refuse(MilestoneId unknown) {
      throw new RefusedException(new MilestoneUnknown(unknown));
    }
  }
}
