package io.customerview.base;

import io.customerview.shared.Refusal;

/** Why the customer base was not shown. */
public sealed interface BaseRefusal extends Refusal {

  /** The least revenue asked for is more than the most (BAS-2). */
  record RevenueReversed() implements BaseRefusal {
    @Override
    public String code() {
      return "base.revenue_reversed";
    }
  }
}
