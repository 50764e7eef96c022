package io.customerview.segmentation.internal.index;

import java.util.Arrays;

/** The regions of one customer's values of a field. Serves one customer after another. */
final class Probe {

  /** The region of each value; perhaps repeated. */
  int[] regions = new int[16];

  int count;

  /** The lowest region of a value, or that of no value. */
  int lowest;

  /** The highest region of a value, or that of no value. */
  int highest;

  /** Begins with no value, which has a region of its own. */
  void clear(int none) {
    count = 0;
    lowest = none;
    highest = none;
  }

  void add(int region) {
    if (count == regions.length) {
      regions = Arrays.copyOf(regions, 2 * count);
    }
    lowest = count == 0 ? region : Math.min(lowest, region);
    highest = count == 0 ? region : Math.max(highest, region);
    regions[count++] = region;
  }
}
