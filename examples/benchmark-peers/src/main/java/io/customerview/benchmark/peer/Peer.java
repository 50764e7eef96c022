package io.customerview.benchmark.peer;

import java.util.BitSet;

/** Something that finds the segments of a customer. Customers are known by their number. */
interface Peer extends AutoCloseable {

  /** Counts the segments of a customer, which is what is timed. */
  int count(int customer);

  /** Returns the segments of a customer by number, which is what is held to the plain reading. */
  BitSet segments(int customer);

  @Override
  default void close() {}
}
