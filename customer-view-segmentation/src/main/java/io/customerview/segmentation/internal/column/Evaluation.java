package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.internal.column.Batch.Atom;
import io.customerview.segmentation.rule.HostCriterion;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a batch over columns. A comparison that is used again is kept until its last use, as
 * long as there is room. Not thread-safe.
 */
final class Evaluation {

  /** How many words of comparisons are kept at most: 64 MB. */
  private static final int MOST_WORDS_KEPT = 1 << 23;

  private final Columns columns;
  private final List<Atom> atoms;
  private final int[] usesLeft;
  private final Column[] columnOf;
  private final CodeRanges[] rangesOf;
  private final long[][] kept;
  private final Buffers buffers;
  private final int words;
  private int roomLeft;

  Evaluation(Columns columns, Batch batch) {
    this.columns = columns;
    this.atoms = batch.atoms();
    this.usesLeft = batch.uses();
    this.columnOf = new Column[atoms.size()];
    this.rangesOf = new CodeRanges[atoms.size()];
    this.kept = new long[atoms.size()][];
    this.words = Bits.words(columns.rows());
    this.buffers = new Buffers(words);
    this.roomLeft = MOST_WORDS_KEPT / Math.max(1, words);
    for (int atom = 0; atom < atoms.size(); atom++) {
      columnOf[atom] = columns.column(atoms.get(atom).field());
      rangesOf[atom] = columnOf[atom].dictionary().ranges(atoms.get(atom).values());
    }
  }

  /** Returns a bitmap of the rows that meet a node, which is the caller's. */
  long[] rows(Node node) {
    long[] target = new long[words];
    fill(node, target, null);
    Bits.trim(target, columns.rows());
    return target;
  }

  /** Returns the rows for which the host failed to tell one of the criteria; null for none. */
  long @Nullable [] failed(Set<HostCriterion<?>> criteria) {
    long[] all = null;
    for (HostCriterion<?> criterion : criteria) {
      long[] failed = columns.failed(criterion);
      if (failed != null) {
        all = all == null ? new long[words] : all;
        Bits.or(all, failed);
      }
    }
    return all;
  }

  /**
   * Makes the target the bitmap of the rows that meet a node.
   *
   * @param asked rows that the answer is needed of; null for all of them
   */
  private void fill(Node node, long[] target, long @Nullable [] asked) {
    if (node instanceof Node.Literal literal) {
      literal(literal, target);
    } else if (node instanceof Node.Block block) {
      block(block, target, asked);
    } else {
      single((Node.Single) node, target, asked);
    }
  }

  private void block(Node.Block block, long[] target, long @Nullable [] asked) {
    if (block.parts().isEmpty()) {
      Arrays.fill(target, block.isAll() ? -1L : 0L);
      return;
    }
    fill(block.parts().get(0), target, asked);
    for (Node part : block.parts().subList(1, block.parts().size())) {
      if (part instanceof Node.Literal literal) {
        combine(literal, target, block.isAll());
      } else {
        long[] more = buffers.take();
        fill(part, more, block.isAll() ? target : asked);
        combine(more, false, target, block.isAll());
        buffers.give(more);
      }
    }
  }

  private void single(Node.Single single, long[] target, long @Nullable [] asked) {
    fill(single.candidates(), target, asked);
    Bits.trim(target, columns.rows());
    if (asked != null) {
      Bits.and(target, asked);
    }
    ContractTest test = ContractTest.of(single.formula(), columns);
    for (int at = 0; at < words; at++) {
      for (long left = target[at]; left != 0; left &= left - 1) {
        int row = (at << 6) + Long.numberOfTrailingZeros(left);
        if (!test.isMetInRow(columns.contracts(), row)) {
          Bits.clear(target, row);
        }
      }
    }
    if (single.negated()) {
      Bits.not(target);
    }
  }

  private void literal(Node.Literal literal, long[] target) {
    long[] ready = ready(literal.atom());
    if (ready == null) {
      columnOf[literal.atom()].fill(rangesOf[literal.atom()], target, buffers);
      if (literal.negated()) {
        Bits.not(target);
      }
    } else if (literal.negated()) {
      Bits.copyNot(ready, target);
    } else {
      Bits.copy(ready, target);
    }
    release(literal.atom());
  }

  private void combine(Node.Literal literal, long[] target, boolean isAll) {
    int atom = literal.atom();
    long[] ready = ready(atom);
    if (ready != null) {
      combine(ready, literal.negated(), target, isAll);
    } else if (columnOf[atom].isSmall(rangesOf[atom]) && isAll == literal.negated()) {
      if (isAll) {
        columnOf[atom].unmark(rangesOf[atom], target);
      } else {
        columnOf[atom].mark(rangesOf[atom], target);
      }
    } else {
      long[] more = buffers.take();
      columnOf[atom].fill(rangesOf[atom], more, buffers);
      combine(more, literal.negated(), target, isAll);
      buffers.give(more);
    }
    release(atom);
  }

  private static void combine(long[] with, boolean negated, long[] target, boolean isAll) {
    if (isAll && negated) {
      Bits.andNot(target, with);
    } else if (isAll) {
      Bits.and(target, with);
    } else if (negated) {
      Bits.orNot(target, with);
    } else {
      Bits.or(target, with);
    }
  }

  /** The bitmap of a comparison, if it is there or worth keeping. */
  private long @Nullable [] ready(int atom) {
    if (kept[atom] != null) {
      return kept[atom];
    }
    long[] ready = columnOf[atom].ready(rangesOf[atom]);
    if (ready == null && usesLeft[atom] > 1 && roomLeft > 0) {
      roomLeft--;
      ready = buffers.take();
      columnOf[atom].fill(rangesOf[atom], ready, buffers);
      kept[atom] = ready;
    }
    return ready;
  }

  /** Counts a use down; after the last one what was kept is free. */
  private void release(int atom) {
    if (--usesLeft[atom] == 0 && kept[atom] != null) {
      buffers.give(kept[atom]);
      kept[atom] = null;
      roomLeft++;
    }
  }
}
