package io.customerview.segmentation.internal.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An index of rows with any number of codes: a row is found when one of its codes is in the range
 * (SEG-2). The pairs of code and row, sorted, are cut into 32 blocks with a bitmap each, and a tree
 * of bitmaps over them.
 *
 * <p>For numbers, what is open to one side asks for the least or the greatest code of a row only,
 * of which there is one: those have an index of their own.
 */
final class MultiIndex implements Index {

  private static final int BLOCKS = 32;
  private static final int SMALLEST_STEP = 64;

  private final Slices slices;
  private final @Nullable SingleIndex least;
  private final @Nullable SingleIndex greatest;
  private final int step;
  private final int blocks;

  /** The children of {@code n} are {@code 2n} and {@code 2n+1}; the blocks come last. */
  private final long[][] tree;

  private MultiIndex(
      Slices slices,
      @Nullable SingleIndex least,
      @Nullable SingleIndex greatest,
      int step,
      long[][] tree) {
    this.slices = slices;
    this.least = least;
    this.greatest = greatest;
    this.step = step;
    this.blocks = tree.length / 2;
    this.tree = tree;
  }

  static MultiIndex of(Flat flat, int values, boolean withEnds) {
    Slices slices = Slices.of(flat, values);
    int step = Math.max(SMALLEST_STEP, (slices.size() + BLOCKS - 1) / BLOCKS);
    int blocks = (slices.size() + step - 1) / step;
    long[][] tree = new long[2 * blocks][Bits.words(flat.rows())];
    for (int block = 0; block < blocks; block++) {
      slices.mark(block * step, Math.min(slices.size(), (block + 1) * step), tree[blocks + block]);
    }
    for (int node = blocks - 1; node > 0; node--) {
      Bits.or(tree[node], tree[2 * node]);
      Bits.or(tree[node], tree[2 * node + 1]);
    }
    return new MultiIndex(
        slices,
        withEnds ? SingleIndex.of(flat.least(), values) : null,
        withEnds ? SingleIndex.of(flat.greatest(), values) : null,
        step,
        tree);
  }

  @Override
  public Slices slices() {
    return slices;
  }

  @Override
  public boolean isSmall(int from, int to) {
    return slices.start(to) - slices.start(from) <= step;
  }

  @Override
  public void fill(int from, int to, long[] target) {
    if (from == 0 && least != null) {
      least.fill(from, to, target);
    } else if (to == slices.values() && greatest != null) {
      greatest.fill(from, to, target);
    } else {
      Arrays.fill(target, 0);
      mark(slices.start(from), slices.start(to), target);
    }
  }

  private void mark(int start, int end, long[] target) {
    int low = (start + step - 1) / step;
    int high = end == slices.size() ? blocks : end / step;
    if (low >= high) {
      slices.mark(start, end, target);
      return;
    }
    slices.mark(start, low * step, target);
    for (int left = low + blocks, right = high + blocks; left < right; left /= 2, right /= 2) {
      if ((left & 1) == 1) {
        Bits.or(target, tree[left++]);
      }
      if ((right & 1) == 1) {
        Bits.or(target, tree[--right]);
      }
    }
    slices.mark(Math.min(high * step, end), end, target);
  }
}
