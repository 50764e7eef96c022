package io.customerview.journey;

import io.customerview.shared.MilestoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A milestone as somebody writes it, before it is checked. Immutable.
 *
 * @param id which milestone of the journey it is; empty for a new one
 * @param name its name
 * @param days within how many days from entering the stage it is to be reached
 */
public record MilestoneDraft(Optional<MilestoneId> id, String name, int days) {

  public MilestoneDraft {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
  }

  /** Obtains a milestone of a journey as it can be edited. */
  public static MilestoneDraft of(Milestone milestone) {
    return new MilestoneDraft(Optional.of(milestone.id()), milestone.name(), milestone.days());
  }

  /** Returns this with another name. */
  public MilestoneDraft withName(String other) {
    return new MilestoneDraft(id, other, days);
  }

  /** Returns this with another number of days. */
  public MilestoneDraft withDays(int other) {
    return new MilestoneDraft(id, name, other);
  }
}
