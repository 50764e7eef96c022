package io.customerview.search;

import io.customerview.search.SearchIndex.Position;

/**
 * Where the customers of one tier are found. The candidates that a stage gives are all of its tier,
 * and some of others.
 *
 * @param tier the tier
 * @param source the lists
 */
record Stage(int tier, Source source) {

  /** Lists of the index, ready to be walked or still to be chosen. */
  interface Source {

    /** Opens the lists at a place. */
    Candidates open(Reads reads, Position from);
  }
}
