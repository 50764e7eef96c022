package io.customerview.segmentation.internal.index;

import java.util.Arrays;

/** What one customer's values of a field are to an index. Serves one customer after another. */
final class Probe {

  /** The numbers of the values that are points of the field; perhaps repeated. */
  int[] codes = new int[16];

  int codeCount;

  /** The regions that hold a value; perhaps repeated. */
  int[] regions = new int[16];

  int regionCount;

  /** The lowest region that holds a value; there is one if {@link #isPresent}. */
  int lowest;

  /** The highest region that holds a value. */
  int highest;

  /** Whether there is a value. */
  boolean isPresent;

  void clear() {
    codeCount = 0;
    regionCount = 0;
    isPresent = false;
  }

  void addCode(int code) {
    if (code != Points.NONE) {
      if (codeCount == codes.length) {
        codes = Arrays.copyOf(codes, 2 * codeCount);
      }
      codes[codeCount++] = code;
    }
  }

  void addRegion(int region) {
    if (regionCount == regions.length) {
      regions = Arrays.copyOf(regions, 2 * regionCount);
    }
    regions[regionCount++] = region;
  }
}
