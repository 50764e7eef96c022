package io.customerview.message;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.CodePointOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many interactions there are (INT-3). Immutable.
 *
 * @param lines one per channel and kind that occurs, by channel and then by kind
 */
public record InteractionTotals(List<Line> lines) {

  /**
   * How many interactions of one channel and kind there are.
   *
   * @param first when the first happened
   * @param latest when the latest happened
   */
  public record Line(
      MessageChannel channel, InteractionKind kind, long count, Instant first, Instant latest) {

    /** The order in which lines are shown. */
    public static final Comparator<Line> ORDER =
        Comparator.<Line, String>comparing(line -> line.channel().code(), CodePointOrder::compare)
            .thenComparing(line -> line.channel().contactChannel())
            .thenComparing(Line::kind);

    /** Returns this and another line of the same channel and kind as one. */
    public Line plus(Line other) {
      return new Line(
          channel,
          kind,
          count + other.count,
          first.isBefore(other.first) ? first : other.first,
          latest.isAfter(other.latest) ? latest : other.latest);
    }
  }

  public InteractionTotals {
    lines = lines.stream().sorted(Line.ORDER).toList();
  }

  /** Returns how many interactions there are over all. */
  public long count() {
    return lines.stream().mapToLong(Line::count).sum();
  }

  /** Returns when the first of all happened; empty where there is none. */
  public Optional<Instant> first() {
    return lines.stream().map(Line::first).min(Comparator.naturalOrder());
  }

  /** Returns when the latest of all happened; empty where there is none. */
  public Optional<Instant> latest() {
    return lines.stream().map(Line::latest).max(Comparator.naturalOrder());
  }

  /** Returns how many there are of a channel and kind. */
  public long count(MessageChannel channel, InteractionKind kind) {
    return lines.stream()
        .filter(line -> line.channel().equals(channel) && line.kind() == kind)
        .mapToLong(Line::count)
        .sum();
  }

  /**
   * Returns how many there are per channel: the channels that every installation has, in their
   * order and with 0 where there is none, and then those of the host's that occur.
   */
  public List<ChannelCount> byChannel() {
    return MessageChannel.standardAnd(lines.stream().map(Line::channel).toList()).stream()
        .map(channel -> new ChannelCount(channel, count(channel)))
        .toList();
  }

  private long count(MessageChannel channel) {
    return lines.stream()
        .filter(line -> line.channel().equals(channel))
        .mapToLong(Line::count)
        .sum();
  }

  /**
   * How many interactions there are on a channel.
   *
   * @param count how many; 0 or more
   */
  public record ChannelCount(MessageChannel channel, long count) {}
}
