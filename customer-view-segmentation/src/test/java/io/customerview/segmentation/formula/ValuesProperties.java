package io.customerview.segmentation.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sets of values beside sets that hold every value one by one. */
class ValuesProperties {

  /** What a set of numbers is asked for: a few around zero, and the ends. */
  private static final List<Long> NUMBERS =
      LongStream.concat(
              LongStream.rangeClosed(-6, 6),
              LongStream.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE))
          .boxed()
          .toList();

  /** Limits, and texts before, between and after them. */
  private static final List<String> TEXTS =
      List.of("", "a", "a!", "b", "b!", "c", "\uFFFD", "\uD835\uDD38");

  /**
   * A set and what is in it.
   *
   * @param values the set
   * @param members those of the values above
   */
  record Both<T>(Values values, Set<T> members) {}

  @Provide
  Arbitrary<Both<Long>> numbers() {
    Arbitrary<Long> bound = Arbitraries.of(NUMBERS);
    Arbitrary<Both<Long>> range =
        Combinators.combine(bound, bound)
            .as(
                (first, last) ->
                    new Both<>(
                        LongValues.range(first, last),
                        chosen(NUMBERS, each -> first <= each && each <= last)));
    return range.list().ofMaxSize(4).map(ranges -> union(LongValues.NONE, ranges));
  }

  @Provide
  Arbitrary<Both<String>> texts() {
    Arbitrary<Both<String>> range =
        Combinators.combine(Arbitraries.of(TEXTS), Arbitraries.integers().between(0, 4))
            .as(ValuesProperties::texts);
    return range.list().ofMaxSize(4).map(ranges -> union(TextValues.NONE, ranges));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-2: sets of numbers are united, intersected and turned round as sets are")
  void number_sets(@ForAll("numbers") Both<Long> one, @ForAll("numbers") Both<Long> other) {
    check(one, other, NUMBERS);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-4: so are sets of texts, in the order of code points")
  void text_sets(@ForAll("texts") Both<String> one, @ForAll("texts") Both<String> other) {
    check(one, other, TEXTS);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("ranges of numbers neither overlap nor touch, and ascend")
  void apart(@ForAll("numbers") Both<Long> one, @ForAll("numbers") Both<Long> other) {
    LongValues values = (LongValues) one.values().union(other.values());
    for (int range = 0; range < values.ranges(); range++) {
      assertThat(values.first(range)).isLessThanOrEqualTo(values.last(range));
      if (range > 0) {
        assertThat(values.first(range)).isGreaterThan(values.last(range - 1) + 1);
      }
    }
  }

  @Example
  @Label("nothing and everything are each other's opposite")
  void ends() {
    for (Values none : List.of(LongValues.NONE, TextValues.NONE)) {
      assertThat(none.isEmpty()).isTrue();
      assertThat(none.isAll()).isFalse();
      assertThat(none.complement().isAll()).isTrue();
      assertThat(none.complement().isEmpty()).isFalse();
      assertThat(none.complement().complement()).isEqualTo(none);
    }
    assertThat(LongValues.NONE.complement()).isEqualTo(LongValues.ALL);
    assertThat(TextValues.NONE.complement()).isEqualTo(TextValues.ALL);
    assertThat(TextValues.ALL.contains(null)).isFalse();
    assertThat(TextValues.of("a").ranges().get(0).isPoint()).isTrue();
    assertThat(TextValues.atLeast("a").ranges().get(0).isPoint()).isFalse();
  }

  private static <T> void check(Both<T> one, Both<T> other, List<T> domain) {
    assertMembers(one.values(), one.members(), domain);
    Set<T> union = new HashSet<>(one.members());
    union.addAll(other.members());
    assertMembers(one.values().union(other.values()), union, domain);
    Set<T> both = new HashSet<>(one.members());
    both.retainAll(other.members());
    assertMembers(one.values().intersection(other.values()), both, domain);
    Set<T> rest = new HashSet<>(domain);
    rest.removeAll(one.members());
    assertMembers(one.values().complement(), rest, domain);
    Values again = one.values().complement().complement();
    assertThat(again).isEqualTo(one.values()).hasSameHashCodeAs(one.values());
    assertThat(one.values().union(other.values())).isEqualTo(other.values().union(one.values()));
    assertThat(one.values().union(one.values().complement()).isAll()).isTrue();
    assertThat(one.values().intersection(one.values().complement()).isEmpty()).isTrue();
  }

  private static <T> void assertMembers(Values values, Set<T> members, List<T> domain) {
    for (T each : domain) {
      boolean contained =
          values instanceof LongValues numbers
              ? numbers.contains((Long) each)
              : ((TextValues) values).contains((String) each);
      assertThat(contained).as("%s in %s", each, values).isEqualTo(members.contains(each));
    }
  }

  private static Both<String> texts(String limit, int kind) {
    int at = TEXTS.indexOf(limit);
    Set<Integer> places =
        IntStream.range(0, TEXTS.size())
            .filter(
                place ->
                    switch (kind) {
                      case 0 -> place > at;
                      case 1 -> place >= at;
                      case 2 -> place == at;
                      case 3 -> place <= at;
                      default -> place < at;
                    })
            .boxed()
            .collect(Collectors.toSet());
    Values values =
        switch (kind) {
          case 0 -> TextValues.greaterThan(limit);
          case 1 -> TextValues.atLeast(limit);
          case 2 -> TextValues.of(limit);
          case 3 -> TextValues.atMost(limit);
          default -> TextValues.lessThan(limit);
        };
    return new Both<>(values, places.stream().map(TEXTS::get).collect(Collectors.toSet()));
  }

  private static <T> Both<T> union(Values none, List<Both<T>> parts) {
    Values values = none;
    Set<T> members = new HashSet<>();
    for (Both<T> part : parts) {
      values = values.union(part.values());
      members.addAll(part.members());
    }
    return new Both<>(values, members);
  }

  private static <T> Set<T> chosen(List<T> domain, Predicate<T> test) {
    return domain.stream().filter(test).collect(Collectors.toSet());
  }
}
