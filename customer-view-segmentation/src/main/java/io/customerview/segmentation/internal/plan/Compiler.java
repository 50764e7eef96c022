package io.customerview.segmentation.internal.plan;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Turns a formula into tests that follow each other, the cheap and telling ones first. */
final class Compiler {

  private final Set<Field> hosts = new LinkedHashSet<>();

  /** Returns the first test of a program. */
  Node program(Formula formula) {
    return compiled(formula, Node.YES, Node.NO);
  }

  /** Returns the host's fields that the programs compiled so far read. */
  List<Field> hosts() {
    return List.copyOf(hosts);
  }

  /** Goes down the formula, which is never deeper than the conditions that it was made from. */
  private Node compiled(Formula formula, Node yes, Node no) {
    return formula.accept(new Into(yes, no));
  }

  private final class Into implements Formula.Visitor<Node> {

    private final Node yes;
    private final Node no;

    Into(Node yes, Node no) {
      this.yes = yes;
      this.no = no;
    }

    @Override
    public Node all(All formula) {
      Node next = yes;
      for (Formula part : lastFirst(formula.parts(), Guess::whereAllMustHold)) {
        next = compiled(part, next, no);
      }
      return next;
    }

    @Override
    public Node any(Any formula) {
      Node next = no;
      for (Formula part : lastFirst(formula.parts(), Guess::whereOneMustHold)) {
        next = compiled(part, yes, next);
      }
      return next;
    }

    @Override
    public Node holds(Holds formula) {
      if (formula.field().host().isPresent()) {
        hosts.add(formula.field());
      }
      Node met = formula.negated() ? no : yes;
      Node unmet = formula.negated() ? yes : no;
      return formula.values() instanceof LongValues numbers
          ? new Node(formula.field(), new NumberSet(numbers), TextSet.NONE, met, unmet)
          : new Node(
              formula.field(),
              NumberSet.NONE,
              new TextSet((TextValues) formula.values()),
              met,
              unmet);
    }

    @Override
    public Node oneContract(OneContract formula) {
      Node ofContract = program(formula.formula());
      return formula.negated() ? new Node(ofContract, no, yes) : new Node(ofContract, yes, no);
    }

    private static List<Formula> lastFirst(List<Formula> parts, ToDoubleFunction<Guess> order) {
      List<Formula> sorted = new ArrayList<>(parts);
      sorted.sort(
          Comparator.comparingDouble((Formula part) -> order.applyAsDouble(Guess.of(part)))
              .reversed());
      return sorted;
    }
  }
}
