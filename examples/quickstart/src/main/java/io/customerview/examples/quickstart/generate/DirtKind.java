package io.customerview.examples.quickstart.generate;

/** One kind of dirt in an export. */
public interface DirtKind {

  /** Returns the share, from 0 to 1, of the rows that can have this kind. */
  double share();

  /** Returns what it is, in a few words. */
  String meaning();
}
