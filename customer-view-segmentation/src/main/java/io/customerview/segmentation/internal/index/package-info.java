/**
 * Thousands of segments asked of one customer at once. Every segment has a bit; what a customer is
 * chooses rows of bits, and the segments that are in all of them are its own.
 */
@NullMarked
package io.customerview.segmentation.internal.index;

import org.jspecify.annotations.NullMarked;
