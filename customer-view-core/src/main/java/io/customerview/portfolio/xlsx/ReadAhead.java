package io.customerview.portfolio.xlsx;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
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

  private static final int MOST_STEPS = 512;
  private static final int MOST_CHARACTERS = 1 << 16;

  /** How many characters may wait at once, a step counted as so many more. */
  private static final int MOST_AHEAD = 4 << 20;

  private static final int STEP = 64;
  private static final int MOST_BATCHES = MOST_AHEAD / MOST_CHARACTERS;

  private static final Batch END = new Batch(List.of(), 0);

  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
  private final Semaphore room = new Semaphore(MOST_AHEAD);
  private List<Runnable> steps = new ArrayList<>(MOST_STEPS);
  private long characters;
  private volatile @Nullable Throwable failure;

  /**
   * What is handed over at once.
   *
   * @param characters how much room it takes
   */
  private record Batch(List<Runnable> steps, int characters) {}

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
    steps.add(step);
    characters += STEP + length;
    if (steps.size() == MOST_STEPS || characters > MOST_CHARACTERS) {
      handOver();
    }
  }

  private void handOver() {
    put(new Batch(steps, (int) Math.min(characters, MOST_AHEAD)));
    steps = new ArrayList<>(MOST_STEPS);
    characters = 0;
  }

  private void put(Batch full) {
    try {
      room.acquire(full.characters());
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
      if (!steps.isEmpty()) {
        handOver();
      }
      put(END);
    } catch (NobodyTakes end) {
      // and nobody is to be told
    } catch (RuntimeException | Error outOfMemory) {
      failure = outOfMemory;
      batches.clear(); // so that there is a place for the end
      batches.offer(END);
    }
  }

  private void handOut() {
    Batch next = Uninterruptibles.takeUninterruptibly(batches);
    while (!next.steps().isEmpty()) {
      next.steps().forEach(Runnable::run);
      room.release(next.characters());
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
