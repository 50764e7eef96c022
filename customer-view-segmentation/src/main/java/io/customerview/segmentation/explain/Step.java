package io.customerview.segmentation.explain;

import io.customerview.base.ContractFacts;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one condition of a segment for one customer. Immutable and thread-safe; {@code
 * toString} shows place and outcome only.
 */
public sealed interface Step {

  /** Returns where the condition stands. */
  Place place();

  /** Returns the condition. */
  Condition condition();

  /** Returns whether it held; in a "not", whether what must not hold did. */
  boolean holds();

  /**
   * A comparison, a list or a range.
   *
   * @param place where it stands
   * @param condition the condition
   * @param holds whether it held
   * @param seen where it held, the first value that met it; else the values that came closest, at
   *     most {@value Explanation#MOST_SEEN}
   * @param more how many more values were seen, of which none met it either
   * @param missing why no value was seen, if none was
   * @param days the days that arguments relative to today meant
   */
  record Compared(
      Place place,
      Condition condition,
      boolean holds,
      List<Sighting> seen,
      int more,
      Optional<Missing> missing,
      Map<RelativeDay, LocalDate> days)
      implements Step {

    public Compared {
      Objects.requireNonNull(place, "place");
      seen = List.copyOf(seen);
      days = Map.copyOf(days);
    }

    @Override
    public String toString() {
      return "Compared[" + place + ", holds=" + holds + ']';
    }
  }

  /**
   * A block of conditions: all of, one of, or not.
   *
   * @param place where it stands
   * @param condition the condition
   * @param holds whether it held
   * @param parts its conditions
   */
  record Block(Place place, Condition condition, boolean holds, List<Step> parts) implements Step {

    public Block {
      Objects.requireNonNull(place, "place");
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return "Block[" + place + ", holds=" + holds + ", parts=" + parts + ']';
    }
  }

  /**
   * A block that one and the same contract has to meet.
   *
   * @param place where it stands
   * @param condition the condition
   * @param holds whether a contract met it
   * @param contract the first contract that met it; where none did, the closest: the one of which
   *     the fewest comparisons would have to come out otherwise; empty if there are no contracts,
   *     or if they are withheld
   * @param number the number of that contract among the customer's recurring ones, from 1; else 0
   * @param contracts how many recurring contracts there are
   * @param parts what became of the block for that contract alone
   */
  record OneContract(
      Place place,
      Condition condition,
      boolean holds,
      Optional<ContractFacts> contract,
      int number,
      int contracts,
      List<Step> parts)
      implements Step {

    public OneContract {
      Objects.requireNonNull(place, "place");
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return "OneContract[" + place + ", holds=" + holds + ", parts=" + parts + ']';
    }
  }
}
