package io.customerview.benchmark.peer;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A peer that knows one segment at a time: it is asked of one after the other.
 *
 * @param customers what it sees of each customer, made once
 * @param segments each of the segments
 */
record Looped<T>(List<T> customers, List<Predicate<T>> segments) implements Peer {

  /** For a peer that sees customers in its own way. */
  static <T> Looped<T> of(
      List<FlatCustomer> customers,
      Function<FlatCustomer, T> seen,
      List<? extends Predicate<T>> segments) {
    return new Looped<>(customers.stream().map(seen).toList(), List.copyOf(segments));
  }

  /** Counts the members of a segment. */
  long members(int segment) {
    Predicate<T> asked = segments.get(segment);
    long members = 0;
    for (T customer : customers) {
      members += asked.test(customer) ? 1 : 0;
    }
    return members;
  }

  @Override
  public int count(int customer) {
    T asked = customers.get(customer);
    int count = 0;
    for (int at = 0; at < segments.size(); at++) {
      count += segments.get(at).test(asked) ? 1 : 0;
    }
    return count;
  }

  @Override
  public BitSet segments(int customer) {
    BitSet found = new BitSet();
    for (int at = 0; at < segments.size(); at++) {
      found.set(at, segments.get(at).test(customers.get(customer)));
    }
    return found;
  }
}
