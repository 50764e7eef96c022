package io.customerview.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.shared.CommonRefusal.MoneyOutOfRange;
import io.customerview.shared.CommonRefusal.MoneyTooPrecise;
import io.customerview.shared.CommonRefusal.MoneyUnreadable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "500, 5000000, 500.00",
    "500.0, 5000000, 500.00",
    "500.00000000, 5000000, 500.00",
    "0.0001, 1, 0.0001",
    "-0.05, -500, -0.05",
    "+12.340, 123400, 12.34",
    "999999999999.9999, 9999999999999999, 999999999999.9999",
    "-999999999999.9999, -9999999999999999, -999999999999.9999",
    "0.000000, 0, 0.00"
  })
  @DisplayName("CTR-2: an amount is exact, and its scale doesn't matter")
  void exact(String text, long unscaled, String shown) {
    Money money = Money.parse(text);
    assertThat(money.unscaled()).isEqualTo(unscaled);
    assertThat(money).isEqualTo(Money.of(new BigDecimal(text))).hasToString(shown);
    assertThat(Money.parse(money.toString())).isEqualTo(money);
    assertThat(money.toBigDecimal()).isEqualByComparingTo(text);
  }

  @Test
  @DisplayName("CTR-1: 10^12 and beyond is refused, on both sides of zero")
  void out_of_range() {
    for (String text : List.of("1000000000000", "-1000000000000", "1e12", "1e1000000000")) {
      refused(() -> Money.of(new BigDecimal(text)), new MoneyOutOfRange());
    }
    refused(() -> Money.of(1_000_000_000_000L), new MoneyOutOfRange());
    refused(() -> Money.of(Long.MIN_VALUE), new MoneyOutOfRange());
    refused(() -> Money.ofUnscaled(10_000_000_000_000_000L), new MoneyOutOfRange());
    refused(() -> Money.ofUnscaled(-10_000_000_000_000_000L), new MoneyOutOfRange());
    refused(() -> Money.parse("9".repeat(13)), new MoneyOutOfRange());
  }

  @Test
  @DisplayName("CTR-1: more than four decimals are refused, not rounded")
  void too_precise() {
    for (String text : List.of("0.00001", "1.23456", "-0.00016", "1e-1000000000")) {
      refused(() -> Money.of(new BigDecimal(text)), new MoneyTooPrecise(4));
    }
    // 16 divides by 2^4 and not by 10^4
    refused(() -> Money.of(new BigDecimal(BigInteger.valueOf(16), 8)), new MoneyTooPrecise(4));
    BigDecimal huge = new BigDecimal(BigInteger.ONE.shiftLeft(4_000_000), 1_204_119);
    refused(() -> Money.of(huge), new MoneyTooPrecise(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 1", "1,00", "1.000,00", "R$ 1", "1e3", ".5", "5.", "--1", "NaN", "١"})
  @DisplayName("CTR-1: a text that is no plain number is refused")
  void unreadable(String text) {
    refused(() -> Money.parse(text), new MoneyUnreadable());
  }

  @Test
  @DisplayName("CTR-1: a text as long as a file is refused at once")
  void long_text() {
    refused(() -> Money.parse("9".repeat(1_000_000)), new MoneyUnreadable());
  }

  @Test
  @DisplayName("CTR-2: a sum is exact whatever passes by on the way, and refused beyond 10^12")
  void sums() {
    Money most = Money.parse("999999999999.9999");
    Money least = Money.parse("-999999999999.9999");
    assertThat(Money.sum(List.of())).isEqualTo(Money.ZERO);
    assertThat(Money.sum(List.of(most, most, least))).isEqualTo(most);
    assertThat(Money.sum(Collections.nCopies(10_000, Money.parse("0.0001"))))
        .isEqualTo(Money.of(1));
    assertThat(Money.sum(List.of(Money.parse("999999999999"), Money.parse("0.9999"))))
        .isEqualTo(most);
    refused(() -> Money.sum(List.of(most, Money.parse("0.0001"))), new MoneyOutOfRange());
    refused(() -> Money.sum(List.of(least, Money.parse("-0.0001"))), new MoneyOutOfRange());
    refused(() -> Money.sum(Collections.nCopies(2_000, most)), new MoneyOutOfRange());
    // The sum in ten-thousandths is 2^64, but for a little.
    List<Money> round = new ArrayList<>(Collections.nCopies(1_844, Money.of(999_999_999_999L)));
    round.add(Money.of(674_407_372_799L));
    refused(() -> Money.sum(round), new MoneyOutOfRange());
  }

  @Test
  @DisplayName("CTR-2: amounts are ordered by value")
  void order() {
    assertThat(List.of(Money.of(-1), Money.ZERO, Money.parse("0.0001"), Money.of(1))).isSorted();
    assertThat(Money.of(-1).isNegative()).isTrue();
    assertThat(Money.ZERO.isNegative()).isFalse();
    assertThat(Money.ofUnscaled(10_000)).isEqualTo(Money.of(1)).hasSameHashCodeAs(Money.of(1));
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
