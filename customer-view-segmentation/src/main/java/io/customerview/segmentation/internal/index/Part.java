package io.customerview.segmentation.internal.index;

import java.util.List;

/** A block, and which of its segments still count. Immutable. */
final class Part {

  private final Block block;
  private final long[] live;
  private final int count;

  private Part(Block block, long[] live, int count) {
    this.block = block;
    this.live = live;
    this.count = count;
  }

  static Part of(List<Entry> entries) {
    return new Part(BlockBuilder.block(entries), Rows.first(entries.size()), entries.size());
  }

  Part without(int bit) {
    long[] rest = live.clone();
    Rows.clear(rest, bit);
    return new Part(block, rest, count - 1);
  }

  Block block() {
    return block;
  }

  long[] live() {
    return live;
  }

  boolean isLive(int bit) {
    return Rows.isSet(live, bit);
  }

  /** Returns how many segments still count. */
  int count() {
    return count;
  }
}
