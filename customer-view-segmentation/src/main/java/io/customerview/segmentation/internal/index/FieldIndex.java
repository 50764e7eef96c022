package io.customerview.segmentation.internal.index;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.internal.plan.HostValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds which regions of a field a customer's values are in. */
record FieldIndex(Field field, Regions regions) {

  void probe(CustomerFacts facts, HostValues read, Probe probe) {
    probe.clear(regions.none());
    switch (field.kind()) {
      case REVENUE -> probe.add(regions.region(facts.revenue().unscaled()));
      case CITY -> text(facts.cityOrNull(), probe);
      case STATE -> text(facts.stateOrNull(), probe);
      case INDUSTRY -> text(facts.industryOrNull(), probe);
      case START -> starts(facts.contracts(), probe);
      case RENEWAL -> renewals(facts.contracts(), probe);
      case TAG -> tags(facts.contracts(), probe);
      case HOST_DECIMAL, HOST_DATE -> numbers(read.numbers(field), probe);
      case HOST_TEXT -> texts(read.texts(field), probe);
    }
  }

  private void starts(List<ContractFacts> contracts, Probe probe) {
    for (int at = 0, size = contracts.size(); at < size; at++) {
      probe.add(regions.region(contracts.get(at).startDay()));
    }
  }

  private void renewals(List<ContractFacts> contracts, Probe probe) {
    for (int at = 0, size = contracts.size(); at < size; at++) {
      long day = contracts.get(at).renewalDay();
      if (day != ContractFacts.NO_DAY) {
        probe.add(regions.region(day));
      }
    }
  }

  private void tags(List<ContractFacts> contracts, Probe probe) {
    for (int at = 0, size = contracts.size(); at < size; at++) {
      texts(contracts.get(at).tags(), probe);
    }
  }

  private void numbers(long[] values, Probe probe) {
    for (long value : values) {
      probe.add(regions.region(value));
    }
  }

  private void texts(List<String> values, Probe probe) {
    for (int at = 0, size = values.size(); at < size; at++) {
      probe.add(regions.region(values.get(at)));
    }
  }

  private void text(@Nullable String value, Probe probe) {
    if (value != null) {
      probe.add(regions.region(value));
    }
  }
}
