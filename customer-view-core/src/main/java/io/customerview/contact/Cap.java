package io.customerview.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A cap (limite de frequência) on the messages that are handed over for one customer within a
 * sliding window (CNT-14):
 *
 * <pre>{@code
 * Cap.of(3, Duration.ofDays(7)).on(MessageChannel.SMS, MessageChannel.WHATSAPP).forPurposes(new Purpose("marketing"))
 * }</pre>
 *
 * <p>Messages on any of the channels for any of the purposes count together. A message leaves the
 * window exactly one window after it was handed over. Immutable.
 *
 * @param most how many there may be in any window; 1 or more
 * @param window how long the window is: whole seconds, 1 or more, at most {@value #LONGEST_DAYS}
 *     days
 * @param channels the message channels that it is about; none means all
 * @param purposes the purposes that it is about; none means all
 */
public record Cap(int most, Duration window, Set<MessageChannel> channels, Set<Purpose> purposes) {

  /** The longest window, in days. */
  public static final int LONGEST_DAYS = 366;

  public Cap {
    Objects.requireNonNull(window, "window");
    channels = Set.copyOf(channels);
    purposes = Set.copyOf(purposes);
    if (most < 1) {
      throw new IllegalArgumentException("a cap is 1 or more, not " + most);
    }
    if (!window.equals(window.truncatedTo(ChronoUnit.SECONDS))
        || window.compareTo(Duration.ofSeconds(1)) < 0
        || window.compareTo(Duration.ofDays(LONGEST_DAYS)) > 0) {
      throw new IllegalArgumentException(
          "the window of a cap is a number of seconds from 1 to those of "
              + LONGEST_DAYS
              + " days");
    }
  }

  /** Obtains a cap over all channels and purposes. */
  public static Cap of(int most, Duration window) {
    return new Cap(most, window, Set.of(), Set.of());
  }

  /** Returns this cap for some channels, whose messages count together. */
  public Cap on(MessageChannel... only) {
    return new Cap(most, window, Set.of(only), purposes);
  }

  /** Returns this cap for some purposes, whose messages count together. */
  public Cap forPurposes(Purpose... only) {
    return new Cap(most, window, channels, Set.of(only));
  }

  /** Returns whether this is about a channel and a purpose. */
  public boolean isAbout(MessageChannel channel, Purpose purpose) {
    return (channels.isEmpty() || channels.contains(channel))
        && (purposes.isEmpty() || purposes.contains(purpose));
  }

  /** Returns those hand-overs that count at a moment, the latest first. */
  List<HandOver> counted(Collection<HandOver> handOvers, Instant moment) {
    return handOvers.stream()
        .filter(one -> !one.test() && isAbout(one.channel(), one.purpose()))
        .filter(one -> one.moment().plus(window).isAfter(moment))
        .sorted(Comparator.comparing(HandOver::moment).reversed().thenComparing(HandOver::id))
        .toList();
  }

  /**
   * Returns the earliest moment from this one on at which one message more is within the cap: when
   * enough of the counted ones have left the window.
   */
  Instant roomFrom(Collection<HandOver> handOvers, Instant moment) {
    List<HandOver> counted = counted(handOvers, moment);
    return counted.size() < most ? moment : counted.get(most - 1).moment().plus(window);
  }
}
