package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Place;
import io.customerview.segmentation.rule.Place.Group;
import io.customerview.segmentation.rule.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of a segment that are true or false of a customer as a whole: comparisons, lists,
 * ranges, and blocks about one contract. Those that mean the same are one. Immutable.
 */
public final class Atoms {

  /**
   * One of them.
   *
   * @param condition as it stands at the first of the places
   * @param places where it stands
   * @param meaning what it means: no block of others
   */
  public record Atom(Condition condition, List<Place> places, Formula meaning) {

    public Atom {
      places = List.copyOf(places);
    }

    private Atom and(Place place) {
      List<Place> more = new ArrayList<>(places);
      more.add(place);
      return new Atom(condition, more, meaning);
    }
  }

  /** How the answer follows from the atoms. */
  sealed interface Node {

    /** One atom, by number. */
    record Leaf(int atom) implements Node {}

    /** All, or one, of some. */
    record Block(boolean all, List<Node> parts) implements Node {}

    /** The opposite. */
    record Opposite(Node node) implements Node {}
  }

  private final List<Atom> atoms;
  private final Node root;

  private Atoms(List<Atom> atoms, Node root) {
    this.atoms = List.copyOf(atoms);
    this.root = root;
  }

  /** Obtains the atoms of a segment. */
  public static Atoms of(Segment segment, Meaning meaning) {
    Gathering gathering = new Gathering(meaning);
    List<Node> parts = gathering.parts(segment.combined(), Group.COMBINED);
    List<Node> independent = gathering.parts(segment.independent(), Group.INDEPENDENT);
    if (!independent.isEmpty()) {
      parts.add(new Node.Block(false, independent));
    }
    return new Atoms(List.copyOf(gathering.found.values()), new Node.Block(true, parts));
  }

  /** Returns the atoms. */
  public List<Atom> atoms() {
    return atoms;
  }

  Node root() {
    return root;
  }

  private static final class Gathering {

    private final Meaning meaning;
    private final Map<Formula, Atom> found = new LinkedHashMap<>();
    private final Map<Formula, Integer> numbers = new LinkedHashMap<>();

    Gathering(Meaning meaning) {
      this.meaning = meaning;
    }

    List<Node> parts(List<Condition> conditions, Group group) {
      List<Node> nodes = new ArrayList<>();
      for (int at = 0; at < conditions.size(); at++) {
        nodes.add(conditions.get(at).accept(new Walk(Place.of(group, at))));
      }
      return nodes;
    }

    private Node leaf(Condition condition, Place place) {
      Formula formula = meaning.of(condition);
      int number = numbers.computeIfAbsent(formula, one -> numbers.size());
      found.merge(
          formula, new Atom(condition, List.of(place), formula), (first, more) -> first.and(place));
      return new Node.Leaf(number);
    }

    private final class Walk implements Condition.Visitor<Node> {

      private final Place here;

      Walk(Place here) {
        this.here = here;
      }

      private List<Node> parts(List<Condition> conditions) {
        List<Node> nodes = new ArrayList<>();
        for (int at = 0; at < conditions.size(); at++) {
          nodes.add(conditions.get(at).accept(new Walk(here.part(at))));
        }
        return nodes;
      }

      @Override
      public Node comparison(Comparison condition) {
        return leaf(condition, here);
      }

      @Override
      public Node in(In condition) {
        return leaf(condition, here);
      }

      @Override
      public Node between(Between condition) {
        return leaf(condition, here);
      }

      @Override
      public Node all(AllOf condition) {
        return new Node.Block(true, parts(condition.conditions()));
      }

      @Override
      public Node any(AnyOf condition) {
        return new Node.Block(false, parts(condition.conditions()));
      }

      @Override
      public Node not(Not condition) {
        return new Node.Opposite(condition.condition().accept(new Walk(here.part(0))));
      }

      @Override
      public Node sameContract(SameContract condition) {
        return leaf(condition, here);
      }
    }
  }
}
