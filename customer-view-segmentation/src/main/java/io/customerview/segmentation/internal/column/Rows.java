package io.customerview.segmentation.internal.column;

import io.customerview.shared.CustomerId;

/**
 * Which customer a row is, and the other way round, the changed ones included. Immutable and
 * thread-safe.
 */
final class Rows {

  private final Ids ids;
  private final Changes changes;
  private final CustomerId[] added;

  Rows(Ids ids, Changes changes, CustomerId[] added) {
    this.ids = ids;
    this.changes = changes;
    this.added = added;
  }

  int size() {
    return ids.size() + added.length;
  }

  CustomerId id(int row) {
    return row < ids.size() ? ids.id(row) : added[row - ids.size()];
  }

  /** Returns the row of a customer, or {@link Ids#NONE}. */
  int row(CustomerId customer) {
    int row = ids.row(customer);
    if (row != Ids.NONE) {
      return row;
    }
    Change change = changes.get(customer);
    return change == null ? Ids.NONE : change.row();
  }
}
