package io.customerview.dashboard;

import io.customerview.shared.CodePointOrder;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What belongs to one campaign (mensajes por campaña). Immutable.
 *
 * @param campaign the campaign; empty for what belongs to none
 * @param messages how many messages
 * @param interactions how many interactions, inbound ones among them
 * @param cases how many cases
 */
public record CampaignCount(
    Optional<String> campaign, long messages, long interactions, long cases) {

  /** By name, and what belongs to none last. */
  public static final Comparator<CampaignCount> BY_NAME =
      Comparator.<CampaignCount, Boolean>comparing(one -> one.campaign().isEmpty())
          .thenComparing(one -> one.campaign().orElse(""), CodePointOrder::compare);

  public CampaignCount {
    Objects.requireNonNull(campaign, "campaign");
  }

  /** Returns this and what else belongs to the same campaign. */
  CampaignCount plus(CampaignCount other) {
    return new CampaignCount(
        campaign,
        messages + other.messages,
        interactions + other.interactions,
        cases + other.cases);
  }

  /** Returns a form that is safe to log: what a campaign is called may tell of its customers. */
  @Override
  public String toString() {
    return "CampaignCount[" + messages + ", " + interactions + ", " + cases + "]";
  }
}
