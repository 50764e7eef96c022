package io.customerview.search;

import io.customerview.identity.SearchEntry;
import io.customerview.search.SearchIndex.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers in the order of names and ids, each with the entries that led to it. */
interface Candidates {

  /** A customer that may be a hit. */
  record Candidate(Position position, List<SearchEntry> entries) {}

  /** Returns the next one, or null after the last. */
  @Nullable Candidate next();
}
