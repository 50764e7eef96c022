/**
 * Why a customer is in a segment or not (SEG-7): what held and what failed, with the values that
 * were seen, and the smallest changes for the opposite answer.
 */
@NullMarked
package io.customerview.segmentation.explain;

import org.jspecify.annotations.NullMarked;
