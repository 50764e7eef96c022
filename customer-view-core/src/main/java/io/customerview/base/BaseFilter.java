package io.customerview.base;

import io.customerview.identity.Country;
import io.customerview.search.NameMatch;
import io.customerview.shared.DateRange;
import io.customerview.shared.MarkerId;
import io.customerview.shared.Money;
import io.customerview.shared.SegmentId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which companies the customer base shows: those that meet all of what is given (BAS-2). Immutable.
 *
 * @param status those with this status
 * @param segment those who are stored as members of this segment
 * @param marker those who bear this marker
 * @param manager those whom this success manager looks after, or nobody
 * @param leastRevenue those with this monthly recurring revenue or more
 * @param mostRevenue those with this monthly recurring revenue or less
 * @param period those with a contract, of any type and status, whose {@linkplain
 *     io.customerview.contract.Contract#term() term} has a day in common with this period
 * @param country those registered in this country
 * @param state those registered in a state with this {@linkplain
 *     io.customerview.identity.State#keyOf key}
 * @param city those registered in a city with this folded name, punctuation kept
 * @param name those whose trade or legal name meets this text (BAS-3)
 */
public record BaseFilter(
    Optional<BaseStatus> status,
    Optional<SegmentId> segment,
    Optional<MarkerId> marker,
    Optional<BaseManager> manager,
    Optional<Money> leastRevenue,
    Optional<Money> mostRevenue,
    Optional<DateRange> period,
    Optional<Country> country,
    Optional<String> state,
    Optional<String> city,
    Optional<NameMatch> name) {

  public BaseFilter {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(marker, "marker");
    Objects.requireNonNull(manager, "manager");
    Objects.requireNonNull(leastRevenue, "leastRevenue");
    Objects.requireNonNull(mostRevenue, "mostRevenue");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(city, "city");
    Objects.requireNonNull(name, "name");
  }

  /** Returns a text that another filter has only if it asks for the same. */
  String canonical() {
    StringBuilder text = new StringBuilder();
    for (Optional<String> part :
        List.of(
            status.map(Enum::name),
            segment.map(SegmentId::toString),
            marker.map(MarkerId::toString),
            manager.map(BaseManager::canonical),
            leastRevenue.map(Money::toString),
            mostRevenue.map(Money::toString),
            period.map(days -> days.from() + " " + days.to()),
            country.map(Country::compact),
            state,
            city,
            name.map(NameMatch::key))) {
      text.append(part.map(String::length).orElse(-1)).append(':').append(part.orElse(""));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "BaseFilter[]";
  }
}
