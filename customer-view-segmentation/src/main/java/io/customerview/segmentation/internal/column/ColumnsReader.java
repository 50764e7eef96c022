package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.Field.Kind;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads columns row by row, to make others of them. Not thread-safe. */
final class ColumnsReader {

  private final Columns columns;
  private final Map<Kind, Flat> standard = new EnumMap<>(Kind.class);
  private final Map<HostCriterion<?>, Flat> ofHost = new HashMap<>();
  private final List<List<String>> tagSets = new ArrayList<>();

  ColumnsReader(Columns columns) {
    this.columns = columns;
    for (Kind kind : List.of(Kind.REVENUE, Kind.CITY, Kind.STATE, Kind.INDUSTRY)) {
      standard.put(kind, flat(column(kind)));
    }
    columns.ofHost().forEach((criterion, column) -> ofHost.put(criterion, flat(column)));
    Contracts contracts = columns.contracts();
    TextDictionary tags = (TextDictionary) column(Kind.TAG).dictionary();
    for (int set = 0; set < contracts.tagSets(); set++) {
      List<String> texts = new ArrayList<>();
      for (int at = contracts.firstTag(set); at < contracts.endTag(set); at++) {
        texts.add(tags.value(contracts.tag(at)));
      }
      tagSets.add(List.copyOf(texts));
    }
  }

  private Flat flat(Column column) {
    return column.index().slices().flat(columns.rows());
  }

  private Column column(Kind kind) {
    return columns.standard(kind);
  }

  CustomerId id(int row) {
    return columns.ids().id(row);
  }

  void copy(Kind kind, int row, ColumnBuilder.OfLongs target) {
    Flat flat = flat(kind);
    LongDictionary dictionary = (LongDictionary) column(kind).dictionary();
    for (int at = flat.starts()[row]; at < flat.starts()[row + 1]; at++) {
      target.add(dictionary, flat.codes()[at]);
    }
  }

  void copy(Kind kind, int row, ColumnBuilder.OfTexts target) {
    Flat flat = flat(kind);
    TextDictionary dictionary = (TextDictionary) column(kind).dictionary();
    for (int at = flat.starts()[row]; at < flat.starts()[row + 1]; at++) {
      target.add(dictionary, flat.codes()[at]);
    }
  }

  private Flat flat(Kind kind) {
    return Objects.requireNonNull(standard.get(kind));
  }

  void copyContracts(
      int row,
      ColumnBuilder.OfLongs startDays,
      ColumnBuilder.OfLongs renewalDays,
      Consumer<List<String>> tags) {
    LongDictionary starts = (LongDictionary) column(Kind.START).dictionary();
    LongDictionary renewals = (LongDictionary) column(Kind.RENEWAL).dictionary();
    Contracts contracts = columns.contracts();
    for (int contract = contracts.first(row); contract < contracts.end(row); contract++) {
      startDays.add(starts, contracts.startDay(contract));
      renewalDays.add(renewals, contracts.renewalDay(contract));
      tags.accept(tagSets.get(contracts.tagSet(contract)));
    }
  }

  void copy(HostCriterion<?> criterion, int row, HostColumnBuilder target) {
    Column column = Objects.requireNonNull(columns.ofHost().get(criterion));
    target.add(column, Objects.requireNonNull(ofHost.get(criterion)), row);
  }
}
