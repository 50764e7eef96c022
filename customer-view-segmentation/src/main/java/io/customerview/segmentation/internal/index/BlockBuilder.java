package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.Values;
import io.customerview.segmentation.internal.index.Block.Clause;
import io.customerview.segmentation.internal.index.Block.HostUse;
import io.customerview.segmentation.internal.index.PrefixLayer.Reach;
import io.customerview.segmentation.internal.index.SpanLayer.Spans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the comparisons of segments into layers. */
final class BlockBuilder {

  /** Clauses of several comparisons, of one segment; of more, the segment is asked again. */
  private static final int MOST_CLAUSES = 4;

  /** Comparisons of one kind with one field, of one segment; of more, it is asked again. */
  private static final int MOST_LAYERS = 4;

  /** Comparisons that stand by themselves are no clause of several. */
  private static final int UNIT = -1;

  private record Kind(int clause, Field field, Shape shape, boolean negated) {}

  private record Place(Kind kind, int layer) {}

  private record Placed(int bit, Values values) {}

  private static final class FieldParts {
    private final int number;
    private final Points.Builder points = new Points.Builder();
    private final Regions.Builder cuts = new Regions.Builder();
    private boolean eachRegion;

    FieldParts(int number) {
      this.number = number;
    }
  }

  private final List<Entry> entries;
  private final Map<Place, List<Placed>> layers = new LinkedHashMap<>();
  private final Map<Field, FieldParts> fields = new LinkedHashMap<>();
  private final Map<Field, long[]> hosts = new LinkedHashMap<>();
  private final List<long[]> without = new ArrayList<>();
  private final long[] inexact;

  private BlockBuilder(List<Entry> entries) {
    this.entries = entries;
    this.inexact = new long[Rows.words(entries.size())];
  }

  static Block block(List<Entry> entries) {
    BlockBuilder builder = new BlockBuilder(entries);
    for (int bit = 0; bit < entries.size(); bit++) {
      builder.add(bit, entries.get(bit));
    }
    return builder.build();
  }

  private void add(int bit, Entry entry) {
    for (Field host : entry.plan().hosts()) {
      Rows.set(hosts.computeIfAbsent(host, field -> new long[inexact.length]), bit);
    }
    Clauses all = Clauses.of(entry.formula());
    Map<Kind, Integer> taken = new HashMap<>();
    boolean exact = all.exact();
    for (Holds unit : units(all)) {
      exact &= place(bit, UNIT, List.of(unit), taken);
    }
    int clauses = 0;
    for (List<Holds> clause : all.clauses()) {
      if (clause.size() == 1) {
        continue;
      }
      if (clauses < MOST_CLAUSES && place(bit, clauses, clause, taken)) {
        withoutClause(clauses++, bit);
      } else {
        exact = false;
      }
    }
    if (!exact) {
      Rows.set(inexact, bit);
    }
  }

  private void withoutClause(int clause, int bit) {
    if (clause == without.size()) {
      without.add(Rows.first(entries.size()));
    }
    Rows.clear(without.get(clause), bit);
  }

  /**
   * Returns what must hold by itself. Of several that reach to the same end the one that reaches
   * least is enough: the same value decides them all.
   */
  private static List<Holds> units(Clauses all) {
    Map<Kind, Holds> reaching = new LinkedHashMap<>();
    List<Holds> units = new ArrayList<>();
    for (List<Holds> clause : all.clauses()) {
      if (clause.size() == 1) {
        for (Holds part : parts(clause.get(0))) {
          Shape shape = Shape.of(part.values());
          if (part.negated() || (shape != Shape.UP && shape != Shape.DOWN)) {
            units.add(part);
          } else {
            reaching.merge(
                new Kind(UNIT, part.field(), shape, false),
                part,
                (one, other) ->
                    new Holds(one.field(), one.values().intersection(other.values()), false));
          }
        }
      }
    }
    units.addAll(reaching.values());
    return units;
  }

  /**
   * What is known of a single value comes apart into what is quicker: a range into its ends, and
   * "not these" into the opposite of "these". All parts must hold.
   */
  private static List<Holds> parts(Holds one) {
    if (one.field().kind() == Field.Kind.REVENUE && Shape.of(one.values()) == Shape.SPANS) {
      LongValues numbers = (LongValues) one.values();
      LongValues rest = numbers.complement();
      if (Shape.of(rest) == Shape.POINTS) {
        return List.of(new Holds(one.field(), rest, true));
      }
      if (numbers.ranges() == 1) {
        return List.of(
            new Holds(one.field(), LongValues.range(numbers.first(0), Long.MAX_VALUE), false),
            new Holds(one.field(), LongValues.range(Long.MIN_VALUE, numbers.last(0)), false));
      }
    }
    return List.of(one);
  }

  /** Places all of these or, if there is no room for one, none. */
  private boolean place(int bit, int clause, List<Holds> comparisons, Map<Kind, Integer> taken) {
    Map<Kind, Integer> then = new HashMap<>(taken);
    Map<Place, Values> places = new LinkedHashMap<>();
    for (Holds one : comparisons) {
      Kind kind = new Kind(clause, one.field(), Shape.of(one.values()), one.negated());
      int layer = then.merge(kind, 1, Integer::sum) - 1;
      if (layer == MOST_LAYERS) {
        return false;
      }
      places.put(new Place(kind, layer), one.values());
    }
    taken.putAll(then);
    places.forEach((place, values) -> place(bit, place, values));
    return true;
  }

  private void place(int bit, Place place, Values values) {
    layers.computeIfAbsent(place, layer -> new ArrayList<>()).add(new Placed(bit, values));
    FieldParts field =
        fields.computeIfAbsent(place.kind().field(), one -> new FieldParts(fields.size()));
    if (place.kind().shape() == Shape.POINTS) {
      Shape.points(values).forEach(field.points::code);
    } else {
      field.cuts.cutFor(values);
      field.eachRegion |= place.kind().shape() == Shape.SPANS;
    }
  }

  private Block build() {
    FieldIndex[] indexes = new FieldIndex[fields.size()];
    fields.forEach(
        (field, parts) ->
            indexes[parts.number] =
                new FieldIndex(field, parts.points.build(), parts.cuts.build(), parts.eachRegion));
    Clause[] clauses = new Clause[without.size()];
    for (int clause = 0; clause < clauses.length; clause++) {
      clauses[clause] = new Clause(without.get(clause), layers(clause, indexes));
    }
    List<HostUse> uses = new ArrayList<>();
    hosts.forEach((field, users) -> uses.add(new HostUse(field, users)));
    return new Block(entries, indexes, layers(UNIT, indexes), clauses, inexact, uses);
  }

  private Layers layers(int clause, FieldIndex[] indexes) {
    List<PointLayer> points = new ArrayList<>();
    List<PrefixLayer> prefixes = new ArrayList<>();
    List<SpanLayer> spans = new ArrayList<>();
    layers.forEach(
        (place, placed) -> {
          Kind kind = place.kind();
          if (kind.clause() == clause) {
            FieldParts field = Objects.requireNonNull(fields.get(kind.field()));
            Regions regions = indexes[field.number].regions();
            switch (kind.shape()) {
              case POINTS -> points.add(pointLayer(kind, field, placed));
              case UP, DOWN -> prefixes.add(prefixLayer(kind, field.number, regions, placed));
              case SPANS -> spans.add(spanLayer(kind, field.number, regions, placed));
            }
          }
        });
    return new Layers(points, prefixes, spans);
  }

  private PointLayer pointLayer(Kind kind, FieldParts field, List<Placed> placed) {
    List<List<Integer>> asking = new ArrayList<>();
    for (int code = 0; code < field.points.size(); code++) {
      asking.add(new ArrayList<>());
    }
    for (Placed one : placed) {
      for (Object point : Shape.points(one.values())) {
        asking.get(field.points.code(point)).add(one.bit());
      }
    }
    return new PointLayer(field.number, kind.negated(), entries.size(), asking);
  }

  private PrefixLayer prefixLayer(Kind kind, int field, Regions regions, List<Placed> placed) {
    boolean upward = kind.shape() == Shape.UP;
    List<Reach> reaches = new ArrayList<>();
    for (Placed one : placed) {
      Regions.Span span = regions.spans(one.values()).get(0);
      reaches.add(new Reach(one.bit(), upward ? span.first() : span.last()));
    }
    return new PrefixLayer(
        field,
        upward,
        kind.negated(),
        kind.clause() == UNIT,
        entries.size(),
        regions.count(),
        reaches);
  }

  private SpanLayer spanLayer(Kind kind, int field, Regions regions, List<Placed> placed) {
    List<Spans> comparisons = new ArrayList<>();
    for (Placed one : placed) {
      comparisons.add(new Spans(one.bit(), regions.spans(one.values())));
    }
    return new SpanLayer(field, kind.negated(), entries.size(), regions.count(), comparisons);
  }
}
