package io.customerview.merge;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** How many customers have an address, of those that were looked up. Not thread-safe. */
final class Sharers {

  private final Map<Block, Integer> counts = new HashMap<>();

  void put(Block block, int customers) {
    counts.put(block, customers);
  }

  /** Returns how many have an address; empty if it was not looked up, or too many have it. */
  OptionalInt of(Block block) {
    Integer count = counts.get(block);
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }
}
