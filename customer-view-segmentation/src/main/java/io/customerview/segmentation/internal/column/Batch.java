package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Values;
import io.customerview.segmentation.rule.HostCriterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formulas that are asked together, of any snapshot: what several of them compare is worked out
 * once. Immutable and thread-safe.
 */
public final class Batch {

  /**
   * A comparison, whether it must hold or must not.
   *
   * @param field where the values are
   * @param values the set that one of them has to be in
   */
  record Atom(Field field, Values values) {}

  /**
   * One of the formulas.
   *
   * @param formula the formula
   * @param node the same, with numbered comparisons
   * @param hosts the host's own criteria in it
   */
  record Entry(Formula formula, Node node, Set<HostCriterion<?>> hosts) {}

  private final List<Entry> entries;
  private final List<Atom> atoms;
  private final int[] uses;

  private Batch(List<Entry> entries, List<Atom> atoms, int[] uses) {
    this.entries = entries;
    this.atoms = atoms;
    this.uses = uses;
  }

  /** Obtains a batch; answers come in the order of the formulas. */
  public static Batch of(List<Formula> formulas) {
    Atoms atoms = new Atoms();
    List<Entry> entries = new ArrayList<>();
    for (Formula formula : formulas) {
      NodeMaker maker = new NodeMaker(atoms);
      entries.add(new Entry(formula, formula.accept(maker), maker.hosts()));
    }
    return new Batch(List.copyOf(entries), atoms.atoms(), atoms.uses());
  }

  /** Returns how many formulas there are. */
  public int size() {
    return entries.size();
  }

  List<Entry> entries() {
    return entries;
  }

  /** Returns the comparisons by number. */
  List<Atom> atoms() {
    return atoms;
  }

  /** Returns how often each comparison stands in the formulas. */
  int[] uses() {
    return uses.clone();
  }
}
