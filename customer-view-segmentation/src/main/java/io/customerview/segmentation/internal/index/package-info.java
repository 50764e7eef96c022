/**
 * Thousands of segments asked of one customer at once. Every segment has a bit; what a customer is
 * chooses rows of bits, which are put together with "and" and "or".
 */
@org.jspecify.annotations.NullMarked
package io.customerview.segmentation.internal.index;
