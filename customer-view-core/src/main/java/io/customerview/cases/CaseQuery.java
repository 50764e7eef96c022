package io.customerview.cases;

import io.customerview.message.WhichCampaign;
import io.customerview.shared.DateRange;
import java.util.Objects;
import java.util.Optional;

/**
 * Which cases of a customer a list shows (CAS-1, PRF-2).
 *
 * <pre>{@code
 * CaseQuery.ALL.in(CaseState.OPEN).within(DateRange.from(day))
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param state only those in a state
 * @param campaign only those of a campaign, or of none
 * @param days only those created on these days of the business zone
 * @param withTest whether interactions of messages in test mode count too (INT-5)
 */
public record CaseQuery(
    Optional<CaseState> state, Optional<WhichCampaign> campaign, DateRange days, boolean withTest) {

  /** All of them. */
  public static final CaseQuery ALL =
      new CaseQuery(Optional.empty(), Optional.empty(), DateRange.ALL, false);

  public CaseQuery {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(campaign, "campaign");
    Objects.requireNonNull(days, "days");
  }

  public CaseQuery in(CaseState only) {
    return new CaseQuery(Optional.of(only), campaign, days, withTest);
  }

  /**
   * Shows only those of a campaign.
   *
   * @throws io.customerview.shared.RefusedException if no campaign can be called so
   */
  public CaseQuery campaign(String name) {
    return campaign(WhichCampaign.of(name));
  }

  /** Shows only those of a campaign, or of none: what is in a group. */
  public CaseQuery campaign(WhichCampaign which) {
    return new CaseQuery(state, Optional.of(which), days, withTest);
  }

  public CaseQuery within(DateRange range) {
    return new CaseQuery(state, campaign, range, withTest);
  }

  /** Counts the interactions of messages in test mode too (INT-5). */
  public CaseQuery includingTest() {
    return new CaseQuery(state, campaign, days, true);
  }

  /** Returns a text that differs where two lists do, for their cursors. */
  String text() {
    return state
        + "\n"
        + campaign.map(which -> which.name().toString())
        + "\n"
        + days
        + "\n"
        + withTest;
  }
}
