package io.customerview.base;

import io.customerview.shared.CodePointOrder;
import java.util.Comparator;

/** What the customer base is ordered by (BAS-3). What stands alike is ordered by id. */
public enum BaseOrder {
  /** By name: the trade name, else the legal one, folded. */
  NAME,
  /** By monthly recurring revenue. */
  REVENUE,
  /** By next renewal; who has none comes last, both ways. */
  RENEWAL;

  /**
   * Returns the order of the list. Descending is ascending read backwards, but for those with
   * nothing to be ordered by, who come last both ways.
   */
  public Comparator<BasePosition> comparator(boolean descending) {
    Comparator<BasePosition> order = ascending().thenComparing(BasePosition::customer);
    Comparator<BasePosition> turned = descending ? order.reversed() : order;
    return this == RENEWAL
        ? Comparator.<BasePosition, Boolean>comparing(one -> one.renewal().isEmpty())
            .thenComparing(turned)
        : turned;
  }

  private Comparator<BasePosition> ascending() {
    return switch (this) {
      case NAME -> Comparator.comparing(BasePosition::sortName, CodePointOrder::compare);
      case REVENUE -> Comparator.comparing(BasePosition::revenue);
      case RENEWAL -> BaseOrder::byRenewal;
    };
  }

  /** Compares those that both have a renewal, or both have none. */
  private static int byRenewal(BasePosition one, BasePosition other) {
    return one.renewal().isPresent() && other.renewal().isPresent()
        ? one.renewal().get().compareTo(other.renewal().get())
        : 0;
  }
}
