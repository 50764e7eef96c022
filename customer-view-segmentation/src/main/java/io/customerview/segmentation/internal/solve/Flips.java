package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.internal.solve.Atoms.Atom;
import io.customerview.segmentation.internal.solve.Atoms.Node;
import io.customerview.segmentation.rule.Segment;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Searches the fewest atoms whose truth has to change for the opposite answer, such that a customer
 * could be for whom exactly these are changed. Tries one change, then two, and so on; goes no
 * further where the rule, or the model of the customer, shows that nothing can come of it. For one
 * use by one thread.
 */
public final class Flips {

  /** How sure the number of changes is. */
  public enum Certainty {
    EXACT,
    AT_MOST,
    IMPOSSIBLE,
    UNDECIDED
  }

  /**
   * What was found.
   *
   * @param certainty how sure it is
   * @param changes which atoms change, by number
   * @param complete whether these are all of the fewest
   */
  public record Found(Certainty certainty, List<BitSet> changes, boolean complete) {

    public Found {
      changes = List.copyOf(changes);
    }
  }

  private static final int NEVER = 1_000_000;
  private static final byte OPEN = 0;
  private static final byte KEPT = 1;
  private static final byte CHANGED = 2;

  private final Segment segment;
  private final Atoms atoms;
  private final LocalDate today;
  private final Solver solver;
  private final Budget budget;
  private final int most;
  private final boolean goal;
  private final boolean[] now;
  private final byte[] state;
  private final boolean isEachOnce;
  private final List<BitSet> changes = new ArrayList<>();
  private boolean unsure;

  /**
   * Prepares a search.
   *
   * @param most how many sets of changes are listed
   */
  public Flips(
      Segment segment, Atoms atoms, Reading reading, LocalDate today, Budget budget, int most) {
    this.segment = segment;
    this.atoms = atoms;
    this.today = today;
    this.solver = new Solver(today);
    this.budget = budget;
    this.most = most;
    this.goal = !reading.isMember(segment);
    this.now = truths(reading);
    this.state = new byte[now.length];
    this.isEachOnce = atoms.atoms().stream().allMatch(atom -> atom.places().size() == 1);
  }

  private boolean[] truths(Reading reading) {
    boolean[] truths = new boolean[atoms.atoms().size()];
    for (int at = 0; at < truths.length; at++) {
      truths[at] = reading.isMet(atoms.atoms().get(at).condition());
    }
    return truths;
  }

  /** Returns the smallest changes. */
  public Found find(Formula whole) {
    Formula wanted = goal ? whole : Negation.of(whole);
    Answer<Imagined> someone =
        Confirmed.of(
            budget.ask(100_000, first -> solver.find(List.of(wanted), first)),
            today,
            reading -> reading.isMember(segment) == goal);
    if (someone.isNone()) {
      return new Found(Certainty.IMPOSSIBLE, List.of(), true);
    }
    int highest = someone.found().map(found -> change(found).cardinality()).orElse(now.length);
    for (int size = Math.max(1, least(atoms.root(), goal)); size <= highest; size++) {
      boolean wasSure = !unsure;
      search(size);
      if (!changes.isEmpty()) {
        boolean complete = changes.size() <= most && !unsure && !budget.isSpent();
        return new Found(
            wasSure ? Certainty.EXACT : Certainty.AT_MOST,
            changes.subList(0, Math.min(most, changes.size())),
            complete);
      }
      if (budget.isSpent()) {
        break;
      }
    }
    return someone
        .found()
        .map(found -> new Found(Certainty.AT_MOST, List.of(fewer(wanted, found)), false))
        .orElse(new Found(Certainty.UNDECIDED, List.of(), false));
  }

  /** Keeps one atom after the other, as long as someone with the opposite answer is still found. */
  private BitSet fewer(Formula wanted, Imagined someone) {
    Budget all = new Budget(100_000);
    List<Formula> held = new ArrayList<>(List.of(wanted));
    BitSet change = change(someone);
    for (int at = 0; at < now.length && !all.isSpent(); at++) {
      held.add(literal(at, now[at]));
      Answer<Imagined> found = all.ask(10_000, part -> solver.find(held, part));
      if (found.isFound()) {
        BitSet less = change(found.found().orElseThrow());
        change = less.cardinality() < change.cardinality() ? less : change;
      } else {
        held.remove(held.size() - 1);
      }
    }
    return change;
  }

  private BitSet change(Imagined customer) {
    boolean[] then = truths(Reading.of(customer, today));
    BitSet change = new BitSet();
    for (int at = 0; at < then.length; at++) {
      change.set(at, then[at] != now[at]);
    }
    return change;
  }

  /**
   * A change under way: which atom it is, from which on it was looked for, and the model that holds
   * what those before say.
   */
  private static final class Level {
    private final int from;
    private final Model<Imagined> model;
    private int at;
    private boolean isTried;

    Level(int from, Model<Imagined> model) {
      this.from = from;
      this.model = model;
      this.at = from;
    }
  }

  /** Changes exactly so many of the atoms. A level for each change: a rule may need a thousand. */
  private void search(int size) {
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(new Level(0, solver.anyone(budget)));
    while (!levels.isEmpty()) {
      Level level = levels.element();
      int left = size + 1 - levels.size();
      if (left == 0) {
        close(level.from, level.model);
        levels.pop();
      } else if (hasNext(level, left)) {
        change(level, left).ifPresent(levels::push);
      } else {
        Arrays.fill(state, level.from, level.at, OPEN);
        levels.pop();
      }
    }
  }

  /**
   * Keeps the atom that was changed last, and goes on to the next; false if nothing comes of it.
   */
  private boolean hasNext(Level level, int left) {
    if (level.isTried) {
      level.isTried = false;
      state[level.at] = KEPT;
      boolean canBeKept = least(atoms.root(), goal) <= left && keep(level.at, level.model);
      level.at++;
      if (!canBeKept) {
        return false;
      }
    }
    return level.at < now.length && changes.size() <= most && budget.spend(1 + now.length / 8);
  }

  /** Changes the atom; the level of those after it, unless nothing comes of that. */
  private Optional<Level> change(Level level, int left) {
    int at = level.at;
    state[at] = CHANGED;
    level.isTried = true;
    if (isFixed(at) || least(atoms.root(), goal) >= left) {
      return Optional.empty();
    }
    Model<Imagined> changed = level.model.copy();
    return changed.add(literal(at, !now[at]))
        ? Optional.of(new Level(at + 1, changed))
        : Optional.empty();
  }

  /** Keeps the rest, and sees whether there can be such a customer. */
  private void close(int from, Model<Imagined> model) {
    if (least(atoms.root(), goal) > 0 || !budget.spend(1 + now.length / 8)) {
      return;
    }
    Model<Imagined> whole = model.copy();
    for (int at = from; at < now.length; at++) {
      if (!keep(at, whole)) {
        return;
      }
    }
    BitSet change = new BitSet();
    for (int at = 0; at < from; at++) {
      change.set(at, state[at] == CHANGED);
    }
    Answer<Imagined> customer = whole.finish();
    if (customer.found().filter(found -> change(found).equals(change)).isPresent()) {
      changes.add(change);
    } else {
      unsure = true;
    }
  }

  private boolean keep(int number, Model<Imagined> model) {
    return isFixed(number) || model.add(literal(number, now[number]));
  }

  private Formula literal(int number, boolean met) {
    Formula meaning = atoms.atoms().get(number).meaning();
    return met ? meaning : Negation.of(meaning);
  }

  /**
   * Returns a number of further changes that are needed at least, or {@link #NEVER}. Where an atom
   * stands in several places, one change may serve them all.
   */
  private int least(Node node, boolean wanted) {
    if (node instanceof Node.Leaf leaf) {
      int atom = leaf.atom();
      boolean isNow = now[atom] == wanted;
      return switch (state[atom]) {
        case KEPT -> isNow ? 0 : NEVER;
        case CHANGED -> isNow ? NEVER : 0;
        default -> isNow ? 0 : isFixed(atom) ? NEVER : 1;
      };
    }
    if (node instanceof Node.Opposite opposite) {
      return least(opposite.node(), !wanted);
    }
    Node.Block block = (Node.Block) node;
    boolean each = block.all() == wanted;
    int least = each ? 0 : NEVER;
    for (Node part : block.parts()) {
      int cost = least(part, wanted);
      if (each) {
        least = isEachOnce ? Math.min(NEVER, least + cost) : Math.max(least, cost);
      } else {
        least = Math.min(least, cost);
      }
    }
    return least;
  }

  /** Whether the atom is true of everyone or of no one, so that nothing can change it. */
  private boolean isFixed(int number) {
    Atom atom = atoms.atoms().get(number);
    return atom.meaning() instanceof All || atom.meaning() instanceof Any;
  }
}
