package io.customerview.dashboard;

import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.shared.DateRange;
import java.util.List;
import java.util.Objects;

/**
 * The figures of one customer over a range of days (DSH-1). Immutable.
 *
 * @param days the days
 * @param journey the customer journey map: the channels used, in and out, in order of time
 * @param effectiveness how effective each channel was: those that every installation has, in their
 *     order, and then the host's that occur
 * @param interactions how many interactions happened on each channel, in the same order
 * @param cases how many cases created on those days are in each state at present: those that every
 *     installation has, in their order, and then the host's that occur
 * @param campaigns messages, interactions and cases of each campaign that occurs, by name
 */
public record Dashboard(
    DateRange days,
    List<JourneyStep> journey,
    List<Effectiveness> effectiveness,
    List<ChannelCount> interactions,
    List<StateCount> cases,
    List<CampaignCount> campaigns) {

  public Dashboard {
    Objects.requireNonNull(days, "days");
    journey = List.copyOf(journey);
    effectiveness = List.copyOf(effectiveness);
    interactions = List.copyOf(interactions);
    cases = List.copyOf(cases);
    campaigns = List.copyOf(campaigns);
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "Dashboard[" + days + "]";
  }
}
