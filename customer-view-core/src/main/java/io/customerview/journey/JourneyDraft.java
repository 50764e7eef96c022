package io.customerview.journey;

import com.google.common.collect.ImmutableList;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.StageId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A journey as somebody writes it, before it is checked:
 *
 * <pre>{@code
 * JourneyDraft.named("Onboarding")
 *     .stage(StageDraft.named("Kick-off").milestone("Contract signed", 2).milestone("First call", 3))
 *     .stage(StageDraft.named("Go-live"));
 * }</pre>
 *
 * <p>A stored one is edited through {@link Journey#toDraft()}, whose stages and milestones keep
 * their ids. Immutable.
 *
 * @param name its name
 * @param calendar the name of the host's calendar whose business days are counted; empty for
 *     calendar days
 * @param stages in order
 */
public record JourneyDraft(String name, Optional<String> calendar, List<StageDraft> stages) {

  /**
   * Makes a draft.
   *
   * @throws IllegalArgumentException if a stage or a milestone is in it twice
   */
  public JourneyDraft {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(calendar, "calendar");
    stages = List.copyOf(stages);
    Set<StageId> seenStages = new HashSet<>();
    Set<MilestoneId> seenMilestones = new HashSet<>();
    for (StageDraft stage : stages) {
      stage.id().ifPresent(id -> once(seenStages.add(id)));
      stage
          .milestones()
          .forEach(milestone -> milestone.id().ifPresent(id -> once(seenMilestones.add(id))));
    }
  }

  private static void once(boolean isFirst) {
    if (!isFirst) {
      throw new IllegalArgumentException("a stage or a milestone is in a journey only once");
    }
  }

  /** Begins a journey that counts calendar days. */
  public static JourneyDraft named(String name) {
    return new JourneyDraft(name, Optional.empty(), List.of());
  }

  /** Returns this with another name. */
  public JourneyDraft withName(String other) {
    return new JourneyDraft(other, calendar, stages);
  }

  /** Returns what of this moves anybody's days. */
  JourneyDraft withoutNames() {
    return new JourneyDraft("", calendar, stages.stream().map(StageDraft::withoutNames).toList());
  }

  /** Returns this, counting the business days of the host's calendar with this name. */
  public JourneyDraft countingDaysOf(String other) {
    return new JourneyDraft(name, Optional.of(other), stages);
  }

  /** Returns this, counting calendar days. */
  public JourneyDraft countingCalendarDays() {
    return new JourneyDraft(name, Optional.empty(), stages);
  }

  /** Returns this with one stage more, behind the others. */
  public JourneyDraft stage(StageDraft stage) {
    return withStages(ImmutableList.<StageDraft>builder().addAll(stages).add(stage).build());
  }

  /** Returns this with other stages. */
  public JourneyDraft withStages(List<StageDraft> others) {
    return new JourneyDraft(name, calendar, others);
  }
}
