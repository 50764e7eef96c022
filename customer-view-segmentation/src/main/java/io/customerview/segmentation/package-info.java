/** Splits the customer base by rules (SEG): save segments, and hear who enters and leaves them. */
@NullMarked
package io.customerview.segmentation;

import org.jspecify.annotations.NullMarked;
