package io.customerview.message;

import io.customerview.message.MessageOutcome.Taken;

/** What became of many rows: {@code rows = added + changed + unchanged + waiting + refused}. */
public record MessageTotals(long added, long changed, long unchanged, long waiting, long refused) {

  static final MessageTotals NONE = new MessageTotals(0, 0, 0, 0, 0);

  /** Returns how many rows there were. */
  public long rows() {
    return added + changed + unchanged + waiting + refused;
  }

  MessageTotals plus(MessageOutcome outcome) {
    if (!(outcome instanceof Taken taken)) {
      return new MessageTotals(added, changed, unchanged, waiting, refused + 1);
    }
    return switch (taken.effect()) {
      case ADDED -> new MessageTotals(added + 1, changed, unchanged, waiting, refused);
      case CHANGED -> new MessageTotals(added, changed + 1, unchanged, waiting, refused);
      case UNCHANGED -> new MessageTotals(added, changed, unchanged + 1, waiting, refused);
      case WAITING -> new MessageTotals(added, changed, unchanged, waiting + 1, refused);
    };
  }
}
