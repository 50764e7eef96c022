package io.customerview.jdbc.internal.work;

import io.customerview.base.SegmentRuleRefusal.NameTaken;
import io.customerview.contact.ContactRefusal.AddressTaken;
import io.customerview.contact.ContactRefusal.PrimaryNotReleased;
import io.customerview.contact.ContactRefusal.SecondPrimary;
import io.customerview.customer.CustomerRefusal.ExternalIdTaken;
import io.customerview.marker.Marker;
import io.customerview.marker.MarkerRefusal.MarkerNameTaken;
import io.customerview.marker.MarkerRefusal.TooManyMarkers;
import io.customerview.portfolio.PortfolioRefusal.PortfolioNameTaken;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The constraints that the code knows by name. */
final class Constraints {

  /**
   * Those that two hosts can meet at once, and what it means to lose there. The rules have checked
   * each before, so who tries again after a {@link ConcurrentChange} is told more.
   */
  static final Map<String, Refusal> MET_AT_ONCE =
      Map.ofEntries(
          Map.entry("customer_external_id_unique", new ExternalIdTaken()),
          // A company has become a person, or is gone, while a member was added.
          Map.entry("customer_parent_is_company", new ConcurrentChange()),
          Map.entry("contact_point_one_primary", new SecondPrimary()),
          Map.entry("contact_point_primary_released", new PrimaryNotReleased()),
          Map.entry("contact_point_address_once", new AddressTaken(Optional.empty())),
          // A marker was deleted while a customer was given it.
          Map.entry("customer_marker_known", new ConcurrentChange()),
          // A person was erased or merged while taking part in an event was written.
          Map.entry("event_participant_known", new ConcurrentChange()),
          Map.entry("marker_at_most_15", new TooManyMarkers(Marker.MOST)),
          Map.entry("marker_name_unique", new MarkerNameTaken()),
          // A portfolio was deleted while a customer was put into it, or the other way round.
          Map.entry("customer_portfolio_known", new ConcurrentChange()),
          // A journey was deleted while a portfolio got it.
          Map.entry("portfolio_journey_known", new ConcurrentChange()),
          Map.entry("portfolio_name_unique", new PortfolioNameTaken()),
          Map.entry("segment_name_unique", new NameTaken()));

  /** Those that are checked at the end, so that rows can be written in any order. */
  static final List<String> DEFERRED = List.of("customer_parent_is_company");

  /** Checks those now, and leaves them as they were: deferred. */
  static final String CHECK_DEFERRED = setDeferred("immediate") + "; " + setDeferred("deferred");

  private Constraints() {}

  private static String setDeferred(String mode) {
    return DEFERRED.stream()
        .map(name -> "$schema." + name)
        .collect(Collectors.joining(", ", "set constraints ", " " + mode));
  }
}
