package io.customerview.benchmark.segment;

import java.util.List;
import java.util.SplittableRandom;

/** One of several things, some of them more often than others. */
final class Choice<T> {

  private final List<T> things;
  private final double[] upTo;

  /** Makes a choice; there are as many weights as things. */
  Choice(List<T> things, double... weights) {
    this.things = List.copyOf(things);
    this.upTo = weights.clone();
    for (int at = 1; at < upTo.length; at++) {
      upTo[at] += upTo[at - 1];
    }
  }

  T any(SplittableRandom random) {
    double point = random.nextDouble() * upTo[upTo.length - 1];
    int at = 0;
    while (upTo[at] <= point) {
      at++;
    }
    return things.get(at);
  }
}
