package io.customerview.benchmark.peer;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the peers see it, made once: numbers instead of amounts and dates, folded texts,
 * and no contract to look through. That one of the contracts begins after a day is asked of the
 * latest start, that one begins on a day of the list of starts; likewise renewals and tags.
 *
 * <p>A bean, as beans are what most peers read. A missing text is empty, a missing day below or
 * above all days: comparisons need no care for null.
 */
public final class FlatCustomer {

  private static final Long NO_FIRST = 1_000_000_000L;
  private static final Long NO_LAST = -1_000_000_000L;

  private final CustomerFacts facts;
  private final Long revenue;
  private final String city;
  private final String state;
  private final String industry;
  private final List<Long> starts;
  private final List<Long> renewals;
  private final List<String> tags;
  private final Long firstStart;
  private final Long lastStart;
  private final Long firstRenewal;
  private final Long lastRenewal;
  private final String firstTag;
  private final String lastTag;

  FlatCustomer(CustomerFacts facts) {
    this.facts = facts;
    revenue = facts.revenue().unscaled();
    city = orEmpty(facts.cityOrNull());
    state = orEmpty(facts.stateOrNull());
    industry = orEmpty(facts.industryOrNull());
    starts = sorted(facts.contracts().stream().<Long>map(ContractFacts::startDay));
    renewals =
        sorted(
            facts.contracts().stream()
                .<Long>map(ContractFacts::renewalDay)
                .filter(day -> day != ContractFacts.NO_DAY));
    tags = sorted(facts.contracts().stream().<String>flatMap(contract -> contract.tags().stream()));
    firstStart = starts.isEmpty() ? NO_FIRST : starts.get(0);
    lastStart = starts.isEmpty() ? NO_LAST : starts.get(starts.size() - 1);
    firstRenewal = renewals.isEmpty() ? NO_FIRST : renewals.get(0);
    lastRenewal = renewals.isEmpty() ? NO_LAST : renewals.get(renewals.size() - 1);
    firstTag = tags.isEmpty() ? "" : tags.get(0);
    lastTag = tags.isEmpty() ? "" : tags.get(tags.size() - 1);
  }

  /** Flattens customers. */
  static List<FlatCustomer> all(List<CustomerFacts> customers) {
    return customers.stream().map(FlatCustomer::new).toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static <T extends Comparable<T>> List<T> sorted(Stream<T> values) {
    return values.distinct().sorted().toList();
  }

  /** What this was made from. */
  CustomerFacts facts() {
    return facts;
  }

  /** The same as a map, for those that read maps. */
  Map<String, Object> asMap() {
    return Collections.unmodifiableMap(
        new HashMap<>(
            Map.ofEntries(
                Map.entry("revenue", revenue),
                Map.entry("city", city),
                Map.entry("state", state),
                Map.entry("industry", industry),
                Map.entry("starts", starts),
                Map.entry("firstStart", firstStart),
                Map.entry("lastStart", lastStart),
                Map.entry("renewals", renewals),
                Map.entry("firstRenewal", firstRenewal),
                Map.entry("lastRenewal", lastRenewal),
                Map.entry("tags", tags),
                Map.entry("firstTag", firstTag),
                Map.entry("lastTag", lastTag))));
  }

  public Long getRevenue() {
    return revenue;
  }

  public String getCity() {
    return city;
  }

  public String getState() {
    return state;
  }

  public String getIndustry() {
    return industry;
  }

  public List<Long> getStarts() {
    return starts;
  }

  public Long getFirstStart() {
    return firstStart;
  }

  public Long getLastStart() {
    return lastStart;
  }

  public List<Long> getRenewals() {
    return renewals;
  }

  public Long getFirstRenewal() {
    return firstRenewal;
  }

  public Long getLastRenewal() {
    return lastRenewal;
  }

  public List<String> getTags() {
    return tags;
  }

  public String getFirstTag() {
    return firstTag;
  }

  public String getLastTag() {
    return lastTag;
  }
}
