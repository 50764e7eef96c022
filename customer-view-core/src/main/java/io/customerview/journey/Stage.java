package io.customerview.journey;

import io.customerview.journey.JourneyRefusal.TooManyMilestones;
import io.customerview.shared.CleanText;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import java.util.List;
import java.util.Objects;

/**
 * A stage (etapa) of a journey, with its milestones (JRN-1). Immutable.
 *
 * @param id the id, which stays when the stage changes
 * @param name 1 to {@value Journey#LONGEST_NAME} code points
 * @param milestones at most {@value #MOST_MILESTONES}, in the order in which they are shown
 */
public record Stage(StageId id, String name, List<Milestone> milestones) {

  /** The most milestones that a stage has. */
  public static final int MOST_MILESTONES = 100;

  /**
   * Makes a stage.
   *
   * @throws RefusedException if the name is missing, too long, or holds a control character, or
   *     with {@link TooManyMilestones}
   */
  public Stage {
    Objects.requireNonNull(id, "id");
    name = CleanText.required("name", name, Journey.LONGEST_NAME);
    milestones = List.copyOf(milestones);
    if (milestones.size() > MOST_MILESTONES) {
      throw new RefusedException(new TooManyMilestones(MOST_MILESTONES));
    }
  }
}
