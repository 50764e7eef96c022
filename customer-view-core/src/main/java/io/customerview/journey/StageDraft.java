package io.customerview.journey;

import com.google.common.collect.ImmutableList;
import io.customerview.shared.StageId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A stage as somebody writes it, before it is checked. Immutable.
 *
 * @param id which stage of the journey it is; empty for a new one
 * @param name its name
 * @param milestones in the order in which they are shown
 */
public record StageDraft(Optional<StageId> id, String name, List<MilestoneDraft> milestones) {

  public StageDraft {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    milestones = List.copyOf(milestones);
  }

  /** Begins a new stage. */
  public static StageDraft named(String name) {
    return new StageDraft(Optional.empty(), name, List.of());
  }

  /** Obtains a stage of a journey as it can be edited. */
  public static StageDraft of(Stage stage) {
    return new StageDraft(
        Optional.of(stage.id()),
        stage.name(),
        stage.milestones().stream().map(MilestoneDraft::of).toList());
  }

  StageDraft withoutNames() {
    return new StageDraft(id, "", milestones.stream().map(one -> one.withName("")).toList());
  }

  /** Returns this with another name. */
  public StageDraft withName(String other) {
    return new StageDraft(id, other, milestones);
  }

  /** Returns this with one new milestone more, behind the others. */
  public StageDraft milestone(String milestone, int days) {
    return withMilestones(
        ImmutableList.<MilestoneDraft>builder()
            .addAll(milestones)
            .add(new MilestoneDraft(Optional.empty(), milestone, days))
            .build());
  }

  /** Returns this with other milestones. */
  public StageDraft withMilestones(List<MilestoneDraft> others) {
    return new StageDraft(id, name, others);
  }
}
