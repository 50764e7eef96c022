package io.customerview.segmentation.analysis;

/** How the customers of one segment relate to those of another (SEG-8). */
public enum Relation {
  /** The two always have the same customers. */
  EQUAL,
  /** No customer can be in both. */
  DISJOINT,
  /** Everyone in the first is in the second. */
  WITHIN,
  /** Everyone in the second is in the first. */
  CONTAINS,
  /** A customer can be in both, in the first alone, and in the second alone. */
  OVERLAPPING,
  /** It was not found out with bounded work. */
  UNDECIDED;

  /** Returns the code of the message, such as {@code pair.within}. */
  String code() {
    return switch (this) {
      case EQUAL -> "pair.equal";
      case DISJOINT -> "pair.disjoint";
      case WITHIN -> "pair.within";
      case CONTAINS -> "pair.contains";
      case OVERLAPPING -> "pair.overlapping";
      case UNDECIDED -> "pair.undecided";
    };
  }
}
