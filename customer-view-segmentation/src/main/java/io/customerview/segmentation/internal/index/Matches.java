package io.customerview.segmentation.internal.index;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.internal.plan.HostValues;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.shared.SegmentId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The segments that a customer is in, and those that could not be answered: a view that the next
 * match of the same {@link Matcher} changes. No id is in it twice. Not thread-safe.
 */
public final class Matches {

  /** Which segments, by place in their block: to put ids down would take longer. */
  private int[] bits = {};

  private int count;

  /** For each block that was asked, its segments, and how many matches there are up to it. */
  private Entry[][] blocks = {};

  private int[] upTo = {};
  private int blockCount;
  private int asked;
  private final List<SegmentId> failed = new ArrayList<>();
  private final List<HostCriterionException> failures = new ArrayList<>();
  private final List<SegmentId> view = new View();

  Matches() {}

  /** Shows the ids without a copy. */
  private final class View extends AbstractList<SegmentId> {
    @Override
    public SegmentId get(int index) {
      int bit = bits[Objects.checkIndex(index, count)];
      int low = 0;
      int high = blockCount - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (index < upTo[middle]) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return blocks[low][bit].id();
    }

    @Override
    public int size() {
      return count;
    }
  }

  /** Returns the segments that the customer is in, in no order that means anything. */
  public List<SegmentId> matched() {
    return view;
  }

  /**
   * Returns the segments that have no answer, since a criterion of the host's could not be read.
   */
  public List<SegmentId> failed() {
    return Collections.unmodifiableList(failed);
  }

  /** Returns why, for each of {@link #failed}. */
  public List<HostCriterionException> failures() {
    return Collections.unmodifiableList(failures);
  }

  /** Returns how many segments were asked one by one. */
  public int asked() {
    return asked;
  }

  void clear() {
    count = 0;
    blockCount = 0;
    asked = 0;
    if (!failed.isEmpty()) {
      failed.clear();
      failures.clear();
    }
  }

  void add(int bit) {
    if (count == bits.length) {
      bits = Arrays.copyOf(bits, 2 * count + 64);
    }
    bits[count++] = bit;
  }

  /** Adds all that are set in a row. */
  void add(long[] row, int words) {
    int most = count + 64 * words;
    if (most > bits.length) {
      bits = Arrays.copyOf(bits, most);
    }
    count = put(row, words, bits, count);
  }

  /** Everything in it is local: so it is compiled well. */
  private static int put(long[] row, int words, int[] bits, int count) {
    int at = count;
    for (int word = 0; word < words; word++) {
      for (long left = row[word]; left != 0; left &= left - 1) {
        bits[at++] = (word << 6) + Long.numberOfTrailingZeros(left);
      }
    }
    return at;
  }

  /** Says that what was added since the last block is of this one. */
  void endOf(Entry[] block) {
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * blockCount + 4);
      upTo = Arrays.copyOf(upTo, 2 * blockCount + 4);
    }
    blocks[blockCount] = block;
    upTo[blockCount++] = count;
  }

  void addFailed(SegmentId id, HostCriterionException failure) {
    failed.add(id);
    failures.add(failure);
  }

  boolean isMember(Entry entry, CustomerFacts facts, HostValues read) {
    asked++;
    return entry.plan().test(facts, read);
  }
}
