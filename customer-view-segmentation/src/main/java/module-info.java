/** Splits the customer base by rules. */
@org.jspecify.annotations.NullMarked
module io.customerview.segmentation {
  requires transitive io.customerview.core;
  requires static org.jspecify;
}
