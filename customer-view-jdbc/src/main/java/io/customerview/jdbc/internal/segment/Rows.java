package io.customerview.jdbc.internal.segment;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionWithoutSql;
import io.customerview.shared.RefusedException;
import java.util.Optional;

/**
 * The rows of a customer of which one has to meet a condition: its recurring contracts, or the
 * values of a criterion of the host's.
 *
 * @param host the criterion; empty for the contracts
 */
record Rows(Optional<HostCriterion<?>> host) {

  private static final String CONTRACTS =
      """
      from $schema.contract contract
      where contract.customer_id = customer.id and contract.type = 'RECURRING'\
      """;

  /** Returns the rows that a part is about; empty if it is about none. */
  static Optional<Rows> of(Formula part) {
    if (part instanceof Holds holds) {
      Optional<HostCriterion<?>> host = holds.field().host();
      return host.isPresent() || holds.field().isOfContract()
          ? Optional.of(new Rows(host))
          : Optional.empty();
    }
    return part instanceof OneContract ? Optional.of(new Rows(Optional.empty())) : Optional.empty();
  }

  /** Returns whether no row may meet a part, instead of one. */
  static boolean isNegated(Formula part) {
    return part instanceof Holds holds ? holds.negated() : ((OneContract) part).negated();
  }

  /** Writes what a row has to meet, or must not if the part is negated. */
  static void writeMet(Condition sql, Formula part) {
    if (part instanceof Holds holds) {
      sql.add("(");
      new OfRow(sql).met(holds.field(), holds.values());
      sql.add(")");
    } else {
      ((OneContract) part).formula().accept(new OfRow(sql));
    }
  }

  /** Writes where the rows come from, and the beginning of what they have to meet. */
  void writeFrom(Condition sql) {
    host.ifPresentOrElse(one -> writeFrom(sql, one), () -> sql.add(CONTRACTS));
  }

  private static void writeFrom(Condition sql, HostCriterion<?> host) {
    String name = host.criterion().name();
    String query =
        host.sql().orElseThrow(() -> new RefusedException(new CriterionWithoutSql(name)));
    sql.uses(name);
    // The bracket begins a line, should the host's query end in a comment.
    sql.add("from (" + query + "\n) as host(value)\nwhere true");
  }
}
