package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A formula as clauses: every member meets one comparison of each of them.
 *
 * @param clauses none for what everyone meets; a clause without comparisons is met by no one
 * @param exact whether only members do; else those found are to be asked again
 */
record Clauses(List<List<Holds>> clauses, boolean exact) {

  /** The most clauses that a block is multiplied out to. */
  private static final int MOST = 16;

  /** The most comparisons of a clause; a longer one holds for nearly everyone. */
  private static final int LONGEST = 24;

  static Clauses of(Formula formula) {
    Clauses all = formula.accept(new Walk(false));
    List<List<Holds>> kept = all.clauses.stream().filter(one -> one.size() <= LONGEST).toList();
    return new Clauses(kept, all.exact && kept.size() == all.clauses.size());
  }

  private static final class Walk implements Formula.Visitor<Clauses> {

    /** Whether one contract has to meet the comparisons. Then each is met by one, at least. */
    private final boolean ofOneContract;

    Walk(boolean ofOneContract) {
      this.ofOneContract = ofOneContract;
    }

    @Override
    public Clauses all(All formula) {
      List<List<Holds>> clauses = new ArrayList<>();
      boolean exact = true;
      for (Formula part : formula.parts()) {
        Clauses more = part.accept(this);
        clauses.addAll(more.clauses);
        exact &= more.exact;
      }
      return new Clauses(clauses, exact);
    }

    @Override
    public Clauses any(Any formula) {
      List<List<Holds>> clauses = List.of(List.of());
      boolean exact = true;
      for (Formula part : formula.parts()) {
        Clauses more = part.accept(this);
        exact &= more.exact;
        if (clauses.size() * more.clauses.size() > MOST) {
          exact = false;
          clauses = multiplied(clauses, List.of(shortest(more.clauses)));
        } else {
          clauses = multiplied(clauses, more.clauses);
        }
      }
      return new Clauses(clauses, exact);
    }

    private static List<List<Holds>> multiplied(List<List<Holds>> one, List<List<Holds>> other) {
      List<List<Holds>> clauses = new ArrayList<>();
      for (List<Holds> left : one) {
        for (List<Holds> right : other) {
          LinkedHashSet<Holds> both = new LinkedHashSet<>(left);
          both.addAll(right);
          clauses.add(List.copyOf(both));
        }
      }
      return clauses;
    }

    private static List<Holds> shortest(List<List<Holds>> clauses) {
      return clauses.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
    }

    @Override
    public Clauses holds(Holds formula) {
      return ofOneContract && formula.negated()
          ? new Clauses(List.of(), false)
          : new Clauses(List.of(List.of(formula)), true);
    }

    @Override
    public Clauses oneContract(OneContract formula) {
      return formula.negated()
          ? new Clauses(List.of(), false)
          : new Clauses(formula.formula().accept(new Walk(true)).clauses, false);
    }
  }
}
