package io.customerview.benchmark.merge;

import io.customerview.benchmark.base.SearchBase;
import io.customerview.merge.Candidate;
import io.customerview.merge.MergeEvidence;
import io.customerview.merge.MergeEvidence.Kind;
import io.customerview.shared.CustomerId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Counts the candidates that were found, by what they are in truth. Not thread-safe. */
final class Outcome {

  /** What two customers are to each other who are not the same. */
  enum Others {
    /** One is a relative of the other, or of who the other is in truth. */
    RELATIVES,
    /** They have nothing to do with one another, or are of one company. */
    STRANGERS
  }

  private final DuplicateBase base;
  private final Map<CustomerId, Long> numbers = new HashMap<>();
  private final Map<Slip, Integer> seconds = new EnumMap<>(Slip.class);
  private final Map<Slip, NavigableMap<Double, Integer>> right = new EnumMap<>(Slip.class);
  private final Map<Others, NavigableMap<Double, Integer>> wrong = new EnumMap<>(Others.class);
  private final Map<Kind, int[]> evidence = new EnumMap<>(Kind.class);

  /**
   * @param looked at how many customers a sweep looks, in the order of their ids
   */
  Outcome(DuplicateBase base, int looked) {
    this.base = base;
    for (long number = 1; number <= base.customers(); number++) {
      numbers.put(SearchBase.id(number), number);
    }
    CustomerId last =
        numbers.keySet().stream().sorted().skip(looked - 1L).findFirst().orElseThrow();
    for (long number = 1; number <= base.customers(); number++) {
      CustomerId id = SearchBase.id(number);
      base.second(number)
          .filter(second -> first(id, SearchBase.id(second.original())).compareTo(last) <= 0)
          .ifPresent(second -> seconds.merge(second.slip(), 1, Integer::sum));
    }
    for (Slip slip : Slip.values()) {
      right.put(slip, new TreeMap<>());
    }
    for (Others others : Others.values()) {
      wrong.put(others, new TreeMap<>());
    }
  }

  private static CustomerId first(CustomerId one, CustomerId other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  void count(Candidate candidate) {
    long one = numbers.getOrDefault(candidate.one(), 0L);
    long other = numbers.getOrDefault(candidate.other(), 0L);
    long whoIsOne = whoIs(one);
    boolean same = whoIsOne == whoIs(other);
    (same
            ? of(right, base.second(Math.max(one, other)).orElseThrow().slip())
            : of(wrong, areRelatives(one, other) ? Others.RELATIVES : Others.STRANGERS))
        .merge(candidate.weight(), 1, Integer::sum);
    for (MergeEvidence found : candidate.evidence()) {
      evidence.computeIfAbsent(found.kind(), any -> new int[2])[same ? 0 : 1]++;
    }
  }

  private static <K> NavigableMap<Double, Integer> of(
      Map<K, NavigableMap<Double, Integer>> weights, K key) {
    return weights.getOrDefault(key, new TreeMap<>());
  }

  private long whoIs(long number) {
    return base.second(number).map(DuplicateBase.Second::original).orElse(number);
  }

  private boolean areRelatives(long one, long other) {
    return isRelativeOf(one, whoIs(other)) || isRelativeOf(other, whoIs(one));
  }

  private boolean isRelativeOf(long one, long other) {
    OptionalLong of = base.relativeOf(one);
    return of.isPresent() && (of.getAsLong() == other || base.relativeOf(other).equals(of));
  }

  private static int atLeast(NavigableMap<Double, Integer> weights, double least) {
    return weights.tailMap(least, true).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns how many were registered a second time and looked at, by what went wrong. */
  Map<Slip, Integer> seconds() {
    return seconds;
  }

  int all() {
    return seconds.values().stream().mapToInt(Integer::intValue).sum();
  }

  int right(Slip slip, double least) {
    return atLeast(of(right, slip), least);
  }

  int right(double least) {
    return right.values().stream().mapToInt(weights -> atLeast(weights, least)).sum();
  }

  int wrong(Others others, double least) {
    return atLeast(of(wrong, others), least);
  }

  int wrong(double least) {
    return wrong.values().stream().mapToInt(weights -> atLeast(weights, least)).sum();
  }

  double recall(double least) {
    return right(least) / (double) Math.max(1, all());
  }

  double precision(double least) {
    return right(least) / (double) Math.max(1, right(least) + wrong(least));
  }

  /** Returns how many candidates have each kind of evidence: those who are one, and the others. */
  Map<Kind, int[]> evidence() {
    return evidence;
  }
}
