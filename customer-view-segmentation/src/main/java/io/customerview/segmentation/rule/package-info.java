/**
 * Segments as values: conditions, criteria, operators and arguments (SEG-1 to SEG-5). What is made
 * here is well formed or does not exist; whether its criteria are known is asked where it is
 * compiled.
 */
@NullMarked
package io.customerview.segmentation.rule;

import org.jspecify.annotations.NullMarked;
