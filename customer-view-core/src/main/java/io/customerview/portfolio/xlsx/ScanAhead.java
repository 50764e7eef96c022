package io.customerview.portfolio.xlsx;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Looks through a sheet in a daemon thread of its own, always a block ahead of whoever reads its
 * rows. Whatever is thrown there is thrown here, in front of the rows of that block.
 *
 * <p>Used by one thread at a time. When it is closed, its thread has ended.
 */
final class ScanAhead implements Closeable {

  /** Of so many rows none is left. */
  static final long ALL = Long.MAX_VALUE;

  private final Callable<Long> scan;
  private final List<Thread> threads = new ArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor(this::daemon);
  private Future<Long> next;
  private long scanned = -1;

  /**
   * Begins with the first block.
   *
   * @param scan looks through a block; returns how many rows there are up to its end, {@link #ALL}
   *     if it was the last one
   */
  ScanAhead(Supplier<Long> scan) {
    this.scan = scan::get;
    this.next = thread.submit(this.scan);
  }

  private Thread daemon(Runnable work) {
    Thread daemon = new Thread(work, "customer-view-sheet-scan");
    daemon.setDaemon(true);
    threads.add(daemon);
    return daemon;
  }

  /** Waits until so many rows are looked through, or all. */
  void toRow(long row) {
    while (scanned < row) {
      scanned = taken();
      if (scanned < ALL) {
        next = thread.submit(scan);
      }
    }
  }

  private long taken() {
    try {
      return Objects.requireNonNull(Uninterruptibles.getUninterruptibly(next));
    } catch (ExecutionException failure) {
      Throwable thrown = Objects.requireNonNull(failure.getCause());
      Throwables.throwIfUnchecked(thrown);
      throw new IllegalStateException(thrown);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    threads.forEach(Uninterruptibles::joinUninterruptibly);
  }
}
