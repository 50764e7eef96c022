package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.internal.index.Block.HostUse;
import io.customerview.segmentation.internal.index.RegionRows.Passing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the comparisons of segments into layers. */
final class BlockBuilder {

  /** Clauses of several comparisons, of one segment; of more, the segment is asked again. */
  private static final int MOST_CLAUSES = 4;

  /** Comparisons of one field that may each be met by another value; of more, it is asked again. */
  private static final int MOST_LAYERS = 4;

  /** Comparisons that stand by themselves are no clause of several. */
  private static final int UNIT = -1;

  /**
   * Where a comparison stands.
   *
   * @param number 0 but for those of which one value is enough: another may meet the next
   */
  private record Place(int clause, Field field, Which which, boolean some, int number) {}

  /** A segment. Those with clauses of several stand together, so that few words hold them. */
  private record InClauses(Entry entry, Clauses clauses) {

    int several() {
      return (int) clauses.clauses().stream().filter(clause -> clause.size() != 1).count();
    }
  }

  private static final class FieldParts {
    private final int number;
    private final Regions.Builder cuts = new Regions.Builder();

    FieldParts(int number) {
      this.number = number;
    }
  }

  private final List<Entry> entries;

  /** For each place and segment, what must hold there. */
  private final Map<Place, Map<Integer, List<Holds>>> layers = new LinkedHashMap<>();

  private final Map<Field, FieldParts> fields = new LinkedHashMap<>();
  private final Map<Field, long[]> hosts = new LinkedHashMap<>();
  private final List<long[]> clauses = new ArrayList<>();
  private final long[] inexact;

  private BlockBuilder(List<Entry> entries) {
    this.entries = entries;
    this.inexact = new long[Rows.words(entries.size())];
  }

  static Block block(List<Entry> entries) {
    List<InClauses> ordered =
        entries.stream()
            .map(entry -> new InClauses(entry, Clauses.of(entry.formula())))
            .sorted(Comparator.comparingInt(InClauses::several))
            .toList();
    BlockBuilder builder = new BlockBuilder(ordered.stream().map(InClauses::entry).toList());
    for (int bit = 0; bit < ordered.size(); bit++) {
      builder.add(bit, ordered.get(bit));
    }
    return builder.build();
  }

  private void add(int bit, InClauses segment) {
    for (Field host : segment.entry().plan().hosts()) {
      Rows.set(hosts.computeIfAbsent(host, field -> new long[inexact.length]), bit);
    }
    Clauses all = segment.clauses();
    boolean exact = all.exact();
    int number = 0;
    for (List<Holds> clause : all.clauses()) {
      if (clause.size() == 1) {
        exact &= place(bit, UNIT, clause);
      } else if (number < MOST_CLAUSES && place(bit, number, opposites(clause))) {
        if (number == clauses.size()) {
          clauses.add(new long[inexact.length]);
        }
        Rows.set(clauses.get(number++), bit);
      } else {
        exact = false;
      }
    }
    if (!exact) {
      Rows.set(inexact, bit);
    }
  }

  private static List<Holds> opposites(List<Holds> clause) {
    return clause.stream()
        .map(one -> new Holds(one.field(), one.values(), !one.negated()))
        .toList();
  }

  /** Places all of these or, if there is no room for one, none. */
  private boolean place(int bit, int clause, List<Holds> comparisons) {
    Map<Place, List<Holds>> places = new LinkedHashMap<>();
    for (Holds one : comparisons) {
      Which which = Which.of(one.field(), one.values());
      boolean some = which == Which.EACH && !one.negated();
      int number = 0;
      Place place = new Place(clause, one.field(), which, some, number);
      while (some && (places.containsKey(place) || isTaken(place, bit))) {
        place = new Place(clause, one.field(), which, some, ++number);
      }
      if (number == MOST_LAYERS) {
        return false;
      }
      places.computeIfAbsent(place, any -> new ArrayList<>()).add(one);
    }
    places.forEach(
        (place, holds) -> {
          layers
              .computeIfAbsent(place, any -> new LinkedHashMap<>())
              .computeIfAbsent(bit, any -> new ArrayList<>())
              .addAll(holds);
          FieldParts parts =
              fields.computeIfAbsent(place.field(), any -> new FieldParts(fields.size()));
          holds.forEach(one -> parts.cuts.cutFor(one.values()));
        });
    return true;
  }

  private boolean isTaken(Place place, int bit) {
    Map<Integer, List<Holds>> taken = layers.get(place);
    return taken != null && taken.containsKey(bit);
  }

  private Block build() {
    FieldIndex[] indexes = new FieldIndex[fields.size()];
    fields.forEach(
        (field, parts) -> indexes[parts.number] = new FieldIndex(field, parts.cuts.build()));
    Map<Integer, List<Layer>> byClause = new HashMap<>();
    layers.forEach(
        (place, holds) ->
            byClause
                .computeIfAbsent(place.clause(), any -> new ArrayList<>())
                .add(layer(place, holds, indexes)));
    Clause[] several = new Clause[clauses.size()];
    for (int clause = 0; clause < several.length; clause++) {
      several[clause] = new Clause(clauses.get(clause), layers(byClause, clause));
    }
    List<HostUse> uses = new ArrayList<>();
    hosts.forEach((field, users) -> uses.add(new HostUse(field, users)));
    return new Block(entries, indexes, layers(byClause, UNIT), several, inexact, uses);
  }

  private static Layer[] layers(Map<Integer, List<Layer>> byClause, int clause) {
    return byClause.getOrDefault(clause, List.of()).toArray(Layer[]::new);
  }

  private Layer layer(Place place, Map<Integer, List<Holds>> holds, FieldIndex[] indexes) {
    int field = Objects.requireNonNull(fields.get(place.field())).number;
    Regions regions = indexes[field].regions();
    List<Passing> passing = new ArrayList<>();
    holds.forEach((bit, all) -> passing.add(new Passing(bit, passing(regions, place, all))));
    return new Layer(field, place.which(), place.some(), RegionRows.of(regions.count(), passing));
  }

  private static BitSet passing(Regions regions, Place place, List<Holds> all) {
    BitSet passing = new BitSet();
    passing.set(0, regions.count());
    for (Holds one : all) {
      BitSet right = regions.regions(one.values());
      if (one.negated()) {
        right.flip(0, regions.count());
      }
      passing.and(right);
    }
    if (place.some()) {
      passing.flip(0, regions.count());
    }
    return passing;
  }
}
