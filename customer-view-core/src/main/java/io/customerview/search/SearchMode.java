package io.customerview.search;

/** How exactly a query must be met (SRCH-8). */
public enum SearchMode {
  /** Formatting, case and accents do not matter, and parts are found too. */
  TOLERANT,
  /**
   * The text as registered, character by character; a phone number in either of the two listed
   * formats, the first block of an id, and names still without case and accents.
   */
  STRICT
}
