package io.customerview.segmentation.internal.column;

import io.customerview.shared.CustomerId;
import java.util.UUID;

/**
 * The customers of the rows, and the row of a customer. Kept as plain numbers: an object each would
 * take three times the room. Immutable and thread-safe.
 */
final class Ids {

  /** What {@link #row} says when there is none. */
  static final int NONE = -1;

  private final long[] high;
  private final long[] low;

  /** Row and one; 0 where a place is free. */
  private final int[] places;

  /**
   * Makes the index.
   *
   * @throws IllegalArgumentException if a customer is there twice
   */
  Ids(long[] high, long[] low) {
    this.high = high;
    this.low = low;
    this.places = new int[4 * Integer.highestOneBit(Math.max(1, high.length))];
    for (int row = 0; row < high.length; row++) {
      int place = place(high[row], low[row]);
      if (places[place] != 0) {
        throw new IllegalArgumentException("The customer " + id(row) + " came twice");
      }
      places[place] = row + 1;
    }
  }

  int size() {
    return high.length;
  }

  CustomerId id(int row) {
    return new CustomerId(new UUID(high[row], low[row]));
  }

  /** Returns the row of a customer, or {@link #NONE}. */
  int row(CustomerId customer) {
    UUID id = customer.value();
    return places[place(id.getMostSignificantBits(), id.getLeastSignificantBits())] - 1;
  }

  /** The place where an id is, or would be. */
  private int place(long most, long least) {
    int mask = places.length - 1;
    long mixed = IdBits.mix(most, least);
    int place = (int) mixed & mask;
    while (places[place] != 0
        && (low[places[place] - 1] != least || high[places[place] - 1] != most)) {
      place = place + 1 & mask;
    }
    return place;
  }
}
