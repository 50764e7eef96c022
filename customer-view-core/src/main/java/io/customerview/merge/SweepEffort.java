package io.customerview.merge;

/**
 * What a sweep for candidates has taken so far: it grows with the customers, and not with their
 * pairs.
 *
 * @param blocks how many blocks were looked into, parts of large ones too
 * @param tooLarge how many of them were too large, and divided or passed over
 * @param entries how many entries were read in the others
 * @param names how many pairs had their names compared
 * @param pairs how many pairs were compared whole
 */
public record SweepEffort(long blocks, long tooLarge, long entries, long names, long pairs) {

  static final SweepEffort NONE = new SweepEffort(0, 0, 0, 0, 0);

  SweepEffort plus(SweepEffort more) {
    return new SweepEffort(
        blocks + more.blocks,
        tooLarge + more.tooLarge,
        entries + more.entries,
        names + more.names,
        pairs + more.pairs);
  }
}
