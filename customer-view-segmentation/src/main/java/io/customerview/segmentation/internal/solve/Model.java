package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Formula;

/**
 * What is known so far of a customer, or of a contract, that is to meet comparisons.
 *
 * @param <T> what it becomes in the end
 */
interface Model<T> {

  /** Returns a copy that goes its own way. */
  Model<T> copy();

  /**
   * Takes in a comparison, or a block about one contract. Returns whether there may still be one
   * that meets all; false is a proof.
   */
  boolean add(Formula literal);

  /** Returns one that meets all. */
  Answer<T> finish();
}
