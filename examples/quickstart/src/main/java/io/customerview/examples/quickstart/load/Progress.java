package io.customerview.examples.quickstart.load;

/** Hears of the rows, as far as they have come. */
@FunctionalInterface
public interface Progress {

  /** Tells how many rows were read. */
  void read(long rows);
}
