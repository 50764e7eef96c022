package io.customerview.shared;

import io.customerview.shared.CommonRefusal.MoneyOutOfRange;
import io.customerview.shared.CommonRefusal.MoneyTooPrecise;
import io.customerview.shared.CommonRefusal.MoneyUnreadable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of money, such as {@code 500.00}, in the one currency of the installation.
 *
 * <p>It has at most {@value #SCALE} decimals and lies below 10¹² in absolute value; anything beyond
 * is refused, nothing is rounded. The scale doesn't matter: {@code 500}, {@code 500.0} and {@code
 * 500.0000} are equal. It may be negative, since hosts book discounts and credits as contracts of
 * their own.
 *
 * <p>Immutable and thread-safe. An amount by itself is not personal, so {@link #toString()} shows
 * it.
 */
public final class Money implements Comparable<Money> {

  /** How many decimals there are. */
  public static final int SCALE = 4;

  /** Nothing. */
  public static final Money ZERO = new Money(0);

  private static final int WHOLE_DIGITS = 12;
  private static final long UNIT = 10_000;
  private static final long LIMIT = 1_000_000_000_000L * UNIT;

  /** Longer than any amount that can be taken, and short enough to be read at no cost. */
  private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,32}(\\.[0-9]{1,32})?");

  private final long unscaled;

  private Money(long unscaled) {
    this.unscaled = unscaled;
  }

  /** Obtains a whole amount, such as 500. */
  public static Money of(long amount) {
    return of(BigDecimal.valueOf(amount));
  }

  /**
   * Obtains an amount, whatever its scale.
   *
   * @throws RefusedException with {@link MoneyOutOfRange} or {@link MoneyTooPrecise}
   */
  public static Money of(BigDecimal amount) {
    if (amount.signum() == 0) {
      return ZERO;
    }
    // Looked at before anything is computed: 1E+1000000000 is a small object and a huge number.
    if ((long) amount.precision() - amount.scale() > WHOLE_DIGITS) {
      throw new RefusedException(new MoneyOutOfRange());
    }
    int more = amount.scale() - SCALE;
    if (more > 0 && amount.unscaledValue().getLowestSetBit() < more) {
      throw new RefusedException(new MoneyTooPrecise(SCALE)); // not divisible by 2^more
    }
    try {
      return ofUnscaled(amount.movePointRight(SCALE).longValueExact());
    } catch (ArithmeticException fraction) {
      throw new RefusedException(new MoneyTooPrecise(SCALE));
    }
  }

  /**
   * Obtains an amount from ten-thousandths, such as 5,000,000 for {@code 500.00}.
   *
   * @throws RefusedException with {@link MoneyOutOfRange}
   */
  public static Money ofUnscaled(long tenThousandths) {
    if (tenThousandths <= -LIMIT || tenThousandths >= LIMIT) {
      throw new RefusedException(new MoneyOutOfRange());
    }
    return new Money(tenThousandths);
  }

  /**
   * Obtains an amount from its text: digits, with a point before the decimals and no separators of
   * thousands, such as {@code 1234.5} or {@code -0.05}.
   *
   * @throws RefusedException with {@link MoneyUnreadable}, or as {@link #of(BigDecimal)}
   */
  public static Money parse(String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw new RefusedException(new MoneyUnreadable());
    }
    return of(new BigDecimal(text));
  }

  /**
   * Returns the sum, whatever the order; {@link #ZERO} of none.
   *
   * @throws RefusedException with {@link MoneyOutOfRange} if the sum is no amount
   */
  public static Money sum(Collection<Money> amounts) {
    // Whole units and the rest apart: no sum in between can overflow before there are 9 million.
    long whole = 0;
    long rest = 0;
    for (Money amount : amounts) {
      whole = Math.addExact(whole, amount.unscaled / UNIT);
      rest += amount.unscaled % UNIT;
    }
    whole += rest / UNIT;
    if (Math.abs(whole) > LIMIT / UNIT) {
      throw new RefusedException(new MoneyOutOfRange());
    }
    return ofUnscaled(whole * UNIT + rest % UNIT);
  }

  /** Returns the amount in ten-thousandths: below 10¹⁶ in absolute value. */
  public long unscaled() {
    return unscaled;
  }

  /** Returns the amount with {@value #SCALE} decimals. */
  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(unscaled, SCALE);
  }

  public boolean isNegative() {
    return unscaled < 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(unscaled, other.unscaled);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Money that && unscaled == that.unscaled;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(unscaled);
  }

  /** Returns the amount as {@link #parse} reads it, with two decimals or as many as it needs. */
  @Override
  public String toString() {
    BigDecimal shortest = toBigDecimal().stripTrailingZeros();
    return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
  }
}
