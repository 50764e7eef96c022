/**
 * Checks of segments before they are saved (SEG-8): never true, always true, conditions that change
 * nothing, and how two segments relate. Every answer is a proof or comes with a customer who shows
 * it; where neither is found with bounded work, the answer is "undecided".
 */
@NullMarked
package io.customerview.segmentation.analysis;

import org.jspecify.annotations.NullMarked;
