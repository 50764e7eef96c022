package io.customerview.portfolio.xlsx;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads in a daemon thread of its own what is handed out in the caller's, so that reading goes on
 * while those who take it wait for a database. So many characters are read ahead, and no more.
 *
 * <p>Whatever the reading throws is thrown in the caller's thread, behind all that was read before.
 * When the call returns or throws, the thread has ended. An interrupted caller goes on, and stays
 * interrupted.
 */
final class ReadAhead {

  private static final int MOST_BATCHES = 40;
  private static final int MOST_STEPS = 512;
  private static final int MOST_CHARACTERS = 1 << 16;

  private static final List<Runnable> END = List.of();

  private final BlockingQueue<List<Runnable>> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
  private List<Runnable> batch = new ArrayList<>(MOST_STEPS);
  private long characters;
  private volatile @Nullable Throwable failure;

  private ReadAhead() {}

  /**
   * Reads and hands out.
   *
   * @param reading is run in a thread of its own, and hands over what is to be done in this one
   */
  static void run(Consumer<ReadAhead> reading) {
    ReadAhead ahead = new ReadAhead();
    Thread thread = new Thread(() -> ahead.read(reading), "customer-view-sheet");
    thread.setDaemon(true);
    thread.start();
    try {
      ahead.handOut();
    } finally {
      thread.interrupt(); // who takes nothing more is not waited for
      Uninterruptibles.joinUninterruptibly(thread);
    }
  }

  /**
   * Hands something over, for the caller's thread to do; called by what reads.
   *
   * @param length how many characters are held until then
   */
  void then(long length, Runnable step) {
    batch.add(step);
    characters += length;
    if (batch.size() == MOST_STEPS || characters > MOST_CHARACTERS) {
      handOver();
    }
  }

  private void handOver() {
    put(batch);
    batch = new ArrayList<>(MOST_STEPS);
    characters = 0;
  }

  private void put(List<Runnable> full) {
    try {
      batches.put(full);
    } catch (InterruptedException nobodyTakes) {
      throw new NobodyTakes();
    }
  }

  private void read(Consumer<ReadAhead> reading) {
    try {
      try {
        reading.accept(this);
      } catch (NobodyTakes end) {
        throw end;
      } catch (RuntimeException | Error thrown) {
        failure = thrown;
      }
      if (!batch.isEmpty()) {
        handOver();
      }
      put(END);
    } catch (NobodyTakes end) {
      // and nobody is to be told
    }
  }

  private void handOut() {
    List<Runnable> next = Uninterruptibles.takeUninterruptibly(batches);
    while (next != END) {
      next.forEach(Runnable::run);
      next = Uninterruptibles.takeUninterruptibly(batches);
    }
    Throwable thrown = failure;
    if (thrown != null) {
      Throwables.throwIfUnchecked(thrown);
    }
  }

  /** Ends the reading, of which nobody wants any more. */
  private static final class NobodyTakes extends RuntimeException {

    private static final long serialVersionUID = 1;

    NobodyTakes() {
      super(null, null, false, false);
    }
  }
}
