package io.customerview.segmentation.internal.column;

/**
 * The contracts row by row, for what has to be asked of one and the same contract. Immutable and
 * thread-safe.
 */
final class Contracts {

  private final int[] starts;
  private final Codes startDays;
  private final Codes renewalDays;
  private final Codes tagSets;

  /** The tags of each set of tags that a contract has. */
  private final Flat setTags;

  /**
   * Makes the contracts.
   *
   * @param starts where the contracts of a row begin
   * @param startDays codes of contracted dates
   * @param renewalDays codes of renewal dates, or {@link Flat#MISSING}
   * @param tagSets numbers of sets of tags
   * @param setTags codes of the tags of each set
   */
  Contracts(int[] starts, Codes startDays, Codes renewalDays, Codes tagSets, Flat setTags) {
    this.starts = starts;
    this.startDays = startDays;
    this.renewalDays = renewalDays;
    this.tagSets = tagSets;
    this.setTags = setTags;
  }

  int first(int row) {
    return starts[row];
  }

  int end(int row) {
    return starts[row + 1];
  }

  int startDay(int contract) {
    return startDays.get(contract);
  }

  int renewalDay(int contract) {
    return renewalDays.get(contract);
  }

  int tagSet(int contract) {
    return tagSets.get(contract);
  }

  int tagSets() {
    return setTags.rows();
  }

  /** Returns where the tags of a set begin. */
  int firstTag(int set) {
    return setTags.starts()[set];
  }

  int endTag(int set) {
    return setTags.starts()[set + 1];
  }

  int tag(int at) {
    return setTags.codes()[at];
  }
}
