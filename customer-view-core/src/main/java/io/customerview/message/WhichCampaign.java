package io.customerview.message;

import io.customerview.shared.CleanText;
import java.util.Optional;

/**
 * The campaign of which messages and cases a list shows, or that they belong to none. Immutable and
 * thread-safe.
 *
 * @param name the campaign; empty for what belongs to none
 */
public record WhichCampaign(Optional<String> name) {

  /** What belongs to no campaign. */
  public static final WhichCampaign NONE = new WhichCampaign(Optional.empty());

  /**
   * Makes a choice.
   *
   * @throws io.customerview.shared.RefusedException if no campaign can be called so
   */
  public WhichCampaign {
    name = name.map(text -> CleanText.required("campaign", text, SentMessage.LONGEST));
  }

  /** Obtains the choice of a campaign by its name. */
  public static WhichCampaign of(String name) {
    return new WhichCampaign(Optional.of(name));
  }

  /** Returns a form that is safe to log: what a campaign is called may tell of its customers. */
  @Override
  public String toString() {
    return "WhichCampaign[" + (name.isPresent() ? "one" : "none") + "]";
  }
}
