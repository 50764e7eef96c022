/** Splits the customer base by rules (SEG): save segments, and hear who enters and leaves them. */
@org.jspecify.annotations.NullMarked
package io.customerview.segmentation;
