package io.customerview.search;

/** What became of a query (SRCH-9). */
public enum SearchOutcome {
  /** It was searched; there may be no hits. */
  OK,
  /** Nothing is left of the text to search with. */
  EMPTY_QUERY,
  /** The text is shorter than its kind is searched with. */
  TOO_SHORT,
  /** The text is longer than any value of its kind, or than any query. */
  TOO_LONG,
  /** The text can't be of the kind; {@link SearchResult#mismatch()} says why. */
  NOT_THIS_KIND,
  /** The text is a CPF as public bodies publish it, which several people share. */
  MASKED
}
