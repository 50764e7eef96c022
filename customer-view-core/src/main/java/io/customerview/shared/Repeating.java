package io.customerview.shared;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step that runs again and again in a daemon thread of its own, for a host that has no scheduler,
 * until it is closed. A run that fails, whatever it throws, ends that run only, and is logged by
 * {@link CustomerViewException#codeOf}.
 *
 * <p>Thread-safe. Closing waits for the run that is under way, but not for ever: one that goes on
 * is interrupted and left to itself. Closing twice is closing once.
 */
public final class Repeating implements AutoCloseable {

  /** How long closing waits for a run, unless something else fits it better. */
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private final Duration longestWait;

  private Repeating(String name, long pause, Duration longestWait, Consumer<BooleanSupplier> step) {
    this.thread = new Thread(() -> loop(name, pause, step), "customer-view-" + name);
    this.longestWait = longestWait;
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
    return start(name, pause, LONGEST_WAIT, closing -> step.run());
  }

  /**
   * Starts a step that is long, and can ask whether it is to end.
   *
   * @param name what it is called in the log, and its thread after it
   * @param pause how long it waits after each run: a millisecond or more
   * @param longestWait how long closing waits for the run that is under way
   * @param step is handed what says whether it is to end: this is closing, or its thread was
   *     interrupted
   * @throws IllegalArgumentException if the pause is shorter
   */
  public static Repeating start(
      String name, Duration pause, Duration longestWait, Consumer<BooleanSupplier> step) {
    Objects.requireNonNull(longestWait, "longestWait");
    Objects.requireNonNull(step, "step");
    if (pause.toMillis() < 1) {
      throw new IllegalArgumentException("a pause lasts a millisecond or more, not " + pause);
    }
    Repeating repeating = new Repeating(name, pause.toMillis(), longestWait, step);
    repeating.thread.start();
    return repeating;
  }

  /**
   * Does what has to be done in a thread that is to end too; its interruption is kept until then.
   */
  public static void undisturbed(Runnable step) {
    boolean interrupted = Thread.interrupted();
    try {
      step.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void loop(String name, long pause, Consumer<BooleanSupplier> step) {
    try {
      do {
        try {
          step.accept(() -> closed.getCount() == 0 || Thread.currentThread().isInterrupted());
        } catch (Throwable failure) { // also what Java would have it declare, as Kotlin needn't
          LOG.warn("A run of {} failed: {}", name, CustomerViewException.codeOf(failure));
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
      thread.join(longestWait.toMillis());
      thread.interrupt();
    } catch (InterruptedException stop) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
