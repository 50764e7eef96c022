package io.customerview.segmentation.internal.index;

import java.util.List;

/** Layers that are put together in one way. */
final class Layers {

  private final PointLayer[] points;
  private final PrefixLayer[] prefixes;
  private final SpanLayer[] spans;

  /**
   * Makes layers.
   *
   * @param points comparisons with single values
   * @param prefixes comparisons that reach to one end
   * @param spans all others
   */
  Layers(List<PointLayer> points, List<PrefixLayer> prefixes, List<SpanLayer> spans) {
    this.points = points.toArray(PointLayer[]::new);
    this.prefixes = prefixes.toArray(PrefixLayer[]::new);
    this.spans = spans.toArray(SpanLayer[]::new);
  }

  /** Keeps the segments that lack no layer. */
  void and(Scratch scratch) {
    for (PointLayer layer : points) {
      layer.and(scratch);
    }
    for (PrefixLayer layer : prefixes) {
      layer.and(scratch);
    }
    for (SpanLayer layer : spans) {
      layer.and(scratch);
    }
  }

  /** Adds the segments for which one layer holds. */
  void or(Scratch scratch) {
    for (PointLayer layer : points) {
      layer.or(scratch);
    }
    for (PrefixLayer layer : prefixes) {
      layer.or(scratch);
    }
    for (SpanLayer layer : spans) {
      layer.or(scratch);
    }
  }
}
