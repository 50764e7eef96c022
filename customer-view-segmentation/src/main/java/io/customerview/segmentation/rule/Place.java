package io.customerview.segmentation.rule;

import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a condition stands in a segment, such as {@code combined/0/1}: the second part of the first
 * combined condition. Immutable and thread-safe.
 *
 * @param group among which conditions
 * @param path the number of the condition among these, then of the part in it, and so on, each from
 *     0; what a "not" or a block about one contract holds is its part 0
 */
public record Place(Group group, List<Integer> path) {

  /** The two lists of a segment. */
  public enum Group {
    /** The conditions of which all hold. */
    COMBINED,
    /** The conditions of which at least one holds. */
    INDEPENDENT
  }

  /**
   * Makes a place.
   *
   * @throws IllegalArgumentException if the path is empty
   */
  public Place {
    Objects.requireNonNull(group, "group");
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("A place needs the number of a condition");
    }
  }

  /** Obtains the place of a condition that stands in no other. */
  public static Place of(Group group, int number) {
    return new Place(group, List.of(number));
  }

  /** Returns the place of a part of the condition that stands here. */
  public Place part(int number) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(number);
    return new Place(group, longer);
  }

  /** Returns the condition that stands here in a segment, if there is one. */
  public Optional<Condition> in(Segment segment) {
    List<Condition> parts = group == Group.COMBINED ? segment.combined() : segment.independent();
    Condition found = null;
    for (int number : path) {
      if (number < 0 || number >= parts.size()) {
        return Optional.empty();
      }
      found = parts.get(number);
      parts = parts(found);
    }
    return Optional.ofNullable(found);
  }

  /** Returns what stands in a condition: nothing in a comparison. */
  public static List<Condition> parts(Condition condition) {
    return condition.accept(PARTS);
  }

  @Override
  public String toString() {
    return (group == Group.COMBINED ? "combined/" : "independent/")
        + path.stream().map(String::valueOf).collect(Collectors.joining("/"));
  }

  private static final Condition.Visitor<List<Condition>> PARTS =
      new Condition.Visitor<>() {
        @Override
        public List<Condition> comparison(Comparison condition) {
          return List.of();
        }

        @Override
        public List<Condition> in(In condition) {
          return List.of();
        }

        @Override
        public List<Condition> between(Between condition) {
          return List.of();
        }

        @Override
        public List<Condition> all(AllOf condition) {
          return condition.conditions();
        }

        @Override
        public List<Condition> any(AnyOf condition) {
          return condition.conditions();
        }

        @Override
        public List<Condition> not(Not condition) {
          return List.of(condition.condition());
        }

        @Override
        public List<Condition> sameContract(SameContract condition) {
          return List.of(condition.condition());
        }
      };
}
