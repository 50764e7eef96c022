package io.customerview.segmentation.internal.column;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many customers at one moment, kept so that segments are answered for all of them at once.
 *
 * <pre>{@code
 * Snapshot snapshot = Snapshot.of(criteria, customers);
 * Members members = snapshot.members(Formula.of(segment, criteria, today));
 * snapshot = snapshot.with(changed);
 * }</pre>
 *
 * <p>A changed customer gives another snapshot, which shares all but the change with this one.
 * Changed customers are asked one by one, so {@link #compacted} should be called when there are
 * some thousands ({@link #changes}).
 *
 * <p>The host's own criteria are read once for each customer, when it comes. Where that fails, the
 * customer is among the {@linkplain Members#failed failed} of the segments that use the criterion,
 * whatever else they ask, and not among their members.
 *
 * <p>Immutable and thread-safe.
 */
public final class Snapshot {

  private final List<HostCriterion<?>> criteria;
  private final Columns columns;
  private final Changes changes;

  private Snapshot(List<HostCriterion<?>> criteria, Columns columns, Changes changes) {
    this.criteria = criteria;
    this.columns = columns;
    this.changes = changes;
  }

  /**
   * Obtains a snapshot of customers.
   *
   * @param criteria those of the host's own that segments may use
   * @param customers each at most once; read to the end, and not closed
   * @throws IllegalArgumentException if a customer comes twice
   */
  public static Snapshot of(Criteria criteria, Stream<CustomerFacts> customers) {
    List<HostCriterion<?>> hosts = HostValue.ofHost(criteria);
    ColumnsBuilder builder = new ColumnsBuilder(hosts);
    customers.forEachOrdered(facts -> builder.add(facts, HostValue.readAll(hosts, facts)));
    return new Snapshot(hosts, builder.build(), Changes.NONE);
  }

  /** Returns how many customers were changed since the columns were made. */
  public int changes() {
    return changes.size();
  }

  /** Returns a snapshot in which a customer is as given, whether it was there or not. */
  public Snapshot with(CustomerFacts facts) {
    return changed(facts.customer(), facts, HostValue.readAll(criteria, facts));
  }

  /** Returns a snapshot without a customer; this one if it is not there. */
  public Snapshot without(CustomerId customer) {
    Change change = changes.get(customer);
    boolean isThere =
        change == null ? columns.ids().row(customer) != Ids.NONE : change.facts() != null;
    return isThere ? changed(customer, null, Map.of()) : this;
  }

  private Snapshot changed(
      CustomerId customer, @Nullable CustomerFacts facts, Map<HostCriterion<?>, HostValue> values) {
    Change before = changes.get(customer);
    int row = before == null ? columns.ids().row(customer) : before.row();
    int place = row == Ids.NONE ? columns.rows() + changes.added() : row;
    Change change = new Change(customer, place, facts, values);
    return new Snapshot(criteria, columns, changes.with(change, place >= columns.rows()));
  }

  /** Returns a snapshot of the same customers, with columns made anew. */
  public Snapshot compacted() {
    if (changes.size() == 0) {
      return this;
    }
    long[] changed = new long[Bits.words(columns.rows() + changes.added())];
    changes.forEach(change -> Bits.set(changed, change.row()));
    ColumnsBuilder builder = new ColumnsBuilder(criteria);
    ColumnsReader reader = new ColumnsReader(columns);
    for (int row = 0; row < columns.rows(); row++) {
      if (!Bits.get(changed, row)) {
        builder.add(reader, row);
      }
    }
    changes.forEach(
        change -> {
          if (change.facts() != null) {
            builder.add(change.facts(), change.values());
          }
        });
    return new Snapshot(criteria, builder.build(), Changes.NONE);
  }

  /**
   * Returns the members of one segment.
   *
   * @throws IllegalArgumentException if it uses a criterion of the host's own that the snapshot was
   *     made without
   */
  public Members members(Formula formula) {
    return members(Batch.of(List.of(formula))).get(0);
  }

  /** Returns the members of each segment, in order; else as {@link #members(Formula)}. */
  public List<Members> members(Batch batch) {
    Evaluation evaluation = new Evaluation(columns, batch);
    List<Change> changed = new ArrayList<>(changes.size());
    changes.forEach(changed::add);
    Rows rows = new Rows(columns.ids(), changes, added(changed));
    List<Members> all = new ArrayList<>(batch.size());
    for (Batch.Entry entry : batch.entries()) {
      long[] met = evaluation.rows(entry.node());
      long[] failed = evaluation.failed(entry.hosts());
      if (failed != null) {
        Bits.andNot(met, failed);
      }
      all.add(
          changed.isEmpty()
              ? new Members(rows, met, failed)
              : withChanges(entry, rows, changed, met, failed));
    }
    return all;
  }

  /** The customers with rows beyond the columns, in their order. */
  private CustomerId[] added(List<Change> changed) {
    CustomerId[] added = new CustomerId[changes.added()];
    for (Change change : changed) {
      if (change.row() >= columns.rows()) {
        added[change.row() - columns.rows()] = change.customer();
      }
    }
    return added;
  }

  private static Members withChanges(
      Batch.Entry entry, Rows rows, List<Change> changed, long[] met, long @Nullable [] failed) {
    int words = Bits.words(rows.size());
    long[] allMet = Arrays.copyOf(met, words);
    long[] allFailed = failed == null ? new long[words] : Arrays.copyOf(failed, words);
    for (Change change : changed) {
      Bits.clear(allMet, change.row());
      Bits.clear(allFailed, change.row());
      CustomerFacts facts = change.facts();
      if (facts == null) {
        continue;
      }
      if (isFailed(entry, change)) {
        Bits.set(allFailed, change.row());
      } else if (entry
          .formula()
          .accept(new OneCustomer(facts, change.values(), facts.contracts()))) {
        Bits.set(allMet, change.row());
      }
    }
    return new Members(rows, allMet, allFailed);
  }

  private static boolean isFailed(Batch.Entry entry, Change change) {
    for (HostCriterion<?> host : entry.hosts()) {
      HostValue value = change.values().get(host);
      if (value != null && value.isFailed()) {
        return true;
      }
    }
    return false;
  }
}
