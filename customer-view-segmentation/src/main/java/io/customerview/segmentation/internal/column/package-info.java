/**
 * Many segments over many customers at once: columns of codes, with the rows of each value in order
 * and bitmaps over the rows, so that a condition is a few operations on words of 64 customers.
 */
@NullMarked
package io.customerview.segmentation.internal.column;

import org.jspecify.annotations.NullMarked;
