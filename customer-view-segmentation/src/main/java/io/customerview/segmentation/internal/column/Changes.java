package io.customerview.segmentation.internal.column;

import io.customerview.shared.CustomerId;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes by customer: a tree over the bits of ids, in which adding one copies the few nodes above
 * it. Immutable and thread-safe.
 */
final class Changes {

  static final Changes NONE = new Changes(new Object[16], 0, 0);

  private static final int BITS = 4;
  private static final int WIDTH = 1 << BITS;

  /** Changes, nodes of the same kind, and null. */
  private final Object[] root;

  private final int size;
  private final int added;

  private Changes(Object[] root, int size, int added) {
    this.root = root;
    this.size = size;
    this.added = added;
  }

  /** Returns how many customers are changed. */
  int size() {
    return size;
  }

  /** Returns how many of them have a row beyond the columns. */
  int added() {
    return added;
  }

  @Nullable Change get(CustomerId customer) {
    Object[] node = root;
    for (int depth = 0; ; depth++) {
      Object slot = node[slot(customer, depth)];
      if (!(slot instanceof Object[] deeper)) {
        Change found = (Change) slot;
        return found != null && found.customer().equals(customer) ? found : null;
      }
      node = deeper;
    }
  }

  /**
   * Returns these changes and another one, which takes the place of one of the same customer.
   *
   * @param isAdded whether its row is beyond the columns
   */
  Changes with(Change change, boolean isAdded) {
    boolean isNew = get(change.customer()) == null;
    return new Changes(
        with(root, change, 0), size + (isNew ? 1 : 0), added + (isNew && isAdded ? 1 : 0));
  }

  private static Object[] with(Object[] node, Change change, int depth) {
    Object[] copy = node.clone();
    int at = slot(change.customer(), depth);
    if (copy[at] instanceof Object[] deeper) {
      copy[at] = with(deeper, change, depth + 1);
    } else if (copy[at] instanceof Change there && !there.customer().equals(change.customer())) {
      Object[] deeper = new Object[WIDTH];
      deeper[slot(there.customer(), depth + 1)] = there;
      copy[at] = with(deeper, change, depth + 1);
    } else {
      copy[at] = change;
    }
    return copy;
  }

  /** Mixed bits of an id first, then those of its first half: no two ids have all in common. */
  private static int slot(CustomerId customer, int depth) {
    UUID id = customer.value();
    long high = id.getMostSignificantBits();
    long bits = depth < WIDTH ? IdBits.mix(high, id.getLeastSignificantBits()) : high;
    return (int) (bits >>> (BITS * (depth % WIDTH))) & (WIDTH - 1);
  }

  void forEach(Consumer<Change> action) {
    forEach(root, action);
  }

  private static void forEach(Object[] node, Consumer<Change> action) {
    for (Object slot : node) {
      if (slot instanceof Change change) {
        action.accept(change);
      } else if (slot != null) {
        forEach((Object[]) slot, action);
      }
    }
  }
}
