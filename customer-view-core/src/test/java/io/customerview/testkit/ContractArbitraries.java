package io.customerview.testkit;

import io.customerview.contract.Contract;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Arbitraries of contracts and of what they are made of, for jqwik properties. Days and amounts lie
 * close together, so that equal ones and edges come up often. Thread-safe.
 */
public final class ContractArbitraries {

  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 2, 20);
  private static final int DAYS = 40;

  private ContractArbitraries() {}

  /** Returns any amounts: small ones, negative ones, ones of four decimals, the greatest. */
  public static Arbitrary<Money> amounts() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-20, 20).map(Money::of),
        Arbitraries.longs()
            .between(-9_999_999_999_999_999L, 9_999_999_999_999_999L)
            .map(Money::ofUnscaled));
  }

  /** Returns amounts such as contracts have: up to two million, hardly one negative. */
  public static Arbitrary<Money> values() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of(0L, 100L, 250L, 500L, 500L).map(Money::of)),
        Tuple.of(3, Arbitraries.longs().between(0, 20_000_000_000L).map(Money::ofUnscaled)),
        Tuple.of(1, Arbitraries.longs().between(-5_000_000, 0).map(Money::ofUnscaled)));
  }

  /** Returns days of six weeks, with a 29 February among them. */
  public static Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, DAYS - 1).map(FIRST_DAY::plusDays);
  }

  /** Returns tags, some of which differ only in case, accents or punctuation. */
  public static Arbitrary<String> tags() {
    return Arbitraries.of("Plano Ouro", "plano  OURO", "C", "C++", "açaí", "ACAI", "tag 01");
  }

  /** Returns the terms of contracts of every type and status. */
  public static Arbitrary<ContractTerms> terms() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(ContractType.RECURRING)),
                Tuple.of(2, Arbitraries.of(ContractType.class))),
            Arbitraries.of(ContractStatus.class),
            values(),
            days(),
            days().injectNull(0.25),
            tags().list().ofMaxSize(3),
            days(),
            Arbitraries.of("no longer needed", "too dear").injectNull(0.3))
        .as(
            (type, status, value, contractedOn, renewsOn, tags, cancelledOn, reason) -> {
              ContractTerms.Builder terms =
                  ContractTerms.builder(type, value, contractedOn)
                      .status(status)
                      .renewsOn(renewsOn);
              tags.forEach(terms::tag);
              return status == ContractStatus.CANCELLED
                  ? terms.cancelled(cancelledOn, reason).build()
                  : terms.build();
            });
  }

  /** Returns the contracts of one customer, up to so many. */
  public static Arbitrary<List<Contract>> contractsOf(CustomerId customer, int most) {
    return terms()
        .list()
        .ofMaxSize(most)
        .map(
            all ->
                IntStream.range(0, all.size())
                    .mapToObj(at -> Contract.of(new ContractId("c-" + at), customer, all.get(at)))
                    .toList());
  }
}
