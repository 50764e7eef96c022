/**
 * What engines are made from: a segment on a given day, with every argument resolved to the values
 * that meet it. Blocks of "not" are pushed down to single comparisons, comparisons of one field are
 * merged, and nothing is left to look up.
 */
@NullMarked
package io.customerview.segmentation.formula;

import org.jspecify.annotations.NullMarked;
