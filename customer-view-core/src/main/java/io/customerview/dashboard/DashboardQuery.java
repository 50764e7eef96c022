package io.customerview.dashboard;

import io.customerview.shared.DateRange;
import java.util.Objects;

/**
 * What a dashboard is about (DSH-1). Immutable.
 *
 * @param days messages sent, interactions that happened and cases created on these days of the
 *     business zone
 * @param withTest whether messages in test mode count too, with what happened to them (INT-5)
 */
public record DashboardQuery(DateRange days, boolean withTest) {

  /** All days, without test mode. */
  public static final DashboardQuery ALL = new DashboardQuery(DateRange.ALL, false);

  public DashboardQuery {
    Objects.requireNonNull(days, "days");
  }

  public DashboardQuery within(DateRange range) {
    return new DashboardQuery(range, withTest);
  }

  /** Counts messages in test mode too. */
  public DashboardQuery includingTest() {
    return new DashboardQuery(days, true);
  }
}
