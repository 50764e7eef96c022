package io.customerview.shared;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step that runs again and again in a thread of its own, for a host that has no scheduler, until
 * it is closed. A run that fails ends that run only.
 *
 * <p>Thread-safe. Closing waits for the run that is under way; closing twice is closing once.
 */
public final class Repeating implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Repeating(String name, long pause, Runnable step) {
    this.thread = new Thread(() -> loop(name, pause, step), "customer-view-" + name);
    thread.setDaemon(true);
  }

  /**
   * Starts a step.
   *
   * @param name what it is called in the log, and its thread after it
   * @param pause how long it waits after each run: a millisecond or more
   * @throws IllegalArgumentException if the pause is shorter
   */
  public static Repeating start(String name, Duration pause, Runnable step) {
    Objects.requireNonNull(step, "step");
    if (pause.toMillis() < 1) {
      throw new IllegalArgumentException("a pause lasts a millisecond or more");
    }
    Repeating repeating = new Repeating(name, pause.toMillis(), step);
    repeating.thread.start();
    return repeating;
  }

  private void loop(String name, long pause, Runnable step) {
    try {
      do {
        try {
          step.run();
        } catch (RuntimeException failure) {
          LOG.warn("A run of {} failed: {}", name, failure.getClass().getName());
        }
      } while (!closed.await(pause, TimeUnit.MILLISECONDS));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
