package io.customerview.segmentation.internal.index;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.internal.plan.HostValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds which points and regions of a field a customer's values are.
 *
 * @param eachRegion whether the region of each value is asked for, beside the lowest and highest
 */
record FieldIndex(Field field, Points points, Regions regions, boolean eachRegion) {

  void probe(CustomerFacts facts, HostValues read, Probe probe) {
    probe.clear();
    switch (field.kind()) {
      case REVENUE -> number(facts.revenue().unscaled(), probe);
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
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int at = 0, size = contracts.size(); at < size; at++) {
      long day = contracts.get(at).startDay();
      least = Math.min(least, day);
      most = Math.max(most, day);
      one(day, probe);
    }
    extremes(least, most, probe);
  }

  private void renewals(List<ContractFacts> contracts, Probe probe) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int at = 0, size = contracts.size(); at < size; at++) {
      long day = contracts.get(at).renewalDay();
      if (day != ContractFacts.NO_DAY) {
        least = Math.min(least, day);
        most = Math.max(most, day);
        one(day, probe);
      }
    }
    extremes(least, most, probe);
  }

  private void numbers(long[] values, Probe probe) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      one(value, probe);
    }
    extremes(least, most, probe);
  }

  private void number(long value, Probe probe) {
    one(value, probe);
    extremes(value, value, probe);
  }

  private void one(long value, Probe probe) {
    if (!points.isEmpty()) {
      probe.addCode(points.code(value));
    }
    if (eachRegion) {
      probe.addRegion(regions.region(value));
    }
  }

  private void extremes(long least, long most, Probe probe) {
    if (least <= most) {
      probe.isPresent = true;
      probe.lowest = regions.region(least);
      probe.highest = least == most ? probe.lowest : regions.region(most);
    }
  }

  private void tags(List<ContractFacts> contracts, Probe probe) {
    for (int at = 0, size = contracts.size(); at < size; at++) {
      texts(contracts.get(at).tags(), probe);
    }
  }

  private void texts(List<String> values, Probe probe) {
    for (int at = 0, size = values.size(); at < size; at++) {
      text(values.get(at), probe);
    }
  }

  private void text(@Nullable String value, Probe probe) {
    if (value == null) {
      return;
    }
    if (!points.isEmpty()) {
      probe.addCode(points.code(value));
    }
    int region = regions.region(value);
    probe.lowest = probe.isPresent ? Math.min(probe.lowest, region) : region;
    probe.highest = probe.isPresent ? Math.max(probe.highest, region) : region;
    probe.isPresent = true;
    if (eachRegion) {
      probe.addRegion(region);
    }
  }
}
