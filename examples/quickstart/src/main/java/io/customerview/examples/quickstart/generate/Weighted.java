package io.customerview.examples.quickstart.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Values drawn by weight, each draw in constant time (Vose's alias method). Immutable. */
final class Weighted<T> {

  private final List<T> values;
  private final double[] keep;
  private final int[] other;

  private Weighted(List<T> values, double[] keep, int[] other) {
    this.values = values;
    this.keep = keep;
    this.other = other;
  }

  static <T> Weighted<T> of(List<T> candidates, ToDoubleFunction<? super T> weight) {
    List<T> values = candidates.stream().filter(v -> weight.applyAsDouble(v) > 0).toList();
    int size = values.size();
    if (size == 0) {
      throw new IllegalArgumentException("at least one value must have a weight above zero");
    }
    double total = 0;
    for (T value : values) {
      total += weight.applyAsDouble(value);
    }
    double[] keep = new double[size];
    int[] other = new int[size];
    Deque<Integer> small = new ArrayDeque<>();
    Deque<Integer> large = new ArrayDeque<>();
    for (int index = 0; index < size; index++) {
      keep[index] = weight.applyAsDouble(values.get(index)) * size / total;
      other[index] = index;
      (keep[index] < 1 ? small : large).add(index);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int less = small.remove();
      int more = large.remove();
      other[less] = more;
      keep[more] -= 1 - keep[less];
      (keep[more] < 1 ? small : large).add(more);
    }
    small.forEach(index -> keep[index] = 1);
    large.forEach(index -> keep[index] = 1);
    return new Weighted<>(values, keep, other);
  }

  /** Reads {@code "Ltda.=48|ME=14"}. */
  static Weighted<String> parse(String text) {
    record Entry(String value, double weight) {}
    List<Entry> entries = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      int equals = part.lastIndexOf('=');
      entries.add(
          new Entry(part.substring(0, equals), Double.parseDouble(part.substring(equals + 1))));
    }
    return of(entries, Entry::weight).map(Entry::value);
  }

  /** Returns other values with the same weights. */
  <R> Weighted<R> map(Function<? super T, ? extends R> change) {
    return new Weighted<>(values.stream().<R>map(change).toList(), keep, other);
  }

  T draw(Dice dice) {
    int index = dice.below(keep.length);
    return values.get(dice.fraction() < keep[index] ? index : other[index]);
  }
}
