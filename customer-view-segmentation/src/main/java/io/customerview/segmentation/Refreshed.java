package io.customerview.segmentation;

import io.customerview.shared.SegmentId;
import java.util.Map;

/**
 * What a refresh has done. Immutable.
 *
 * @param customers how many customers were looked at
 * @param entered how many memberships began
 * @param left how many ended
 * @param unknown how many questions had no answer, since a criterion of the host's own could not be
 *     read
 * @param failed the segments whose rule can't be read here, with the refusal's code: their members
 *     stay as they were, and are not current
 * @param isDone whether everyone was looked at for whom the rules or the day may have changed
 *     something
 */
public record Refreshed(
    long customers,
    long entered,
    long left,
    long unknown,
    Map<SegmentId, String> failed,
    boolean isDone) {

  public Refreshed {
    failed = Map.copyOf(failed);
  }

  Refreshed and(Refreshed later) {
    return new Refreshed(
        customers + later.customers,
        entered + later.entered,
        left + later.left,
        unknown + later.unknown,
        later.failed,
        later.isDone);
  }
}
