package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Searches through the ways to meet formulas: takes in all that must hold, then tries the parts of
 * the block that leaves the fewest, one after the other.
 *
 * @param <T> what is found
 */
final class Search<T> {

  private final Budget budget;

  Search(Budget budget) {
    this.budget = budget;
  }

  /** Returns what meets all formulas, beside what the model holds already. */
  Answer<T> find(Collection<? extends Formula> formulas, Model<T> model) {
    List<Any> open = new ArrayList<>();
    Deque<Formula> todo = new ArrayDeque<>(formulas);
    while (!todo.isEmpty()) {
      Formula next = todo.remove();
      if (!budget.spend()) {
        return Answer.unknown();
      }
      if (next instanceof All block) {
        todo.addAll(block.parts());
      } else if (next instanceof Any block) {
        if (block.parts().isEmpty()) {
          return Answer.none();
        }
        open.add(block);
      } else if (!model.add(next)) {
        return Answer.none();
      }
    }
    return open.isEmpty() ? model.finish() : branch(open, model);
  }

  private Answer<T> branch(List<Any> open, Model<T> model) {
    int chosen = -1;
    List<Formula> parts = List.of();
    for (int at = 0; at < open.size() && (chosen < 0 || parts.size() > 1); at++) {
      List<Formula> possible = possible(open.get(at), model);
      if (possible.isEmpty()) {
        return budget.isSpent() ? Answer.unknown() : Answer.none();
      }
      if (chosen < 0 || possible.size() < parts.size()) {
        chosen = at;
        parts = possible;
      }
    }
    List<Formula> next = new ArrayList<>(open);
    boolean unknown = false;
    for (Formula part : parts) {
      next.set(chosen, part);
      Answer<T> answer = find(next, model.copy());
      if (answer.isFound()) {
        return answer;
      }
      unknown |= answer.isUnknown();
    }
    return unknown ? Answer.unknown() : Answer.none();
  }

  private List<Formula> possible(Any block, Model<T> model) {
    List<Formula> possible = new ArrayList<>();
    for (Formula part : block.parts()) {
      boolean isBlock = part instanceof All || part instanceof Any;
      if (budget.spend() && (isBlock || model.copy().add(part))) {
        possible.add(part);
      }
    }
    return possible;
  }
}
