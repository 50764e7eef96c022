package io.customerview.portfolio;

import io.customerview.shared.CustomerId;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * In which row each customer stood first, of as many as a sheet has. They are kept as plain
 * numbers: as objects that live as long as the reading, they would be looked through and moved
 * again and again for the sake of the rows that come and go beside them.
 *
 * <p>A table with open addressing, at most half full; its places name those that were kept, in
 * their order. Not thread-safe.
 */
final class FirstRows {

  private static final int FIRST_SIZE = 1 << 10;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private int[] table = new int[2 * FIRST_SIZE];
  private long[] high = new long[FIRST_SIZE];
  private long[] low = new long[FIRST_SIZE];
  private long[] rows = new long[FIRST_SIZE];
  private int size;

  /** Returns the row in which a customer stood before; if there is none, this one is its first. */
  OptionalLong putIfAbsent(CustomerId customer, long row) {
    UUID id = customer.value();
    int place = place(id.getMostSignificantBits(), id.getLeastSignificantBits());
    if (table[place] > 0) {
      return OptionalLong.of(rows[table[place] - 1]);
    }
    if (size == rows.length) {
      grow();
      place = place(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }
    high[size] = id.getMostSignificantBits();
    low[size] = id.getLeastSignificantBits();
    rows[size] = row;
    size++;
    table[place] = size;
    return OptionalLong.empty();
  }

  /** Where a customer is, or would be. */
  private int place(long idHigh, long idLow) {
    long mixed = (idHigh * GOLDEN ^ idLow) * GOLDEN;
    int last = table.length - 1;
    int place = (int) (mixed >>> 32) & last;
    while (table[place] > 0 && !isAt(table[place] - 1, idHigh, idLow)) {
      place = (place + 1) & last;
    }
    return place;
  }

  private boolean isAt(int kept, long idHigh, long idLow) {
    return high[kept] == idHigh && low[kept] == idLow;
  }

  private void grow() {
    int larger = 2 * size;
    high = Arrays.copyOf(high, larger);
    low = Arrays.copyOf(low, larger);
    rows = Arrays.copyOf(rows, larger);
    table = new int[2 * larger];
    for (int kept = 0; kept < size; kept++) {
      table[place(high[kept], low[kept])] = kept + 1;
    }
  }
}
