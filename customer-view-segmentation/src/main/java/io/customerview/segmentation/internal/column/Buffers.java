package io.customerview.segmentation.internal.column;

import java.util.ArrayDeque;
import java.util.Deque;

/** Bitmaps to work in, used again and again. Not thread-safe. */
final class Buffers {

  private final int words;
  private final Deque<long[]> free = new ArrayDeque<>();

  Buffers(int words) {
    this.words = words;
  }

  /** Returns a bitmap with anything in it. */
  long[] take() {
    long[] buffer = free.poll();
    return buffer == null ? new long[words] : buffer;
  }

  void give(long[] buffer) {
    free.push(buffer);
  }
}
