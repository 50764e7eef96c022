package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.internal.column.Batch.Atom;
import io.customerview.segmentation.rule.HostCriterion;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the node of one formula. Not thread-safe. */
final class NodeMaker implements Formula.Visitor<Node> {

  private final Atoms atoms;
  private final Set<HostCriterion<?>> hosts = new LinkedHashSet<>();

  NodeMaker(Atoms atoms) {
    this.atoms = atoms;
  }

  /** Returns the host's own criteria that were met on the way. */
  Set<HostCriterion<?>> hosts() {
    return Set.copyOf(hosts);
  }

  @Override
  public Node all(All formula) {
    return block(true, formula.parts());
  }

  @Override
  public Node any(Any formula) {
    return block(false, formula.parts());
  }

  private Node block(boolean isAll, List<Formula> parts) {
    return new Node.Block(
        isAll,
        parts.stream()
            .map(part -> part.accept(this))
            .sorted(Comparator.comparingInt(Node::cost))
            .toList());
  }

  @Override
  public Node holds(Holds formula) {
    formula.field().host().ifPresent(hosts::add);
    return new Node.Literal(
        atoms.use(new Atom(formula.field(), formula.values())), formula.negated());
  }

  @Override
  public Node oneContract(OneContract formula) {
    Formula candidates = formula.formula().accept(new Candidates());
    return new Node.Single(formula.formula(), candidates.accept(this), formula.negated());
  }
}
