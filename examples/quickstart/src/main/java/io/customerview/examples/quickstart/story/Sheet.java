package io.customerview.examples.quickstart.story;

import io.customerview.contact.MessageChannel;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.screen.Table;
import io.customerview.message.InteractionKind;
import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.message.MessageStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is shown of a customer, in words of the reader: moments, channels, and what happened on
 * them.
 *
 * @param screen where it is shown
 * @param zone the business zone
 */
record Sheet(Screen screen, ZoneId zone) {

  /** Stands where there is nothing. */
  static final String NONE = "–";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** Shows a table under a title. */
  void table(String title, Table table) {
    screen.blank();
    screen.say(title);
    screen.table(table);
  }

  String text(String key, Object... arguments) {
    return screen.texts().get(key, arguments);
  }

  String number(long number) {
    return text("number", number);
  }

  String time(Instant moment) {
    return MOMENT.format(moment.atZone(zone));
  }

  String time(Optional<Instant> moment) {
    return moment.map(this::time).orElse(NONE);
  }

  /** Channels of a host's own are called what the host calls them. */
  String channel(MessageChannel channel) {
    return MessageChannel.standard().contains(channel)
        ? text("message_channel." + channel.code())
        : channel.code();
  }

  String kind(InteractionKind kind) {
    return text("kind." + kind);
  }

  String status(Optional<MessageStatus> status) {
    return status.map(one -> kind(one.kind()) + " " + time(one.at())).orElse(NONE);
  }

  /** Tells the channels on which there is something: {@code e-mail 2, voice 1}. */
  String counts(List<ChannelCount> channels) {
    String counts =
        channels.stream()
            .filter(one -> one.count() > 0)
            .map(one -> channel(one.channel()) + " " + number(one.count()))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? NONE : counts;
  }
}
