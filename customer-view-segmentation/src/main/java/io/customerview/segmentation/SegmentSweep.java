package io.customerview.segmentation;

import io.customerview.shared.Repeating;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Brings all members up to the rules and the day, as {@link SegmentDesk#refresh()} does, under the
 * name of the system agent {@value Segments#SWEEP_AGENT} (SEG-10). Where neither has changed
 * anything, a run is one short unit of work, so it may run every few minutes, in several processes
 * at once, which share the work; a run that was ended is gone on with by the next.
 *
 * <p>Immutable and thread-safe.
 */
public final class SegmentSweep {

  private final SegmentDesk desk;

  SegmentSweep(SegmentDesk desk) {
    this.desk = desk;
  }

  /**
   * Refreshes once.
   *
   * @throws io.customerview.shared.RefusedException as {@link SegmentDesk#refresh()}, or where the
   *     customer-management module is switched off
   */
  public Refreshed runOnce() {
    return runUntil(() -> false);
  }

  /**
   * Runs in a thread of its own, for a host that has no scheduler, again and again until it is
   * closed: the run that is under way ends with its step then.
   *
   * @param pause how long it waits after each run: a millisecond or more
   */
  public Repeating start(Duration pause) {
    return Repeating.start("segment-sweep", pause, Repeating.LONGEST_WAIT, this::runUntil);
  }

  Refreshed runUntil(BooleanSupplier closing) {
    return desk.sweep(closing);
  }
}
