package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.Values;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Amounts or days.
 *
 * @param limits all that there are: one range
 * @param plain the one that is taken where nothing speaks against it
 */
record NumberSpace(LongValues limits, long plain) implements Space {

  private static final long MOST_UNITS = 1_000_000_000_000L * 10_000 - 1;

  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();

  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  /** Amounts of four decimals below 10<sup>12</sup>, negative ones too. */
  static final NumberSpace AMOUNTS = new NumberSpace(LongValues.range(-MOST_UNITS, MOST_UNITS), 0);

  /** The days that a contract or a host's own criterion may have: the years 1 to 9999. */
  static NumberSpace days(LocalDate today) {
    return new NumberSpace(LongValues.range(FIRST_DAY, LAST_DAY), today.toEpochDay());
  }

  @Override
  public boolean isSurelyEmpty(Values values) {
    return limits.intersection(values).isEmpty();
  }

  @Override
  public @Nullable Long pick(Values values, Budget budget) {
    LongValues possible = limits.intersection(values);
    if (possible.isEmpty()) {
      return null;
    }
    if (possible.contains(plain)) {
      return plain;
    }
    long first = possible.first(0);
    return first == limits.first(0) ? possible.last(0) : first;
  }
}
