package io.customerview.profile;

import io.customerview.contact.ContactChannel;
import io.customerview.contract.ContractFigures;
import io.customerview.customer.CustomerStatus;
import io.customerview.customer.Party;
import io.customerview.marker.Marker;
import io.customerview.portfolio.CustomerPortfolio;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The head of a profile (PRF-1). Immutable.
 *
 * @param party the names: of a person the civil and the social one, of a company the legal and the
 *     trade name
 * @param industry the industry, where one is registered
 * @param status active or cancelled
 * @param marker the marker, where there is one (MRK-1), for agents who may read customer management
 * @param figures revenue, customer since and next renewal (CTR-2 to CTR-4), for agents who may read
 *     customer management
 * @param portfolio the portfolio with its success manager, where there is one (POR-6), for agents
 *     who may read customer management
 * @param activeChannels the contact channels with a released point (CNT-15)
 */
public record ProfileHeader(
    Party party,
    Optional<String> industry,
    CustomerStatus status,
    ProfilePart<Optional<Marker>> marker,
    ProfilePart<ContractFigures> figures,
    ProfilePart<Optional<CustomerPortfolio>> portfolio,
    Set<ContactChannel> activeChannels) {

  public ProfileHeader {
    Objects.requireNonNull(party, "party");
    Objects.requireNonNull(industry, "industry");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(marker, "marker");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(portfolio, "portfolio");
    activeChannels = Set.copyOf(activeChannels);
  }

  /** Returns the name that is shown: the social or trade name over the other. */
  public String name() {
    return party.displayName();
  }

  @Override
  public String toString() {
    return "ProfileHeader[" + status + ']';
  }
}
