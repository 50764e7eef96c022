package io.customerview.cases;

import io.customerview.shared.CodePointOrder;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * How many cases of a customer there are in one state and of one campaign. Immutable.
 *
 * @param state the state that they are in at present
 * @param campaign the campaign; empty for what came of none
 * @param cases how many; 1 or more
 */
public record CaseGroup(CaseState state, Optional<String> campaign, long cases) {

  /** By state, then by campaign. */
  public static final Comparator<CaseGroup> ORDER =
      Comparator.comparing(CaseGroup::state)
          .thenComparing(group -> group.campaign().orElse(""), CodePointOrder::compare);

  public CaseGroup {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(campaign, "campaign");
  }

  /** Returns a form that is safe to log: what a campaign is called may tell of its customers. */
  @Override
  public String toString() {
    return "CaseGroup[" + state + ", " + cases + "]";
  }
}
