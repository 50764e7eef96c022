package io.customerview.search;

import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.search.SearchIndex.Start;
import java.util.List;
import java.util.Optional;

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

    /** Returns the ranges that will be read first, where they are known beforehand. */
    default List<Range> firstRanges(Reads reads, Position from) {
      return List.of();
    }

    /** Returns what will be gathered first. */
    default Optional<Start> start() {
      return Optional.empty();
    }
  }
}
