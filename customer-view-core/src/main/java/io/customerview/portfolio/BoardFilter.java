package io.customerview.portfolio;

import io.customerview.journey.JourneyStatus;
import io.customerview.shared.MarkerId;
import java.util.Objects;
import java.util.Optional;

/**
 * Which customers a board shows: those that meet all of what is given (POR-7). Immutable.
 *
 * <pre>{@code BoardFilter.ALL.status(JourneyStatus.LATE).marker(gold.id())}</pre>
 *
 * @param marker those who bear this marker
 * @param status those whose milestones stand like this (POR-4)
 * @param cancelled whether those who were cancelled are shown too (POR-3)
 */
public record BoardFilter(
    Optional<MarkerId> marker, Optional<JourneyStatus> status, boolean cancelled) {

  /** All who are active. */
  public static final BoardFilter ALL = new BoardFilter(Optional.empty(), Optional.empty(), false);

  public BoardFilter {
    Objects.requireNonNull(marker, "marker");
    Objects.requireNonNull(status, "status");
  }

  /** Returns this for those only who bear a marker; of one that there isn't, for nobody. */
  public BoardFilter marker(MarkerId borne) {
    return new BoardFilter(Optional.of(borne), status, cancelled);
  }

  /** Returns this for those only whose milestones stand like this. */
  public BoardFilter status(JourneyStatus only) {
    return new BoardFilter(marker, Optional.of(only), cancelled);
  }

  /** Returns this with those who were cancelled. */
  public BoardFilter withCancelled() {
    return new BoardFilter(marker, status, true);
  }
}
