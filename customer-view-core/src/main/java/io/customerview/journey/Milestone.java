package io.customerview.journey;

import io.customerview.journey.JourneyRefusal.DaysOutOfRange;
import io.customerview.shared.CleanText;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.RefusedException;
import java.util.Objects;

/**
 * A milestone (marco de sucesso): what is to be reached within a number of days from the day on
 * which a customer enters its stage (JRN-1, JRN-2). Immutable.
 *
 * @param id the id, which stays when the milestone changes
 * @param name 1 to {@value Journey#LONGEST_NAME} code points
 * @param days 0 to {@value #MOST_DAYS}
 */
public record Milestone(MilestoneId id, String name, int days) {

  /** The most days that a milestone takes: ten years. */
  public static final int MOST_DAYS = 3_660;

  /**
   * Makes a milestone.
   *
   * @throws RefusedException if the name is missing, too long, or holds a control character, or
   *     with {@link DaysOutOfRange}
   */
  public Milestone {
    Objects.requireNonNull(id, "id");
    name = CleanText.required("name", name, Journey.LONGEST_NAME);
    if (days < 0 || days > MOST_DAYS) {
      throw new RefusedException(new DaysOutOfRange(days, MOST_DAYS));
    }
  }
}
