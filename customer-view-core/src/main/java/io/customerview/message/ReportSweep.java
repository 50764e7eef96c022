package io.customerview.message;

import io.customerview.access.Desk;
import io.customerview.shared.Repeating;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Removes reports whose message has not come for so long that it won't (INT-6). They are of no
 * customer, so no erasure would reach them. It may run now and then, in several processes at once.
 *
 * <p>It changes no customer, and so stands in no audit trail. Immutable and thread-safe.
 */
public final class ReportSweep {

  /** How long reports wait for their message, unless the host says otherwise. */
  public static final Duration DEFAULT_AGE = Duration.ofDays(30);

  /** How many are removed at once. */
  private static final int CHUNK = 1_000;

  private final Desk.Office shared;
  private final Messages messages;
  private final Duration age;

  /**
   * Makes it.
   *
   * @param shared what it has in common with every desk
   * @param age how long reports wait: a day or more
   * @throws IllegalArgumentException if they would wait for less
   */
  @Wiring
  public ReportSweep(Desk.Office shared, Messages messages, Duration age) {
    this.shared = Objects.requireNonNull(shared, "shared");
    this.messages = Objects.requireNonNull(messages, "messages");
    this.age = Objects.requireNonNull(age, "age");
    if (age.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("reports wait for a day or more, not " + age);
    }
  }

  /**
   * Removes all that have waited for so long.
   *
   * @return how many there were
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.InHostTransaction}: it commits every {@value CHUNK}
   */
  public long runOnce() {
    return runUntil(Thread.currentThread()::isInterrupted);
  }

  private long runUntil(BooleanSupplier ending) {
    return shared.run("report_sweep.run", () -> sweep(ending));
  }

  private long sweep(BooleanSupplier ending) {
    Instant before = shared.time().now().minus(age);
    long removed = 0;
    int some;
    do {
      some = shared.storage().write(shared.time().now(), work -> forget(work, before));
      removed += some;
    } while (some == CHUNK && !ending.getAsBoolean());
    return removed;
  }

  private int forget(UnitOfWork work, Instant before) {
    work.requireOwn();
    return messages.forgetAwaited(work, before, CHUNK);
  }

  /**
   * Runs in a thread of its own, for a host that has no scheduler, again and again until it is
   * closed.
   *
   * @param pause how long it waits after each run: a millisecond or more
   */
  public Repeating start(Duration pause) {
    return Repeating.start("report-sweep", pause, Repeating.LONGEST_WAIT, this::runUntil);
  }
}
