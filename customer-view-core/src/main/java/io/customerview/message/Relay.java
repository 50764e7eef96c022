package io.customerview.message;

import io.customerview.spi.RelayListener;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the messages of the outbox over to the gateway (envio das mensagens). Several may run at
 * once, in any number of threads and processes on one database.
 *
 * <ul>
 *   <li>A message is taken under a lease, which is committed before the gateway is called; no
 *       transaction is open during the call, and it is refused inside one of the host's.
 *   <li>The decision is asked once more before each hand-over (CNT-11). What it denies is not sent;
 *       what it defers waits. An opt-out that commits once the gateway is being called comes too
 *       late.
 *   <li>Every attempt carries the same key. A process that is killed, or an answer that comes after
 *       the lease, may hand a message over twice; nothing is lost.
 *   <li>What fails is tried again, later each time; what fails for good or too often is set aside.
 *   <li>Messages of one customer are handed over in the order in which they were queued, but for
 *       those that the decision defers and those that are set aside.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class Relay {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final RelayOffice office;
  private final RelaySettings settings;
  private final RelayListener listener;
  private final GatewayCalls calls;

  public Relay(RelayOffice office, RelaySettings settings, RelayListener listener) {
    this.office = Objects.requireNonNull(office, "office");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.calls =
        new GatewayCalls(
            office.outbox().gateway(), settings.callLimit(), ended -> run(() -> true).late(ended));
  }

  /**
   * Hands over what is due, until nothing is, the thread is interrupted while the gateway is
   * called, or {@value GatewayCalls#MOST_HANGING} calls that were given up hang on. Removes what
   * was done long ago.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.InHostTransaction}; nothing was taken then
   * @throws io.customerview.shared.StorageException if the storage fails; what the relay had taken
   *     is taken again once its lease has run out
   */
  public Relayed runOnce() {
    return run(new CountDownLatch(1));
  }

  private Relayed run(CountDownLatch closed) {
    return office.outbox().isShut() ? Relayed.NONE : run(() -> closed.getCount() == 0).run();
  }

  private RelayRun run(BooleanSupplier stopped) {
    return new RelayRun(office, settings, listener, calls, stopped);
  }

  /** A relay that runs. */
  public interface Running extends AutoCloseable {

    /**
     * Stops: the message that is being handed over is ended, what was only taken is given back. A
     * gateway that hangs is waited for as long as a lease lasts, and is interrupted then. Closing
     * twice is closing once.
     */
    @Override
    void close();
  }

  /**
   * Runs in a thread of its own, for a host that has no scheduler, again and again until it is
   * closed. A storage that fails ends one run, not this.
   *
   * @param pause how long it waits where nothing was due
   */
  public Running start(Duration pause) {
    long millis = pause.toMillis();
    if (millis < 1) {
      throw new IllegalArgumentException("a relay pauses for a millisecond at least");
    }
    CountDownLatch closed = new CountDownLatch(1);
    Thread thread = new Thread(() -> loop(closed, millis), "customer-view-relay");
    thread.setDaemon(true);
    thread.start();
    return () -> stop(closed, thread);
  }

  private void loop(CountDownLatch closed, long pause) {
    try {
      do {
        try {
          run(closed);
        } catch (RuntimeException failure) {
          LOG.warn("A run of the relay failed: {}", failure.getClass().getName());
        }
      } while (!closed.await(pause, TimeUnit.MILLISECONDS));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(CountDownLatch closed, Thread thread) {
    closed.countDown();
    try {
      thread.join(settings.lease().toMillis());
      thread.interrupt();
    } catch (InterruptedException stop) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
