package io.customerview.segmentation.internal.column;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field.Kind;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.shared.CustomerId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers customers, a row each, and makes columns of them. Not thread-safe. */
final class ColumnsBuilder {

  private final LongList high = new LongList();
  private final LongList low = new LongList();
  private final ColumnBuilder.OfLongs revenue = new ColumnBuilder.OfLongs();
  private final ColumnBuilder.OfTexts city = new ColumnBuilder.OfTexts();
  private final ColumnBuilder.OfTexts state = new ColumnBuilder.OfTexts();
  private final ColumnBuilder.OfTexts industry = new ColumnBuilder.OfTexts();
  private final ColumnBuilder.OfLongs startDays = new ColumnBuilder.OfLongs();
  private final ColumnBuilder.OfLongs renewalDays = new ColumnBuilder.OfLongs();
  private final TagSets sets = new TagSets();
  private final IntList tagSets = new IntList();
  private final Map<HostCriterion<?>, HostColumnBuilder> ofHost = new HashMap<>();

  ColumnsBuilder(List<HostCriterion<?>> criteria) {
    criteria.forEach(each -> ofHost.put(each, new HostColumnBuilder(each)));
  }

  /** Adds a customer, with what the host says of it. */
  void add(CustomerFacts facts, Map<HostCriterion<?>, HostValue> values) {
    add(facts.customer());
    revenue.add(facts.revenue().unscaled());
    city.add(facts.cityOrNull());
    state.add(facts.stateOrNull());
    industry.add(facts.industryOrNull());
    for (ContractFacts contract : facts.contracts()) {
      startDays.add(contract.startDay());
      if (contract.renewalDay() == ContractFacts.NO_DAY) {
        renewalDays.addMissing();
      } else {
        renewalDays.add(contract.renewalDay());
      }
      tagSets.add(sets.number(contract.tags()));
    }
    values.forEach((criterion, value) -> builder(criterion).add(value));
    endRow();
  }

  /** Adds a row of columns that are there. */
  void add(ColumnsReader from, int row) {
    add(from.id(row));
    from.copy(Kind.REVENUE, row, revenue);
    from.copy(Kind.CITY, row, city);
    from.copy(Kind.STATE, row, state);
    from.copy(Kind.INDUSTRY, row, industry);
    from.copyContracts(row, startDays, renewalDays, set -> tagSets.add(sets.number(set)));
    ofHost.forEach((criterion, builder) -> from.copy(criterion, row, builder));
    endRow();
  }

  private HostColumnBuilder builder(HostCriterion<?> criterion) {
    HostColumnBuilder builder = ofHost.get(criterion);
    if (builder == null) {
      throw new IllegalArgumentException("The snapshot was made without " + criterion);
    }
    return builder;
  }

  private void add(CustomerId customer) {
    high.add(customer.value().getMostSignificantBits());
    low.add(customer.value().getLeastSignificantBits());
  }

  private void endRow() {
    revenue.endRow();
    city.endRow();
    state.endRow();
    industry.endRow();
    startDays.endRow();
    renewalDays.endRow();
  }

  /**
   * Returns the columns.
   *
   * @throws IllegalArgumentException if a customer came twice
   */
  Columns build() {
    Map<Kind, Column> standard = new EnumMap<>(Kind.class);
    standard.put(Kind.REVENUE, revenue.build().column());
    standard.put(Kind.CITY, city.build().column());
    standard.put(Kind.STATE, state.build().column());
    standard.put(Kind.INDUSTRY, industry.build().column());
    ColumnBuilder.Built<LongDictionary> starts = startDays.build();
    ColumnBuilder.Built<LongDictionary> renewals = renewalDays.build();
    ColumnBuilder.Built<TextDictionary> tags = sets.build();
    standard.put(Kind.START, starts.column());
    standard.put(Kind.RENEWAL, renewals.column());
    int[] setOfContract = tagSets.toArray();
    standard.put(
        Kind.TAG,
        Column.of(
            tags.dictionary(), tagsOfRows(starts.flat().starts(), setOfContract, tags.flat())));
    Map<HostCriterion<?>, Column> hosts = new HashMap<>();
    ofHost.forEach((criterion, builder) -> hosts.put(criterion, builder.build()));
    return new Columns(
        new Ids(high.toArray(), low.toArray()),
        standard,
        hosts,
        new Contracts(
            starts.flat().starts(),
            Codes.of(starts.flat().codes(), starts.dictionary().size()),
            Codes.of(renewals.flat().codes(), renewals.dictionary().size()),
            Codes.of(setOfContract, sets.size()),
            tags.flat()));
  }

  /** The tags of all contracts of a row, one after the other. */
  private static Flat tagsOfRows(int[] contracts, int[] setOfContract, Flat setTags) {
    Flat.Builder rows = new Flat.Builder();
    for (int row = 0; row < contracts.length - 1; row++) {
      for (int contract = contracts[row]; contract < contracts[row + 1]; contract++) {
        int set = setOfContract[contract];
        for (int at = setTags.starts()[set]; at < setTags.starts()[set + 1]; at++) {
          rows.add(setTags.codes()[at]);
        }
      }
      rows.endRow();
    }
    return rows.build();
  }
}
