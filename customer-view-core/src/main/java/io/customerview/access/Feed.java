package io.customerview.access;

import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Takes many rows of the host's in: in chunks, each one unit of work, with an outcome per row.
 * Where a chunk meets what somebody else did at the same time, what can be taken of it is, row by
 * row.
 *
 * <p>Immutable and thread-safe. In a transaction of the host's, every chunk is a savepoint.
 *
 * @param desk whose rows they are
 * @param operation what taking them is called, and what it needs
 * @param chunk how many rows make a unit of work; 1 or more
 * @param rule takes a chunk, and returns an outcome for each of its rows, in their order
 * @param refused makes the outcome of a row that was refused
 */
@Wiring
public record Feed<R, O>(
    Desk desk,
    Operation operation,
    int chunk,
    BiFunction<Change, List<R>, List<O>> rule,
    BiFunction<R, Refusal, O> refused) {

  /** How often a row is tried while others are at the same thing. */
  private static final int ATTEMPTS = 3;

  public Feed {
    Objects.requireNonNull(desk, "desk");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(refused, "refused");
    if (chunk < 1) {
      throw new IllegalArgumentException("a chunk has 1 row or more, not " + chunk);
    }
  }

  /**
   * Takes rows in, as they come.
   *
   * @param outcomes is told of every row, in their order, once it is kept or refused; what it
   *     throws ends the feed, and what was kept stays
   * @param none how many there are before the first row
   * @param plus how many there are after another outcome
   * @return how many of each there were
   * @throws RefusedException with {@link AccessRefusal} if the agent may not
   */
  public <T> T take(Iterator<R> rows, Consumer<O> outcomes, T none, BiFunction<T, O, T> plus) {
    desk.require(operation, operation.permission());
    T totals = none;
    List<R> next = new ArrayList<>(chunk);
    while (rows.hasNext()) {
      next.add(rows.next());
      if (next.size() == chunk || !rows.hasNext()) {
        for (O outcome : take(next, ATTEMPTS)) {
          totals = plus.apply(totals, outcome);
          outcomes.accept(outcome);
        }
        next.clear();
      }
    }
    return totals;
  }

  private List<O> take(List<R> rows, int attempts) {
    try {
      return desk.change(operation, change -> rule.apply(change, rows));
    } catch (RefusedException failure) {
      if (rows.size() > 1) {
        // Somebody else was at one of these: what can be taken is, row by row.
        List<O> outcomes = new ArrayList<>(rows.size());
        rows.forEach(row -> outcomes.addAll(take(List.of(row), ATTEMPTS)));
        return outcomes;
      }
      return attempts > 1 && failure.refusal() instanceof ConcurrentChange
          ? take(rows, attempts - 1)
          : List.of(refused.apply(rows.get(0), failure.refusal()));
    }
  }
}
