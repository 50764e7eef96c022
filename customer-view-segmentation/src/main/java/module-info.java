/** Splits the customer base by rules. */
@org.jspecify.annotations.NullMarked
module io.customerview.segmentation {
  requires transitive io.customerview.core;
  requires static com.fasterxml.jackson.core; // for hosts that keep segments, or want them as JSON
  requires static org.jspecify;
  requires com.google.common;

  exports io.customerview.segmentation;
  exports io.customerview.segmentation.analysis;
  exports io.customerview.segmentation.explain;
  exports io.customerview.segmentation.formula;
  exports io.customerview.segmentation.json;
  exports io.customerview.segmentation.rule;

  // Core finds the messages of every refusal, ours among them.
  opens io.customerview.segmentation to
      io.customerview.core;
}
