package io.customerview.dashboard.json;

import io.customerview.dashboard.JourneyStep.Direction;
import java.util.Locale;

/** A word in the charts of a dashboard, beside the names of channels, states and campaigns. */
public enum DashboardWord {
  /** From the customer, in the journey map. */
  IN,
  /** To the customer, in the journey map. */
  OUT,
  /** What belongs to no campaign. */
  NO_CAMPAIGN,
  /** How many messages went out, or contacts and replies came in. */
  COUNT,
  /** How many messages were delivered. */
  DELIVERED,
  /** How many of those were opened, clicked or replied to. */
  ENGAGED,
  /** How many of the delivered ones that is. */
  RATE,
  /** How many messages were sent. */
  MESSAGES,
  /** How many interactions happened. */
  INTERACTIONS,
  /** How many cases there are. */
  CASES;

  static DashboardWord of(Direction direction) {
    return direction == Direction.IN ? IN : OUT;
  }

  /** Returns it as programs know it: {@code -} for no campaign, else its name in lower case. */
  public String code() {
    return this == NO_CAMPAIGN ? "-" : name().toLowerCase(Locale.ROOT);
  }
}
