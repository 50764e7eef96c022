package io.customerview.privacy;

import io.customerview.contact.MessageChannel;
import io.customerview.message.InteractionKind;
import io.customerview.shared.CodePointOrder;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Objects;

/**
 * How many interactions of one month, channel and kind customers had who were erased, test traffic
 * left out. Immutable.
 *
 * @param month in the business zone
 * @param count 1 or more
 */
public record ErasedTotal(
    YearMonth month, MessageChannel channel, InteractionKind kind, long count) {

  /** By month, channel, contact channel of that one, and kind. */
  public static final Comparator<ErasedTotal> ORDER =
      Comparator.comparing(ErasedTotal::month)
          .thenComparing(total -> total.channel().code(), CodePointOrder::compare)
          .thenComparing(total -> total.channel().contactChannel())
          .thenComparing(ErasedTotal::kind);

  public ErasedTotal {
    Objects.requireNonNull(month, "month");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(kind, "kind");
    if (count < 1) {
      throw new IllegalArgumentException("a count is 1 or more, not " + count);
    }
  }

  /** Returns this with as many more. */
  public ErasedTotal plus(long more) {
    return new ErasedTotal(month, channel, kind, count + more);
  }
}
