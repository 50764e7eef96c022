package io.customerview.segmentation.explain;

import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Place;
import java.util.List;
import java.util.Objects;

/**
 * A set of conditions whose truth would have to change, all of them. Immutable and thread-safe.
 *
 * @param conditions the conditions, in the order of the rule
 */
public record Change(List<Turn> conditions) {

  public Change {
    conditions = List.copyOf(conditions);
  }

  /**
   * A condition whose truth would have to change.
   *
   * @param condition a comparison, a list, a range, or a block about one contract
   * @param places where it stands, or another that means the same
   * @param holds whether it would have to hold; now it is the other way round
   */
  public record Turn(Condition condition, List<Place> places, boolean holds) {

    public Turn {
      Objects.requireNonNull(condition, "condition");
      places = List.copyOf(places);
    }

    /** Shows places and direction only. */
    @Override
    public String toString() {
      return "Turn[" + places + ", holds=" + holds + ']';
    }
  }
}
