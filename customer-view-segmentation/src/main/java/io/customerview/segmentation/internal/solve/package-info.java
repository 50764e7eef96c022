/**
 * Finds an imagined customer who meets a formula, or tells that there can be none. What
 * explanations and checks are made from; it also reads conditions word by word, so that nothing
 * that was found has to be believed.
 */
@NullMarked
package io.customerview.segmentation.internal.solve;

import org.jspecify.annotations.NullMarked;
