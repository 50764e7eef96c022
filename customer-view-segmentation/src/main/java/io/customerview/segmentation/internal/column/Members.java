package io.customerview.segmentation.internal.column;

import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The customers that are in a segment, in no particular order, and those of which it could not be
 * told. Takes a bit for each customer of the snapshot, and keeps the snapshot's ids alive.
 *
 * <p>Immutable and thread-safe.
 */
public final class Members implements Iterable<CustomerId> {

  private final Rows rows;
  private final long[] members;
  private final long @Nullable [] failed;
  private final int count;

  Members(Rows rows, long[] members, long @Nullable [] failed) {
    this.rows = rows;
    this.members = members;
    this.failed = failed;
    this.count = Bits.count(members);
  }

  /** Returns how many members there are. */
  public int count() {
    return count;
  }

  /** Returns whether a customer is a member. */
  public boolean contains(CustomerId customer) {
    int row = rows.row(customer);
    return row != Ids.NONE && Bits.get(members, row);
  }

  /** Returns the members. */
  public List<CustomerId> toList() {
    return list(members, count);
  }

  /**
   * Returns the customers of which the host could not tell a criterion of its own that the segment
   * uses: they may be members or not.
   */
  public List<CustomerId> failed() {
    return failed == null ? List.of() : list(failed, Bits.count(failed));
  }

  private List<CustomerId> list(long[] words, int size) {
    List<CustomerId> list = new ArrayList<>(size);
    forEach(words, list::add);
    return Collections.unmodifiableList(list);
  }

  @Override
  public void forEach(Consumer<? super CustomerId> action) {
    forEach(members, action);
  }

  private void forEach(long[] words, Consumer<? super CustomerId> action) {
    for (int at = 0; at < words.length; at++) {
      for (long left = words[at]; left != 0; left &= left - 1) {
        action.accept(rows.id((at << 6) + Long.numberOfTrailingZeros(left)));
      }
    }
  }

  @Override
  public Iterator<CustomerId> iterator() {
    return new Iterator<>() {
      private int at = -1;
      private long left;

      @Override
      public boolean hasNext() {
        while (left == 0 && at < members.length - 1) {
          left = members[++at];
        }
        return left != 0;
      }

      @Override
      public CustomerId next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int row = (at << 6) + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        return rows.id(row);
      }
    };
  }

  /** Shows how many there are, and no customer. */
  @Override
  public String toString() {
    return "Members[" + count + ']';
  }
}
