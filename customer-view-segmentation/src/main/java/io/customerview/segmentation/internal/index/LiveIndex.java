package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An index that changes while it is asked. Readers take the {@linkplain #current() current} index,
 * which never changes, and wait for no one. Writers wait for each other, and not for a compaction.
 *
 * <p>Thread-safe.
 */
public final class LiveIndex {

  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock compacting = new ReentrantLock();
  private volatile SegmentIndex current;

  /** The changes since a compaction began; null if there is none under way. */
  private @Nullable List<UnaryOperator<SegmentIndex>> meanwhile;

  /** Begins with an index. */
  public LiveIndex(SegmentIndex first) {
    this.current = first;
  }

  /** Returns the index with all changes that are done. */
  public SegmentIndex current() {
    return current;
  }

  /**
   * Adds a segment, or replaces the one with its id.
   *
   * @throws RefusedException as {@link SegmentIndex#with}; nothing is changed then
   */
  public void put(SegmentId id, Segment segment) {
    change(index -> index.with(id, segment));
  }

  /** Removes a segment, if it is there. */
  public void remove(SegmentId id) {
    change(index -> index.without(id));
  }

  /** Moves on to a day. */
  public void moveTo(LocalDate day) {
    change(index -> index.on(day));
  }

  private void change(UnaryOperator<SegmentIndex> change) {
    writing.lock();
    try {
      current = change.apply(current);
      if (meanwhile != null) {
        meanwhile.add(change);
      }
    } finally {
      writing.unlock();
    }
  }

  /**
   * Makes the index as quick to ask as can be. It takes a while, in which others read and write; of
   * two calls at once the second waits.
   */
  public void compact() {
    compacting.lock();
    try {
      finish(begun().compacted());
    } finally {
      meanwhileIsOver();
      compacting.unlock();
    }
  }

  private SegmentIndex begun() {
    writing.lock();
    try {
      meanwhile = new ArrayList<>();
      return current;
    } finally {
      writing.unlock();
    }
  }

  private void finish(SegmentIndex compact) {
    writing.lock();
    try {
      SegmentIndex then = compact;
      for (UnaryOperator<SegmentIndex> change : Objects.requireNonNull(meanwhile)) {
        then = change.apply(then);
      }
      current = then;
    } finally {
      writing.unlock();
    }
  }

  private void meanwhileIsOver() {
    writing.lock();
    try {
      meanwhile = null;
    } finally {
      writing.unlock();
    }
  }
}
